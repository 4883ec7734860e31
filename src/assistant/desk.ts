import type { Incoming } from "../domain/incoming.ts";
import type { Courier } from "./courier.ts";

/** What became of handing a question in. */
export type Acceptance =
  /** Written down: it will have an outcome, whatever happens to this process. */
  | { readonly kind: "accepted"; readonly id: number }
  /** This event, or another about the same message, was accepted before; nothing is to be done. */
  | { readonly kind: "repeated"; readonly id: number };

/**
 * What a question means for listening in its conversation: `follow` where it began that, `unmute` where
 * it names the bot again. Nothing changes for a question that was accepted before.
 */
export type Attention = "follow" | "unmute" | "unchanged";

/** Names a message that asked. */
export interface MessageReference {
  readonly platform: string;
  readonly messageId: string;
}

/**
 * The one way in for questions: writes them down, answers each once, in order within a conversation,
 * and brings the outcome to the courier of its platform.
 */
export interface Desk {
  /**
   * Writes a question into the inbox; durable when it returns, and work begins by itself.
   *
   * @param attention Written down with it; "unchanged" unless given.
   * @throws {BotError} STORAGE_FAILED or STATE_INVALID when it cannot be written: do not acknowledge the
   * event then. QUESTION_INVALID for one of the wrong shape: a fault of the adapter.
   */
  accept(incoming: Incoming, attention?: Attention): Acceptance;
  /**
   * The message was edited: a waiting question takes the new text, an answered one is answered
   * again in place. Unknown messages and unchanged texts are ignored.
   */
  amend(message: MessageReference & { readonly text: string }): void;
  /** The message was deleted: a waiting question is withdrawn, a shown outcome retracted. */
  withdraw(message: MessageReference): void;
  /**
   * Ends what a language model is writing for a question, by the number that {@link accept} gave; nothing
   * happens when none is. What the bot chooses alone is the outcome then: a part of a draft would be an
   * answer with holes.
   */
  halt(id: number): void;
  /** Registers who delivers for a platform; questions of platforms without a courier wait. */
  register(platform: string, courier: Courier): void;
  /**
   * Takes up what an earlier process left unfinished, then works; before it, questions are only written
   * down. Once in the life of a desk.
   */
  start(): void;
  /**
   * Resolves when every accepted question has its outcome, but for those that wait for a start or for the
   * courier of their platform.
   */
  idle(): Promise<void>;
  /** Finishes what is being delivered and begins nothing new; what waits stays in the inbox. */
  stop(): Promise<void>;
}
