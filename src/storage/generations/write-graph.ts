import { statSync } from "node:fs";
import hnswlib from "hnswlib-node";
import { BotError } from "../../errors.ts";
import { breathe } from "../../indexing/cancellation.ts";
import { syncFile } from "./durable-files.ts";

/** Measured in the README: recall 1 at 100,000 passages with 100 candidates a search. */
const LINKS = 16;
const CANDIDATES = 100;

export interface GraphOptions {
  readonly dimension: number;
  /** Points between two looks at the signal. */
  readonly pointsPerStep: number;
  readonly signal: AbortSignal;
  readonly onStep: () => void;
}

/** hnswlib says nothing when it can write nothing. */
function saveGraph(index: hnswlib.HierarchicalNSW, path: string): void {
  index.writeIndexSync(path);
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0) {
    throw new BotError(
      "STORAGE_FAILED",
      `${path} could not be written: see that the folder is writable and the disk is not full, then ` +
        "run the command again.",
    );
  }
  syncFile(path);
}

/**
 * Builds the HNSW graph over row-major vectors and saves it: the same vectors give the same graph.
 *
 * @throws {BotError} INDEX_CANCELLED once the signal is aborted; STORAGE_FAILED when nothing was
 * written.
 */
export async function writeGraph(
  path: string,
  vectors: Float32Array,
  { dimension, pointsPerStep, signal, onStep }: GraphOptions,
): Promise<void> {
  const count = vectors.length / dimension;
  const index = new hnswlib.HierarchicalNSW("ip", dimension);
  index.initIndex(count, LINKS, CANDIDATES);
  for (let row = 0; row < count; row += 1) {
    // hnswlib-node takes plain arrays only; vectors were checked when they were made.
    index.addPoint(Array.from(vectors.subarray(row * dimension, (row + 1) * dimension)), row);
    if ((row + 1) % pointsPerStep === 0 || row + 1 === count) {
      onStep();
      // oxlint-disable-next-line no-await-in-loop -- each point blocks: lets Ctrl-C in
      await breathe(signal);
    }
  }
  saveGraph(index, path);
}
