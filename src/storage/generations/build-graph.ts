import hnswlib from "hnswlib-node";
import { findLostRow } from "../../retrieval/find-lost-row.ts";
import { nativeVectorIndex, rowAdder } from "../../retrieval/vector-index.ts";

/**
 * Links of each point, the first that will do. 16 is measured in the README: recall 1 at 100,000 passages
 * with 100 candidates a search. Where more passages than twice that are near-copies of one another, they
 * link to nothing else and the graph falls apart: of 50 copies each, half the rows are lost, and none with
 * 32 links.
 */
const LINKS = [16, 32, 64] as const;
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

/** Adds every row; `null` once it is stopped. */
function linkAll(
  { vectors, dimension }: GraphInput,
  links: number,
  { isStopped, onPoint }: { isStopped: () => boolean; onPoint: (row: number) => void },
): hnswlib.HierarchicalNSW | null {
  const count = vectors.length / dimension;
  const index = new hnswlib.HierarchicalNSW("ip", dimension);
  index.initIndex(count, links, CANDIDATES);
  const addRow = rowAdder(index, vectors, dimension);
  for (let row = 0; row < count; row += 1) {
    if (isStopped()) {
      return null;
    }
    addRow(row);
    onPoint(row);
  }
  return index;
}

/**
 * Builds the HNSW graph over vectors and hands it to hnswlib to be written, which says nothing when it can
 * write nothing: the same vectors give the same graph. Keeps its thread busy for as long as it takes.
 *
 * A graph that does not find its own rows is built anew with more links, which is not told as steps; the last
 * is written in any case.
 */
export function buildGraph(input: GraphInput, { isStopped, onStep }: GraphProgress): void {
  const { path, vectors, dimension, pointsPerStep } = input;
  const count = vectors.length / dimension;
  for (const links of LINKS) {
    const onPoint = (row: number): void => {
      if (links === LINKS[0] && ((row + 1) % pointsPerStep === 0 || row + 1 === count)) {
        onStep();
      }
    };
    const index = linkAll(input, links, { isStopped, onPoint });
    if (index === null) {
      return;
    }
    if (links === LINKS.at(-1) || findLostRow(nativeVectorIndex(index, count), input) === null) {
      index.writeIndexSync(path);
      return;
    }
  }
}
