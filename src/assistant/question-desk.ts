import { Incoming } from "../domain/incoming.ts";
import { BotError } from "../errors.ts";
import type { ConversationQueues } from "./conversation-queues.ts";
import type { Courier } from "./courier.ts";
import type { Couriers } from "./couriers.ts";
import type { Acceptance, Attention, Desk, MessageReference } from "./desk.ts";
import type { Limiter } from "./limiter.ts";
import type { AssistantStore } from "./store/assistant-store.ts";
import type { ConversationState } from "./store/conversation-table.ts";
import type { ConversationReference } from "./threads.ts";

const ATTENTION: Readonly<Record<Attention, Partial<ConversationState>>> = {
  follow: { isFollowed: true },
  unmute: { isMuted: false },
  unchanged: {},
};

export interface QuestionDeskParts {
  readonly store: AssistantStore;
  readonly limiter: Limiter;
  readonly couriers: Couriers;
  readonly queues: ConversationQueues;
  /** Ends what a language model is writing for a question. */
  readonly halt: (id: number) => void;
  /** Deletes what is past retention, now and from time to time until the signal is aborted. */
  readonly keepUp: (signal: AbortSignal) => Promise<void>;
  readonly now: () => Date;
  /** Stops everything above. */
  readonly controller: AbortController;
}

function parseIncoming(incoming: Incoming): Incoming {
  const parsed = Incoming.safeParse(incoming);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path }) => path.join(".")).join(", ");
    throw new BotError("QUESTION_INVALID", `An incoming question has wrong fields: ${fields}`);
  }
  return parsed.data;
}

/** The store throws a BotError for what it knows; anything else means as much to an adapter. */
function guardWriting<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof BotError) {
      throw error;
    }
    throw new BotError("STORAGE_FAILED", "A question could not be written into the inbox", {
      cause: error,
    });
  }
}

/** The {@link Desk} over a store. */
export class QuestionDesk implements Desk {
  readonly #parts: QuestionDeskParts;
  #isStarted = false;
  #upkeep: Promise<void> = Promise.resolve();

  constructor(parts: QuestionDeskParts) {
    this.#parts = parts;
  }

  accept(incoming: Incoming, attention: Attention = "unchanged"): Acceptance {
    const question = parseIncoming(incoming);
    const { store } = this.#parts;
    const acceptance = guardWriting(() =>
      store.atomically(() => this.#insert(question, attention)),
    );
    if (acceptance.kind === "accepted") {
      this.#wake(question);
    }
    return acceptance;
  }

  amend({ text, ...message }: MessageReference & { readonly text: string }): void {
    const { store, limiter, now } = this.#parts;
    const amended = store.atomically(() => {
      const row = store.inbox.findMessage(message);
      const isClosed = row?.state === "delivered" || row?.state === "open";
      if (row === undefined || !isClosed || row.isForgotten || row.incoming.text === text) {
        return undefined;
      }
      const at = now();
      // One that waits was counted; an outcome that is to be found again counts like another question.
      const outcome = row.outcome === null ? null : limiter.admit(row.incoming, at);
      store.inbox.amend(row, { text, at: at.toISOString(), outcome });
      return row;
    });
    if (amended !== undefined) {
      this.halt(amended.id);
      this.#wake(amended.incoming);
    }
  }

  withdraw(message: MessageReference): void {
    const { store } = this.#parts;
    const row = store.atomically(() => {
      const found = store.inbox.findMessage(message);
      if (found?.state === "open" || found?.state === "delivered") {
        store.inbox.retract(found.id);
      } else if (found?.state === "undeliverable") {
        store.inbox.blank(found.id);
        store.answers.dropOrphans();
      }
      return found;
    });
    if (row !== undefined) {
      this.halt(row.id);
      this.#wake(row.incoming);
    }
  }

  halt(id: number): void {
    this.#parts.halt(id);
  }

  register(platform: string, courier: Courier): void {
    this.#parts.couriers.register(platform, courier);
    if (this.#isStarted) {
      this.#recover(platform);
    }
  }

  start(): void {
    const { keepUp, controller, couriers, store } = this.#parts;
    if (this.#isStarted) {
      return;
    }
    store.inbox.resume();
    this.#isStarted = true;
    this.#upkeep = keepUp(controller.signal);
    for (const platform of couriers.platforms) {
      this.#recover(platform);
    }
  }

  async idle(): Promise<void> {
    const { queues, controller } = this.#parts;
    do {
      await queues.whenEmpty();
    } while (!controller.signal.aborted && !queues.isEmpty);
  }

  async stop(): Promise<void> {
    const { queues, controller } = this.#parts;
    controller.abort();
    await queues.whenEmpty();
    await this.#upkeep;
  }

  #insert(incoming: Incoming, attention: Attention): Acceptance {
    const { store, limiter, now } = this.#parts;
    const known = store.inbox.find(incoming);
    if (known !== undefined) {
      return { kind: "repeated", id: known };
    }
    const at = now();
    const heardAt = at.toISOString();
    const outcome = limiter.admit(incoming, at);
    const id = store.inbox.insert(incoming, { at: heardAt, outcome });
    const heard = { speaker: incoming.user, isAside: false, heardAt };
    store.conversations.write(incoming, { ...heard, ...ATTENTION[attention] });
    return { kind: "accepted", id };
  }

  #recover(platform: string): void {
    for (const conversation of this.#parts.store.inbox.unfinishedConversations(platform)) {
      this.#wake(conversation);
    }
  }

  #wake(conversation: ConversationReference): void {
    if (this.#isStarted && this.#parts.couriers.has(conversation.platform)) {
      this.#parts.queues.wake(conversation);
    }
  }
}
