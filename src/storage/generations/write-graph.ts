import { once } from "node:events";
import { statSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { BotError } from "../../errors.ts";
import { cancelled } from "../../indexing/cancellation.ts";
import type { GraphTask } from "./answer-graph.ts";
import type { GraphInput } from "./build-graph.ts";
import { syncFile } from "./durable-files.ts";

export interface GraphOptions extends Omit<GraphInput, "path" | "vectors"> {
  readonly signal: AbortSignal;
  readonly onStep: () => void;
}

/** hnswlib says nothing when it can write nothing. */
function checkWritten(path: string): void {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0) {
    throw new BotError(
      "STORAGE_FAILED",
      `${path} could not be written: see that the folder is writable and the disk is not full, then ` +
        "run the command again.",
    );
  }
}

/**
 * Builds the HNSW graph over row-major vectors in a thread of its own and saves it: the same vectors give
 * the same graph. Vectors in shared memory are not copied.
 *
 * @throws {BotError} INDEX_CANCELLED once the signal is aborted; STORAGE_FAILED when nothing was
 * written.
 */
export async function writeGraph(
  path: string,
  vectors: Float32Array,
  { signal, onStep, ...input }: GraphOptions,
): Promise<void> {
  const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const task: GraphTask = { input: { ...input, path, vectors }, stop };
  const thread = new Worker(new URL("./graph-worker.js", import.meta.url), { workerData: task });
  thread.on("message", () => {
    if (!signal.aborted) {
      onStep();
    }
  });
  // Asked to stop and not terminated: the process does not survive that inside hnswlib.
  const askToStop = (): unknown => Atomics.store(stop, 0, 1);
  signal.addEventListener("abort", askToStop);
  try {
    if (signal.aborted) {
      askToStop();
    }
    // Rejects with the thread's own error.
    await once(thread, "exit");
  } finally {
    signal.removeEventListener("abort", askToStop);
  }
  if (signal.aborted) {
    throw cancelled(signal.reason);
  }
  checkWritten(path);
  syncFile(path);
}
