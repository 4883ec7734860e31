import type { AcceptedQuestion, Json } from "../../src/assistant/courier.ts";
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
}

export const NOTHING: Shown = { parts: new Map(), placeholder: null };

/** What was sent for a question: as the inbox knows it, and as Slack has it. */
export class KnownPosts {
  readonly #context: Pick<SlackContext, "client" | "troubles">;

  constructor(context: Pick<SlackContext, "client" | "troubles">) {
    this.#context = context;
  }

  /** Asks Slack only when something may be there that the inbox does not know. */
  async of(question: AcceptedQuestion, address: ThreadAddress): Promise<Shown> {
    return question.attempts === 0 ? readPosted(question.posted) : this.all(question, address);
  }

  /** Asks Slack in any case. */
  async all({ posted, incoming }: AcceptedQuestion, address: ThreadAddress): Promise<Shown> {
    const known = readPosted(posted);
    const found = await this.look(address, incoming.eventId);
    return {
      parts: new Map([...known.parts, ...found.parts]),
      placeholder: known.placeholder ?? found.placeholder,
    };
  }

  /** What Slack has that carries the mark of this event. */
  async look(address: ThreadAddress, eventId: string): Promise<Shown> {
    const { client, troubles } = this.#context;
    try {
      return await findPosts(client, { address, eventId });
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

function readPosted(posted: Json): Shown {
  const parsed = Posted.safeParse(posted);
  if (!parsed.success) {
    return NOTHING;
  }
  switch (parsed.data.kind) {
    case "messages":
      return { parts: new Map(parsed.data.ts.entries()), placeholder: null };
    case "placeholder":
      return { parts: new Map(), placeholder: parsed.data.ts };
    case "status":
    case "private":
      return NOTHING;
  }
}
