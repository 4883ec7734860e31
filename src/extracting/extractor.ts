import { once } from "node:events";
import { Worker } from "node:worker_threads";
import PQueue from "p-queue";
import type { ExtractionReply, ExtractionRequest } from "./answer-extractions.ts";
import { failed } from "./document-parts.ts";
import type { ExtractInput, ExtractResult } from "./extracted-document.ts";

/** Reads documents in a thread of its own, which is ended when a document keeps it too long. */
export interface DocumentExtractor {
  /** One document after the other. Rejects with the signal's reason once that is aborted. */
  readonly extract: (input: ExtractInput) => Promise<ExtractResult>;
  /** Ends the thread; the next reading would start another. */
  readonly close: () => Promise<void>;
}

export interface ExtractorOptions {
  /** For one document. A PDF of 300 pages takes 2 s, a page of the web some 10 ms. */
  readonly timeoutMs?: number;
  /** For the objects of the thread. */
  readonly memoryMb?: number;
}

const TIMEOUT_MS = 60_000;
const MEMORY_MB = 1024;

function startThread(memoryMb: number): Worker {
  const thread = new Worker(new URL("./extract-worker.js", import.meta.url), {
    // No settings and no secrets: what is read there comes from strangers.
    env: {},
    // Libraries print warnings on hostile input.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  thread.stdout.resume();
  thread.stderr.resume();
  return thread;
}

const BROKEN = "broke its reader";

/** Result when the thread broke instead of answering. */
function describe(error: unknown): ExtractResult {
  const code = error instanceof Error && "code" in error ? error.code : null;
  return code === "ERR_WORKER_OUT_OF_MEMORY"
    ? failed("bomb", "needs more memory than any document may")
    : failed("unreadable", BROKEN);
}

/** Waits for the answer of a thread, its end, or the signal, whichever is first. */
async function ask(
  thread: Worker,
  request: ExtractionRequest,
  signal: AbortSignal,
): Promise<ExtractionReply | null> {
  const settled = new AbortController();
  const until = { signal: AbortSignal.any([signal, settled.signal]) };
  try {
    // Both reject with the thread's own error.
    const events = [once(thread, "message", until), once(thread, "exit", until)];
    thread.postMessage(request);
    const [reply]: (ExtractionReply | number)[] = await Promise.race(events);
    return typeof reply === "object" ? reply : null;
  } finally {
    settled.abort();
  }
}

class ThreadExtractor implements DocumentExtractor {
  private readonly timeoutMs: number;
  private readonly memoryMb: number;
  private readonly queue = new PQueue({ concurrency: 1 });
  private thread: Worker | null = null;

  constructor({ timeoutMs = TIMEOUT_MS, memoryMb = MEMORY_MB }: ExtractorOptions) {
    this.timeoutMs = timeoutMs;
    this.memoryMb = memoryMb;
  }

  readonly extract = async (input: ExtractInput): Promise<ExtractResult> =>
    this.queue.add(async () => this.read(input));

  readonly close = async (): Promise<void> => {
    const { thread } = this;
    this.thread = null;
    await thread?.terminate();
  };

  private async read({ signal, ...input }: ExtractInput): Promise<ExtractResult> {
    signal.throwIfAborted();
    this.thread ??= startThread(this.memoryMb);
    const deadline = AbortSignal.timeout(this.timeoutMs);
    try {
      const both = AbortSignal.any([signal, deadline]);
      const reply = await ask(this.thread, { input }, both);
      return reply?.kind === "result"
        ? reply.result
        : await this.endWith(failed("unreadable", reply?.message ?? BROKEN));
    } catch (error) {
      const result = await this.endWith(describe(error));
      signal.throwIfAborted();
      return deadline.aborted
        ? failed("bomb", `took longer than ${String(this.timeoutMs / 1000)} s to read`)
        : result;
    }
  }

  /** A thread that broke or was left is not asked again. */
  private async endWith(result: ExtractResult): Promise<ExtractResult> {
    await this.close();
    return result;
  }
}

/**
 * Starts no thread before the first document. What a document can do to its reader, running on without
 * end or filling the memory, ends with the thread and is told as its fault; the run goes on.
 */
export function createExtractor(options: ExtractorOptions = {}): DocumentExtractor {
  return new ThreadExtractor(options);
}
