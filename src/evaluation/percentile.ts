/**
 * The value below which the given share of `values` lies, interpolated between neighbours.
 *
 * @param share From 0 (smallest) to 1 (largest); 0.5 is the median.
 * @returns `null` when there are no values.
 */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  if (below === undefined || above === undefined) {
    return null;
  }
  return below + (above - below) * (position - Math.floor(position));
}
