import {
  type AcceptedQuestion,
  type Courier,
  type DraftShow,
  type Json,
  UndeliverableError,
} from "../../src/assistant/courier.ts";
import type { Delay } from "../../src/assistant/delay.ts";
import type { Outcome } from "../../src/assistant/outcome.ts";
import { failedNotice, notice } from "../../src/presenting/notices.ts";
import { Address, Posted, type ThreadAddress } from "./address.ts";
import { type SlackContext, wordingFor } from "./context.ts";
import { DraftPost } from "./draft-post.ts";
import { SlackDraftShow } from "./draft-show.ts";
import { nameOf } from "./handling.ts";
import { KnownPosts, NOTHING, type Shown } from "./known-posts.ts";
import type { Poster } from "./poster.ts";
import { type RenderedMessage } from "./render-answer.ts";
import { renderNotice } from "./render-view.ts";
import type { Statuses } from "./statuses.ts";
import type { Streams } from "./streams.ts";

/** Renders an outcome as the messages it takes, in order; empty when nothing is to be shown. */
type RenderOutcome = (
  outcome: Outcome,
  question: AcceptedQuestion,
  address: Address,
) => readonly RenderedMessage[];

export interface CourierParts {
  readonly context: SlackContext;
  readonly poster: Poster;
  readonly statuses: Statuses;
  readonly streams: Streams;
  /** Askers of the answers that are shown while they are made, by the number of the question. */
  readonly drafts: Map<number, string>;
  readonly delay: Delay;
  readonly render: RenderOutcome;
}

/**
 * Brings outcomes to Slack. Each public message carries the event's id as metadata; after a failure or
 * in another process it is looked for before anything is sent, so that nothing is sent twice. Messages
 * that only one person sees cannot be looked up: those replace the one before them, or come again.
 */
export class SlackCourier implements Courier {
  readonly #parts: CourierParts;
  readonly #posts: KnownPosts;

  constructor(parts: CourierParts) {
    this.#parts = parts;
    this.#posts = new KnownPosts(parts.context);
  }

  async announce(question: AcceptedQuestion): Promise<Json> {
    const address = readAddress(question);
    // The reply to a command says already that it is being looked up.
    return address.kind === "private" ? { kind: "status" } : this.#announceIn(address, question);
  }

  async #announceIn(address: ThreadAddress, question: AcceptedQuestion): Promise<Posted> {
    const { context, statuses, poster } = this.#parts;
    const { incoming } = question;
    const text = notice("looking-up", wordingFor(context, incoming.locale));
    if (await statuses.show(address, { text, title: incoming.text })) {
      return { kind: "status" };
    }
    const { placeholder } =
      question.attempts === 0 ? NOTHING : await this.#posts.look(address, incoming.eventId);
    const ts =
      placeholder ?? (await poster.postPlaceholder(address, renderNotice(text), incoming.eventId));
    return { kind: "placeholder", ts };
  }

  /** What one person alone sees comes whole: its address takes few messages. */
  showDraft(question: AcceptedQuestion, keep: (posted: Json) => void): DraftShow | undefined {
    const { context, poster, streams, drafts, delay } = this.#parts;
    const { id, incoming } = question;
    const address = Address.safeParse(incoming.address).data;
    const announced = Posted.safeParse(question.posted).data;
    if (address?.kind !== "thread" || announced === undefined) {
      return undefined;
    }
    const wording = wordingFor(context, incoming.locale);
    drafts.set(id, incoming.user);
    const post = new DraftPost({ poster, streams, address, question, wording, keep }, announced);
    const { logger } = context;
    return new SlackDraftShow({ post, delay, logger, onEnd: () => drafts.delete(id) });
  }

  async deliver(question: AcceptedQuestion, outcome: Outcome): Promise<Json> {
    const address = readAddress(question);
    const contents = this.#render(outcome, question, address);
    if (address.kind === "private") {
      return this.#deliverPrivately(address, contents);
    }
    const shown = await this.#posts.of(question, address);
    await this.#stopStream(question, address, shown);
    const isFirst = shown.parts.size === 0;
    if (outcome.kind === "limited" && isFirst && !address.isDirect) {
      return this.#whisper(question, { address, contents, shown });
    }
    return this.#post(question, { address, contents, shown });
  }

  /** A fault of our own in an answer must not keep its asker waiting: they are told that it failed. */
  #render(
    outcome: Outcome,
    question: AcceptedQuestion,
    address: Address,
  ): readonly RenderedMessage[] {
    const { render, context } = this.#parts;
    try {
      return render(outcome, question, address);
    } catch (error) {
      context.logger.error({ error: nameOf(error) }, "An outcome could not be rendered");
      const wording = wordingFor(context, question.incoming.locale);
      return [renderNotice(failedNotice("internal", wording))];
    }
  }

  async #deliverPrivately(
    address: Extract<Address, { kind: "private" }>,
    contents: readonly RenderedMessage[],
  ): Promise<Posted> {
    for (const [index, content] of contents.entries()) {
      if (index === 0) {
        // oxlint-disable-next-line no-await-in-loop -- parts are read in order
        await this.#parts.poster.answerPrivately(address, content);
      } else {
        const { channel, user } = address;
        // oxlint-disable-next-line no-await-in-loop -- parts are read in order
        await this.#parts.poster.whisper({ channel, user, threadTs: null }, content);
      }
    }
    return { kind: "private" };
  }

  /** Tells the asker alone; where Slack does not let us, everybody in the thread. */
  async #whisper(question: AcceptedQuestion, parts: Delivery): Promise<Posted> {
    const { poster, statuses } = this.#parts;
    const { address, contents, shown } = parts;
    const [content] = contents;
    if (content === undefined) {
      return this.#post(question, parts);
    }
    const { user } = question.incoming;
    try {
      await poster.whisper({ channel: address.channel, user, threadTs: address.threadTs }, content);
    } catch (error) {
      if (error instanceof UndeliverableError) {
        return this.#post(question, parts);
      }
      throw error;
    }
    await (shown.placeholder === null
      ? statuses.clear(address)
      : poster.remove(address, shown.placeholder));
    return { kind: "private" };
  }

  async #post(question: AcceptedQuestion, { address, contents, shown }: Delivery): Promise<Posted> {
    const { poster } = this.#parts;
    const { eventId } = question.incoming;
    const ts: string[] = [];
    for (const [part, content] of contents.entries()) {
      const old = shown.parts.get(part) ?? (part === 0 ? shown.placeholder : null);
      const sent =
        old === null
          ? poster.post(address, content, { eventId, part })
          : poster.change(address, content, { eventId, part, ts: old });
      // oxlint-disable-next-line no-await-in-loop -- parts are read in order
      ts.push(await sent);
    }
    await this.#removeAll(address, shown, new Set(ts));
    return { kind: "messages", ts };
  }

  async retract(question: AcceptedQuestion): Promise<void> {
    const address = readAddress(question);
    if (address.kind === "private") {
      return;
    }
    try {
      const shown = await this.#posts.all(question, address);
      await this.#stopStream(question, address, shown);
      await this.#removeAll(address, shown, new Set());
      await this.#parts.statuses.clear(address);
    } catch (error) {
      // Where the channel is gone, nothing is shown any more.
      if (!(error instanceof UndeliverableError)) {
        throw error;
      }
    }
  }

  /** A message cannot be changed while it grows. */
  async #stopStream(
    { incoming }: AcceptedQuestion,
    address: ThreadAddress,
    { placeholder, isStreaming }: Shown,
  ): Promise<void> {
    if (isStreaming && placeholder !== null) {
      await this.#parts.streams.stop(address, placeholder, incoming.eventId);
    }
  }

  async #removeAll(
    address: ThreadAddress,
    { parts, placeholder }: Shown,
    kept: ReadonlySet<string>,
  ): Promise<void> {
    const { poster } = this.#parts;
    const all = [...parts.values(), ...(placeholder === null ? [] : [placeholder])];
    await Promise.all(
      all.filter((ts) => !kept.has(ts)).map(async (ts) => poster.remove(address, ts)),
    );
  }
}

interface Delivery {
  readonly address: ThreadAddress;
  readonly contents: readonly RenderedMessage[];
  readonly shown: Shown;
}

/** @throws {UndeliverableError} for an address that no version of this adapter wrote. */
function readAddress({ incoming }: AcceptedQuestion): Address {
  const parsed = Address.safeParse(incoming.address);
  if (!parsed.success) {
    throw new UndeliverableError("A question has no address in Slack");
  }
  return parsed.data;
}
