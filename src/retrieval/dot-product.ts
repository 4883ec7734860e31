/**
 * Dot product of a vector with the row of a matrix that begins at `start`; for vectors of length 1,
 * their cosine.
 *
 * Four sums at a time: the processor need not wait for one addition before the next.
 */
export function dotProduct(vector: Float32Array, matrix: Float32Array, start: number): number {
  const { length } = vector;
  const even = length - (length % 4);
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let at = 0; at < even; at += 4) {
    const row = start + at;
    a += (vector[at] ?? 0) * (matrix[row] ?? 0);
    b += (vector[at + 1] ?? 0) * (matrix[row + 1] ?? 0);
    c += (vector[at + 2] ?? 0) * (matrix[row + 2] ?? 0);
    d += (vector[at + 3] ?? 0) * (matrix[row + 3] ?? 0);
  }
  for (let at = even; at < length; at += 1) {
    a += (vector[at] ?? 0) * (matrix[start + at] ?? 0);
  }
  return a + b + (c + d);
}
