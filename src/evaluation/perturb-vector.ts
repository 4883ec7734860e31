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
  const noise = new Float32Array(vector.length);
  for (let at = 0; at < noise.length; at += 1) {
    noise[at] = random() - 0.5;
  }
  normalise(noise);
  // Written out: an enlarged base has hundreds of thousands of them.
  for (let at = 0; at < noise.length; at += 1) {
    noise[at] = (vector[at] ?? 0) + STRENGTH * (noise[at] ?? 0);
  }
  normalise(noise);
  return noise;
}

/** Brings a vector to length 1, in place. */
function normalise(vector: Float32Array): void {
  let sum = 0;
  for (const value of vector) {
    sum += value * value;
  }
  const length = Math.sqrt(sum);
  for (let at = 0; at < vector.length; at += 1) {
    // oxlint-disable-next-line no-param-reassign -- in place, see above
    vector[at] = (vector[at] ?? 0) / length;
  }
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
