import { keepBest } from "./keep-best.ts";
import { QuantisedRows } from "./quantised-rows.ts";
import { byScore, type ScoredRow } from "./scale.ts";
import type { VectorIndex } from "./vector-index.ts";
import type { VectorMatrix } from "./vector-matrix.ts";

/** From so many rows on they are compared in 8 bits first; below, memory takes no longer than the processor. */
const QUANTISED_ROWS = 5_000;
/** Rows then compared exactly for each that is wanted: of 4 for 3 none was missed at 10,000 passages. */
const OVERSAMPLING = 1.5;

class ScannedVectors implements VectorIndex {
  readonly #matrix: VectorMatrix;
  readonly #groups: Uint8Array;
  readonly #groupCount: number;
  readonly #quantised: QuantisedRows | undefined;

  constructor(matrix: VectorMatrix, groups: Uint8Array) {
    this.#matrix = matrix;
    this.#groups = groups;
    this.#groupCount = groups.reduce((most, group) => Math.max(most, group + 1), 0);
    this.#quantised = matrix.rows < QUANTISED_ROWS ? undefined : new QuantisedRows(matrix);
  }

  search(vector: Float32Array, limit: number): readonly ScoredRow[] {
    const score = (row: number): number => this.#matrix.dot(vector, row);
    const best =
      this.#quantised === undefined
        ? this.#bestOfEach(limit, score)
        : this.#near(this.#quantised.scan(vector), limit).map((rows) =>
            rows
              .map(({ row }) => ({ row, score: score(row) }))
              .toSorted(byScore)
              .slice(0, limit),
          );
    return best.flat().toSorted(byScore);
  }

  /** Those of each group among which the nearest are. */
  #near(scores: Int32Array, limit: number): readonly (readonly ScoredRow[])[] {
    return this.#bestOfEach(Math.ceil(limit * OVERSAMPLING), (row) => scores[row] ?? 0);
  }

  /** In the order in which rows lie in memory: in any other it takes twice as long. */
  #bestOfEach(limit: number, scoreOf: (row: number) => number): readonly (readonly ScoredRow[])[] {
    const best = Array.from({ length: this.#groupCount }, (): ScoredRow[] => []);
    const groups = this.#groups;
    for (let row = 0; row < groups.length; row += 1) {
      const score = scoreOf(row);
      const own = best[groups[row] ?? 0] ?? [];
      if (own.length < limit || score > (own[limit - 1]?.score ?? 0)) {
        keepBest(own, { row, score }, limit);
      }
    }
    return best;
  }
}

/**
 * Search over every row of a matrix: recall 1.
 *
 * @param groups - Group of each row, counted from 0: a search then finds its `limit` of each group. One group unless given.
 */
export function scannedVectorIndex(
  matrix: VectorMatrix,
  groups: Uint8Array = new Uint8Array(matrix.rows),
): VectorIndex {
  return new ScannedVectors(matrix, groups);
}
