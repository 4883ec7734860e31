import hnswlib from "hnswlib-node";

/** Measured in the README: recall 1 at 100,000 passages with 100 candidates a search. */
const LINKS = 16;
const CANDIDATES = 100;

/** What a graph is built from. */
export interface GraphInput {
  /** File that does not exist yet. */
  readonly path: string;
  /** Row-major; `vectors.length` is a multiple of `dimension`. */
  readonly vectors: Float32Array;
  readonly dimension: number;
  /** Points between two steps. */
  readonly pointsPerStep: number;
}

export interface GraphProgress {
  /** Looked at before each point: whether to stop, with nothing written. */
  readonly isStopped: () => boolean;
  readonly onStep: () => void;
}

/**
 * Builds the HNSW graph over vectors and hands it to hnswlib to be written, which says nothing when it can
 * write nothing: the same vectors give the same graph. Keeps its thread busy for as long as it takes.
 */
export function buildGraph(
  { path, vectors, dimension, pointsPerStep }: GraphInput,
  { isStopped, onStep }: GraphProgress,
): void {
  const count = vectors.length / dimension;
  const index = new hnswlib.HierarchicalNSW("ip", dimension);
  index.initIndex(count, LINKS, CANDIDATES);
  // hnswlib-node takes plain arrays only; vectors were checked when they were made.
  const point = Array.from({ length: dimension }, () => 0);
  for (let row = 0; row < count; row += 1) {
    if (isStopped()) {
      return;
    }
    for (let at = 0; at < dimension; at += 1) {
      point[at] = vectors[row * dimension + at] ?? 0;
    }
    index.addPoint(point, row);
    if ((row + 1) % pointsPerStep === 0 || row + 1 === count) {
      onStep();
    }
  }
  index.writeIndexSync(path);
}
