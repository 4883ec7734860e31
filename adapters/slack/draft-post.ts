import type { types } from "@slack/bolt";
import type { AcceptedQuestion, DraftedPart } from "../../src/assistant/courier.ts";
import type { Wording } from "../../src/presenting/wording.ts";
import type { Posted, ThreadAddress } from "./address.ts";
import type { Poster } from "./poster.ts";
import type { RenderedMessage } from "./render-answer.ts";
import { renderDraft } from "./render-draft.ts";
import type { Streams } from "./streams.ts";

export interface DraftPostParts {
  readonly poster: Poster;
  readonly streams: Streams;
  readonly address: ThreadAddress;
  readonly question: AcceptedQuestion;
  readonly wording: Wording;
  /** Keeps where the message stands as soon as that is known. */
  readonly keep: (posted: Posted) => void;
}

/**
 * The one message in which an answer grows: by a stream, else by edits. It stands in for the outcome, which
 * replaces it.
 */
export class DraftPost {
  readonly #parts: DraftPostParts;
  #posted: Posted;
  /** Blocks of claims that a stream holds. */
  #streamed = 0;

  /** @param announced What stands there before it. */
  constructor(parts: DraftPostParts, announced: Posted) {
    this.#parts = parts;
    this.#posted = announced;
  }

  /** What the outcome replaces. */
  get posted(): Posted {
    return this.#posted;
  }

  get isStreaming(): boolean {
    return this.#posted.kind === "stream";
  }

  /** @param parts All so far. @throws when it cannot be shown, or nobody knows whether it is. */
  async show(parts: readonly DraftedPart[]): Promise<void> {
    const { poster, address, question, wording } = this.#parts;
    const { body, message } = renderDraft(parts, question.id, wording);
    const added = body.slice(this.#streamed);
    this.#streamed = body.length;
    if (this.#posted.kind === "status") {
      await this.#begin(message);
      return;
    }
    if (this.#posted.kind === "stream") {
      await this.#append(this.#posted.ts, added);
    }
    // Where Slack has ended the stream, too.
    if (this.#posted.kind === "placeholder") {
      const { eventId } = question.incoming;
      await poster.changePlaceholder(address, message, { ts: this.#posted.ts, eventId });
    }
  }

  /** Stops its stream, where there is one; one that cannot be stopped now is stopped before it is replaced. */
  async stop(): Promise<void> {
    const { streams, address, question } = this.#parts;
    if (this.#posted.kind === "stream") {
      const { ts } = this.#posted;
      await streams.stop(address, ts, question.incoming.eventId);
      this.#posted = { kind: "placeholder", ts };
    }
  }

  async #begin(message: RenderedMessage): Promise<void> {
    const { poster, streams, address, question, keep } = this.#parts;
    const { incoming } = question;
    // Until Slack has answered.
    this.#posted = { kind: "unsure" };
    const ts = await streams.start(address, incoming, message.blocks);
    this.#posted =
      ts === undefined
        ? {
            kind: "placeholder",
            ts: await poster.postPlaceholder(address, message, incoming.eventId),
          }
        : { kind: "stream", ts };
    keep(this.#posted);
  }

  async #append(ts: string, blocks: readonly types.KnownBlock[]): Promise<void> {
    const { streams, address } = this.#parts;
    if (blocks.length > 0 && !(await streams.append(address, ts, blocks))) {
      this.#posted = { kind: "placeholder", ts };
    }
  }
}
