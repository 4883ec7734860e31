import { seededRandom } from "./seeded-random.ts";

/** Vectors of length 1, the same each time, row-major. */
export function randomVectors(count: number, dimension: number): Float32Array {
  const random = seededRandom(7);
  const vectors = new Float32Array(count * dimension);
  for (let row = 0; row < count; row += 1) {
    const values = Array.from({ length: dimension }, () => random() - 0.5);
    const length = Math.hypot(...values);
    vectors.set(
      values.map((value) => value / length),
      row * dimension,
    );
  }
  return vectors;
}
