import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { z } from "zod";
import { BotError } from "../errors.ts";

/** What e5-worker.js says. */
const Reply = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("ready") }),
  z.strictObject({ kind: z.literal("unusable"), reason: z.string() }),
  z.strictObject({
    kind: z.literal("vectors"),
    id: z.int(),
    vectors: z.array(z.instanceof(Float32Array)),
  }),
  z.strictObject({ kind: z.literal("failed"), id: z.int(), reason: z.string() }),
]);

/** A batch that is being embedded. */
interface Waiting {
  readonly resolve: (vectors: Float32Array[]) => void;
  readonly reject: (fault: BotError) => void;
}

/** The network of e5 in a thread of its own; it keeps no process alive that has nothing to embed. */
export class EmbeddingThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #fault: BotError | undefined;
  #asked = 0;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on("message", (message: unknown) => this.#hear(message));
    worker.on("error", (cause) => this.#end(cause));
    worker.on("exit", () => this.#end(new Error("The thread has ended.")));
    worker.unref();
  }

  /** @throws {Error} what onnxruntime says when it cannot open the file. */
  static async open(path: string, threads: number): Promise<EmbeddingThread> {
    const worker = new Worker(new URL("e5-worker.js", import.meta.url), {
      name: "e5",
      workerData: { path, threads },
      // Whatever loader this process has, the thread needs none.
      execArgv: [],
    });
    const [message]: unknown[] = await once(worker, "message");
    const reply = Reply.parse(message);
    if (reply.kind === "ready") {
      return new EmbeddingThread(worker);
    }
    await worker.terminate();
    throw new Error("reason" in reply ? reply.reason : `The thread began with ${reply.kind}.`);
  }

  /**
   * @param texts Ids of each text.
   * @returns A vector for each, in order.
   * @throws {BotError} EMBEDDER_FAILED when the network fails, or its thread has ended.
   */
  async run(texts: readonly BigInt64Array[]): Promise<Float32Array[]> {
    if (this.#fault !== undefined) {
      throw this.#fault;
    }
    this.#asked += 1;
    const id = this.#asked;
    this.#worker.ref();
    this.#worker.postMessage({ id, texts });
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
    });
  }

  #hear(message: unknown): void {
    const reply = Reply.parse(message);
    if (reply.kind === "vectors") {
      this.#take(reply.id)?.resolve(reply.vectors);
    } else if (reply.kind === "failed") {
      this.#take(reply.id)?.reject(failed(reply.reason));
    }
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (this.#waiting.size === 0) {
      this.#worker.unref();
    }
    return waiting;
  }

  /** Nobody is left to wait for a thread that is gone. */
  #end(cause: unknown): void {
    this.#fault ??= failed(cause);
    for (const { reject } of this.#waiting.values()) {
      reject(this.#fault);
    }
    this.#waiting.clear();
  }
}

function failed(cause: unknown): BotError {
  return new BotError(
    "EMBEDDER_FAILED",
    "The shipped embedder failed while it computed. See that the machine has 500 MB of memory free, then start again.",
    { cause, retryable: true },
  );
}
