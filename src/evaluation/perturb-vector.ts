/** Size of the disturbance against the vector itself: the cosine stays about 0.97. */
const STRENGTH = 0.25;

/**
 * A vector of length 1 near another: the same seed gives the same one.
 *
 * @param vector Of length 1.
 * @param seed A whole number from 0 to 2 ** 32 - 1.
 */
export function perturbVector(vector: Float32Array, seed: number): Float32Array {
  const random = randomNumbers(seed);
  const noise = normalised(Float32Array.from(vector, () => random() - 0.5));
  return normalised(vector.map((value, index) => value + STRENGTH * (noise[index] ?? 0)));
}

function normalised(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return vector.map((value) => value / length);
}

/** Mulberry32: numbers from 0 to below 1, the same for the same seed on every machine. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
