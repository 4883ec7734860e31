import { BotError } from "../errors.ts";
import { EmbeddingThread } from "./embedding-thread.ts";

/** Runs one batch of ids; a vector of length 1 for each text, in order. */
export type RunBatch = (batch: readonly (readonly number[])[]) => Promise<Float32Array[]>;

/**
 * Opens the network of e5, in a thread of its own: words are searched for while it computes.
 *
 * @param path A model.onnx whose checksum was compared.
 * @param threads 1 or 2 that compute; more cores are of no use to one question.
 * @throws {BotError} MODEL_FILE_INVALID when onnxruntime cannot open it.
 */
export async function openE5Session(path: string, threads: number): Promise<RunBatch> {
  const thread = await openThread(path, threads);
  return async (batch) =>
    thread.run(batch.map((ids) => BigInt64Array.from(ids, (each) => BigInt(each))));
}

async function openThread(path: string, threads: number): Promise<EmbeddingThread> {
  try {
    return await EmbeddingThread.open(path, threads);
  } catch (cause) {
    throw new BotError(
      "MODEL_FILE_INVALID",
      `${path} is intact, but onnxruntime-node cannot open it on ${process.platform}/${process.arch}. Run \`npm ci\` on this machine, and see that it has 500 MB of memory free.`,
      { cause },
    );
  }
}
