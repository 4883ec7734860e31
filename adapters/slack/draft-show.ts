import type { DraftedPart, DraftShow } from "../../src/assistant/courier.ts";
import type { Delay } from "../../src/assistant/delay.ts";
import type { Logger } from "../../src/logger.ts";
import type { Posted } from "./address.ts";
import type { DraftPost } from "./draft-post.ts";
import { slackFault } from "./fault.ts";

/** Slack wants a message changed no more than about once a second. */
const EDIT_MS = 1_000;
/** Slack ends a stream after about five minutes (slackapi/python-slack-sdk#1859). */
const STREAM_MS = 4 * 60_000;

export interface DraftShowParts {
  readonly post: DraftPost;
  readonly delay: Delay;
  readonly logger: Pick<Logger, "warn">;
  /** Called once it has ended. */
  readonly onEnd: () => void;
}

/** Shows an answer while it is made: what came meanwhile goes out together, one call after the other. */
export class SlackDraftShow implements DraftShow {
  readonly #parts: DraftShowParts;
  readonly #ended = new AbortController();
  readonly #claims: DraftedPart[] = [];
  #shown = 0;
  /** Slack is about to end the stream by itself. */
  #isLate = false;
  #isWorking = false;
  #work: Promise<void> = Promise.resolve();

  constructor(parts: DraftShowParts) {
    this.#parts = parts;
    void this.#watch();
  }

  add(part: DraftedPart): void {
    this.#claims.push(part);
    this.#wake();
  }

  async end(): Promise<Posted> {
    const { post, onEnd } = this.#parts;
    this.#ended.abort();
    onEnd();
    await this.#work;
    await this.#safely(async () => post.stop());
    return post.posted;
  }

  /** Stops the stream before Slack does. */
  async #watch(): Promise<void> {
    await this.#parts.delay(STREAM_MS, this.#ended.signal);
    this.#isLate = true;
    this.#wake();
  }

  #wake(): void {
    if (!this.#isWorking) {
      this.#isWorking = true;
      this.#work = this.#safely(async () => this.#showAll());
    }
  }

  async #showAll(): Promise<void> {
    const { post, delay } = this.#parts;
    while (!this.#ended.signal.aborted && this.#isBehind) {
      const count = this.#claims.length;
      if (this.#isLate) {
        // oxlint-disable-next-line no-await-in-loop -- one call after the other
        await post.stop();
      }
      if (count > this.#shown) {
        // oxlint-disable-next-line no-await-in-loop -- one call after the other
        await post.show(this.#claims);
        this.#shown = count;
      }
      if (!post.isStreaming) {
        // oxlint-disable-next-line no-await-in-loop -- that is what it is for
        await delay(EDIT_MS, this.#ended.signal);
      }
    }
    this.#isWorking = false;
  }

  get #isBehind(): boolean {
    return this.#claims.length > this.#shown || (this.#isLate && this.#parts.post.isStreaming);
  }

  /** What cannot be shown comes with the outcome: after a failure nothing more is tried. */
  async #safely(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.#ended.abort();
      const { reason } = slackFault(error instanceof Error ? (error.cause ?? error) : error);
      this.#parts.logger.warn({ reason }, "An answer cannot be shown while it is made");
    }
  }
}
