// The thread that e5-session.ts starts: `run` of onnxruntime-node holds the thread that calls it until it has its numbers.
// JavaScript, since Node 20 runs no TypeScript, and a loader would take longer to start than the network.
import { parentPort, workerData } from "node:worker_threads";
import { InferenceSession, Tensor } from "onnxruntime-node";

const OUTPUT = "sentence_embedding";

/** @returns {Promise<InferenceSession>} */
async function open() {
  const { path, threads } = workerData;
  const session = await InferenceSession.create(path, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    // Spinning threads slow each other down 2 to 4 times when another process holds a core.
    extra: { session: { intra_op: { allow_spinning: "0" } } },
  });
  if (!session.outputNames.includes(OUTPUT)) {
    throw new Error(`It gives no ${OUTPUT}.`);
  }
  return session;
}

/**
 * Each text alone: the network scales its numbers over all texts of a run, so that a vector would depend on what
 * happens to be embedded with it.
 *
 * @param {InferenceSession} session
 * @param {BigInt64Array} ids
 */
async function embed(session, ids) {
  const output = await session.run({ input_ids: new Tensor("int64", ids, [1, ids.length]) });
  return output[OUTPUT].data;
}

/** @param {unknown} error */
const told = (error) => (error instanceof Error ? error.message : String(error));

/**
 * @param {InferenceSession} session
 * @param {{ id: number, texts: BigInt64Array[] }} message
 */
async function answer(session, { id, texts }) {
  try {
    const vectors = [];
    for (const ids of texts) {
      // oxlint-disable-next-line no-await-in-loop -- one text at a time uses all threads
      vectors.push(await embed(session, ids));
    }
    parentPort.postMessage({ kind: "vectors", id, vectors });
  } catch (error) {
    parentPort.postMessage({ kind: "failed", id, reason: told(error) });
  }
}

try {
  const session = await open();
  parentPort.on("message", (message) => {
    void answer(session, message);
  });
  parentPort.postMessage({ kind: "ready" });
} catch (error) {
  parentPort.postMessage({ kind: "unusable", reason: told(error) });
}
