/** Products added up in one round: the processor need not wait for one addition before the next. */
const LANES = 4;

/**
 * Dot product of a vector with the row of a matrix that begins at `start`; for vectors of length 1,
 * their cosine.
 */
export function dotProduct(vector: Float32Array, matrix: Float32Array, start: number): number {
  const product = (at: number): number => (vector[at] ?? 0) * (matrix[start + at] ?? 0);
  const even = vector.length - (vector.length % LANES);
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let at = 0; at < even; at += LANES) {
    a += product(at);
    b += product(at + 1);
    c += product(at + 2);
    d += product(at + 3);
  }
  for (let at = even; at < vector.length; at += 1) {
    a += product(at);
  }
  return a + b + (c + d);
}
