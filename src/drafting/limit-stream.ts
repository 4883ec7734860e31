import type { DraftFault } from "../domain/answer-model.ts";

/** A stream that was ended before it ended by itself. */
export class StreamEnded extends Error {
  override readonly name = "StreamEnded";
  readonly fault: Extract<DraftFault, "stalled" | "deadline" | "stopped">;

  constructor(fault: StreamEnded["fault"]) {
    super(`The stream was ended: ${fault}`);
    this.fault = fault;
  }
}

export interface StreamLimits {
  /** Longest silence between two pieces; before the first one only `signal` counts: models take time to load. */
  readonly idleMs: number;
  /** Ends the stream; its reason is thrown. */
  readonly signal: AbortSignal;
}

/** Rejects when a signal is aborted or, once something was heard, when nothing is for a while. */
class Watch {
  readonly ended: Promise<never>;
  readonly #idleMs: number;
  #reject: (reason: unknown) => void = ignore;
  #timer: NodeJS.Timeout | undefined;

  constructor({ idleMs, signal }: StreamLimits) {
    this.#idleMs = idleMs;
    this.ended = new Promise<never>((_, reject) => {
      this.#reject = reject;
    });
    // Nobody may be waiting when it is rejected.
    this.ended.catch(ignore);
    signal.addEventListener("abort", () => this.#reject(signal.reason), { once: true });
    if (signal.aborted) {
      this.#reject(signal.reason);
    }
  }

  heard(): void {
    this.stop();
    this.#timer = setTimeout(() => this.#reject(new StreamEnded("stalled")), this.#idleMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}

function ignore(): void {}

/**
 * The pieces of a stream, cut when it stalls or a signal is aborted, whether or not its source listens.
 *
 * @throws {StreamEnded} `stalled`; otherwise the signal's reason, or what the source throws.
 */
export async function* limitStream(
  source: AsyncIterable<string>,
  limits: StreamLimits,
): AsyncGenerator<string, void, undefined> {
  const watch = new Watch(limits);
  const pieces = source[Symbol.asyncIterator]();
  try {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- each piece follows the one before it
      const next = await Promise.race([pieces.next(), watch.ended]);
      if (next.done === true) {
        return;
      }
      watch.heard();
      yield next.value;
    }
  } finally {
    watch.stop();
    // Not awaited: a source that stalls would hold up its own end.
    Promise.resolve(pieces.return?.()).catch(ignore);
  }
}
