import type { VectorIndex } from "./vector-index.ts";

const NEIGHBOURS = 10;
/** As many where a graph is built as where it is checked: what passes here passes there. */
const PROBES = 200;

interface LostRowOptions {
  /** Those of the index, row-major, each of length 1. */
  readonly vectors: Float32Array;
  readonly dimension: number;
  /** Rows that are looked up, about; 200 unless given. */
  readonly probes?: number;
}

/**
 * Looks up rows spread over an index by their own vectors.
 *
 * @returns the first that is not found; `null` when all are.
 */
export function findLostRow(
  index: VectorIndex,
  { vectors, dimension, probes = PROBES }: LostRowOptions,
): number | null {
  const count = vectors.length / dimension;
  const step = Math.max(1, Math.floor(count / probes));
  for (let row = 0; row < count; row += step) {
    const vector = vectors.subarray(row * dimension, (row + 1) * dimension);
    // By score, not by row: two passages may have the same vector.
    const best = index.search(vector, NEIGHBOURS)[0]?.score ?? 0;
    if (Math.abs(best - 1) > 1e-3) {
      return row;
    }
  }
  return null;
}
