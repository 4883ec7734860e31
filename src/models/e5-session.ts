import type * as Runtime from "onnxruntime-node";
import { BotError } from "../errors.ts";

/** Runs one batch of ids; a vector of length 1 for each text, in order. */
export type RunBatch = (batch: readonly (readonly number[])[]) => Promise<Float32Array[]>;

const PADDING_ID = 1n;

/**
 * Opens the network of e5.
 *
 * @param path A model.onnx whose checksum was compared.
 * @param threads 1 or 2; more cores are of no use to one question.
 * @throws {BotError} MODEL_FILE_INVALID when onnxruntime cannot open it.
 */
export async function openE5Session(path: string, threads: number): Promise<RunBatch> {
  const { runtime, session } = await createSession(path, threads);
  return async (batch) => {
    const { ids, mask, width } = pad(batch);
    const shape = [batch.length, width];
    const output = await session.run({
      input_ids: new runtime.Tensor("int64", ids, shape),
      attention_mask: new runtime.Tensor("int64", mask, shape),
    });
    return rows(output, batch.length);
  };
}

async function createSession(
  path: string,
  threads: number,
): Promise<{ runtime: typeof Runtime; session: Runtime.InferenceSession }> {
  try {
    // Imported here so that a machine without a binary of it gets the message below.
    const runtime = await import("onnxruntime-node");
    const session = await runtime.InferenceSession.create(path, {
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      // Spinning threads slow each other down 2 to 4 times when another process holds a core.
      extra: { session: { intra_op: { allow_spinning: "0" } } },
    });
    return { runtime, session };
  } catch (cause) {
    throw new BotError(
      "MODEL_FILE_INVALID",
      `${path} is intact, but onnxruntime-node cannot open it on ${process.platform}/${process.arch}. Run \`npm ci\` on this machine, and see that it has 500 MB of memory free.`,
      { cause },
    );
  }
}

function pad(batch: readonly (readonly number[])[]): {
  ids: BigInt64Array;
  mask: BigInt64Array;
  width: number;
} {
  const width = batch.reduce((longest, ids) => Math.max(longest, ids.length), 0);
  const ids = new BigInt64Array(batch.length * width).fill(PADDING_ID);
  const mask = new BigInt64Array(batch.length * width);
  batch.forEach((textIds, row) => {
    ids.set(textIds.map(BigInt), row * width);
    mask.fill(1n, row * width, row * width + textIds.length);
  });
  return { ids, mask, width };
}

function rows(output: Runtime.InferenceSession.ReturnType, count: number): Float32Array[] {
  const data = output["sentence_embedding"]?.data;
  if (!(data instanceof Float32Array)) {
    throw new BotError(
      "MODEL_FILE_INVALID",
      "model.onnx gave no `sentence_embedding` of float32. Restore it with `git checkout -- data/models`.",
    );
  }
  const dimension = data.length / count;
  return Array.from({ length: count }, (_, row) =>
    data.slice(row * dimension, (row + 1) * dimension),
  );
}
