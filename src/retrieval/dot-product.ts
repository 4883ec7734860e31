/** Products added up in one round: the processor need not wait for one addition before the next. */
const LANES = 4;

/**
 * Dot product of a vector with the row of a matrix that begins at `start`; for vectors of length 1,
 * their cosine. Written out, since a closure for the product costs half as much again.
 */
export function dotProduct(vector: Float32Array, matrix: Float32Array, start: number): number {
  const even = vector.length - (vector.length % LANES);
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let at = 0, row = start; at < even; at += LANES, row += LANES) {
    a += (vector[at] ?? 0) * (matrix[row] ?? 0);
    b += (vector[at + 1] ?? 0) * (matrix[row + 1] ?? 0);
    c += (vector[at + 2] ?? 0) * (matrix[row + 2] ?? 0);
    d += (vector[at + 3] ?? 0) * (matrix[row + 3] ?? 0);
  }
  const sum = a + b + (c + d);
  return even === vector.length ? sum : sum + rest(vector.subarray(even), matrix, start + even);
}

/** The last values of vectors whose length is no multiple of the lanes. */
function rest(vector: Float32Array, matrix: Float32Array, start: number): number {
  return vector.reduce((sum, value, at) => sum + value * (matrix[start + at] ?? 0), 0);
}
