/** Of two vectors of length 1; NaN when one is not there, so that no comparison passes. */
export function cosine(a: ArrayLike<number> = [], b: ArrayLike<number> = []): number {
  if (a.length === 0 || a.length !== b.length) {
    return Number.NaN;
  }
  return Array.from(a).reduce((sum, value, index) => sum + value * (b[index] ?? Number.NaN), 0);
}
