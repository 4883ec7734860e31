import type { AcceptedQuestion } from "../../src/assistant/courier.ts";
import { Posted, type ThreadAddress } from "./address.ts";
import type { SlackContext } from "./context.ts";
import { slackFault } from "./fault.ts";
import { findPosts } from "./find-posts.ts";
import { meaningOf } from "./slack-error.ts";

/** Messages for a question that are in the thread. */
export interface Shown {
  /** By their place in the outcome; holes where a process ended between two of them. */
  readonly parts: ReadonlyMap<number, string>;
  readonly placeholder: string | null;
  /** Whether the placeholder grows by a stream that may not have been stopped. */
  readonly isStreaming: boolean;
}

export const NOTHING: Shown = { parts: new Map(), placeholder: null, isStreaming: false };

/** What was sent for a question: as the inbox knows it, and as Slack has it. */
export class KnownPosts {
  readonly #context: Pick<SlackContext, "client" | "troubles" | "identity">;

  constructor(context: Pick<SlackContext, "client" | "troubles" | "identity">) {
    this.#context = context;
  }

  /** Asks Slack only when something may be there that the inbox does not know. */
  async of(question: AcceptedQuestion, address: ThreadAddress): Promise<Shown> {
    const posted = Posted.safeParse(question.posted).data;
    const isKnown = question.attempts === 0 && posted?.kind !== "unsure";
    return isKnown ? shownBy(posted) : this.all(question, address);
  }

  /** Asks Slack in any case. */
  async all({ posted, incoming }: AcceptedQuestion, address: ThreadAddress): Promise<Shown> {
    const known = shownBy(Posted.safeParse(posted).data);
    const found = await this.look(address, incoming.eventId);
    return {
      parts: new Map([...known.parts, ...found.parts]),
      placeholder: known.placeholder ?? found.placeholder,
      isStreaming: known.isStreaming || found.isStreaming,
    };
  }

  /** What Slack has that carries the mark of this event. */
  async look(address: ThreadAddress, eventId: string): Promise<Shown> {
    const { client, troubles, identity } = this.#context;
    try {
      return await findPosts(client, { address, eventId, botId: identity.botId });
    } catch (error) {
      const meaning = meaningOf(error, "conversations.replies", troubles);
      const { reason } = slackFault(error);
      // Without the right to look, or without a thread, the choice is between twice and never.
      if (reason === "missing_scope" || reason === "thread_not_found") {
        return NOTHING;
      }
      throw meaning;
    }
  }
}

function shownBy(posted: Posted | undefined): Shown {
  switch (posted?.kind) {
    case "messages":
      return { ...NOTHING, parts: new Map(posted.ts.entries()) };
    case "placeholder":
      return { ...NOTHING, placeholder: posted.ts };
    case "stream":
      return { ...NOTHING, placeholder: posted.ts, isStreaming: true };
    case "status":
    case "private":
    case "unsure":
    case undefined:
      return NOTHING;
  }
}
