import hnswlib from "hnswlib-node";
import { byScore, type ScoredRow } from "./scale.ts";

/** Nearest rows by cosine; rows and query have length 1. */
export interface VectorIndex {
  /** At most `limit` rows, highest first, ties by row. */
  search(vector: Float32Array, limit: number): readonly ScoredRow[];
}

/** Breadth of the graph search: recall 1 at 100,000 rows, 0.49 ms (see README). */
const EF_SEARCH = 100;

interface NativeIndex {
  searchKnn(vector: number[], count: number): { distances: number[]; neighbors: number[] };
}

class NativeVectorIndex implements VectorIndex {
  readonly #index: NativeIndex;
  readonly #count: number;

  constructor(index: NativeIndex, count: number) {
    this.#index = index;
    this.#count = count;
  }

  search(vector: Float32Array, limit: number): readonly ScoredRow[] {
    // hnswlib-node takes plain arrays only, and throws when asked for more rows than it holds.
    const found = this.#index.searchKnn(Array.from(vector), Math.min(limit, this.#count));
    return found.neighbors
      .map((row, at) => ({ row, score: 1 - (found.distances[at] ?? 1) }))
      .toSorted(byScore);
  }
}

/** What adds a row of vectors to an index of hnswlib under its number. */
export function rowAdder(
  index: Pick<hnswlib.BruteforceSearch, "addPoint">,
  vectors: Float32Array,
  dimension: number,
): (row: number) => void {
  // hnswlib-node takes plain arrays only: the same one for all, since to make one takes as long as to add it.
  const point = Array.from({ length: dimension }, () => 0);
  return (row) => {
    for (let at = 0; at < dimension; at += 1) {
      point[at] = vectors[row * dimension + at] ?? 0;
    }
    index.addPoint(point, row);
  };
}

/** Approximate search on a HNSW graph of so many rows. */
export function nativeVectorIndex(index: hnswlib.HierarchicalNSW, count: number): VectorIndex {
  // hnswlib does not save the breadth of search: it is 10 in a new graph, and back at 10 after a load.
  index.setEf(EF_SEARCH);
  return new NativeVectorIndex(index, count);
}

/** Approximate search on a saved HNSW graph, for bases too large to be searched row by row. */
export function graphVectorIndex(file: string, dimension: number, count: number): VectorIndex {
  const index = new hnswlib.HierarchicalNSW("ip", dimension);
  index.readIndexSync(file);
  return nativeVectorIndex(index, count);
}
