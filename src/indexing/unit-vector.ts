/** Rounding of float32 leaves about 1e-7, that of a 4-bit model's own normalisation less than this. */
const TOLERANCE = 1e-3;

/** Whether every number is finite and the length is 1, as cosines by dot product need. */
export function isUnitVector(vector: Float32Array): boolean {
  let sum = 0;
  for (const value of vector) {
    sum += value * value;
  }
  // False for NaN as well: NaN compares with nothing.
  return Math.abs(Math.sqrt(sum) - 1) <= TOLERANCE;
}
