import type { Incoming } from "../../domain/incoming.ts";
import type { Person } from "../chat-service.ts";
import type { Json } from "../courier.ts";
import type { MessageReference } from "../desk.ts";
import type { RecentQuestion } from "../recent-questions.ts";
import type { ConversationReference } from "../threads.ts";
import type { StoredOutcome } from "./stored-outcome.ts";

/**
 * Where a question stands: `open` until its outcome is shown, then `delivered` or `undeliverable`;
 * `retracting` once its message was deleted, then `withdrawn`.
 */
type InboxState = "open" | "retracting" | "delivered" | "undeliverable" | "withdrawn";

/** A question that was accepted and is not deleted. */
export interface InboxRow {
  readonly id: number;
  readonly incoming: Incoming;
  readonly state: InboxState;
  /** 1, and one more for each edit: what was begun for an earlier one is not shown. */
  readonly revision: number;
  readonly isAnnounced: boolean;
  readonly posted: Json;
  /** How often carrying it was begun. */
  readonly attempts: number;
  /** `null` until it is known what to show. */
  readonly outcome: StoredOutcome | null;
  /** When the text was accepted, or edited last (ISO 8601). */
  readonly askedAt: string;
  /** Its person wants it deleted as soon as it is closed. */
  readonly isForgotten: boolean;
}

/** Earlier questions that a new one may lean on. */
export interface HistoryRequest {
  readonly of: InboxRow;
  /** 1 or more. */
  readonly limit: number;
}

/** Every accepted question, by its number. */
export interface InboxTable {
  /** Number of the question of this event, or of this message; also of one that was deleted. */
  find(incoming: Pick<Incoming, "platform" | "eventId" | "messageId">): number | undefined;
  /** `undefined` for a message that is unknown or whose question was deleted. */
  findMessage(message: MessageReference): InboxRow | undefined;
  insert(
    incoming: Incoming,
    fields: { readonly at: string; readonly outcome: StoredOutcome | null },
  ): number;
  /** `undefined` for one that is unknown or was deleted. */
  read(id: number): InboxRow | undefined;
  /** Numbers of the questions of a conversation that are open or retracting, oldest first. */
  unfinished(conversation: ConversationReference): readonly number[];
  /** Conversations of a platform that have such. */
  unfinishedConversations(platform: string): readonly ConversationReference[];
  /** Open questions of all platforms. */
  countOpen(): number;
  /** Counts one more attempt. */
  begin(id: number): void;
  /** Counts one more attempt for every unfinished question: a process that ended may have begun it. */
  resume(): void;
  /** Keeps what the announcement posted. */
  announce(id: number, posted: Json): void;
  /** Keeps what the outcome posted. */
  post(id: number, posted: Json): void;
  /** @returns Whether the question is still open and of this revision; nothing is kept otherwise. */
  decide(id: number, revision: number, outcome: StoredOutcome): boolean;
  /** @returns Whether it was closed: only an open question of this revision can be. */
  close(id: number, revision: number, state: "delivered" | "undeliverable"): boolean;
  /** Opens a question again with another text; a decided outcome is dropped for the one given. */
  amend(
    row: InboxRow,
    fields: {
      readonly text: string;
      readonly at: string;
      readonly outcome: StoredOutcome | null;
    },
  ): void;
  /** Marks a question whose message was deleted. */
  retract(id: number): void;
  /** Nothing is shown of it any more: deletes it, but for the keys that tell a repeated event. */
  closeRetracted(id: number): void;
  /** Texts of earlier questions of the conversation that were answered, oldest first; no checked messages. */
  history(request: HistoryRequest): readonly string[];
  /** Newest first. */
  recent(person: Person, limit: number): readonly RecentQuestion[];
  /**
   * Deletes a person's closed questions but for their keys, and marks the others for it.
   *
   * @returns How many there were of both.
   */
  forget(person: Person): number;
  /** Deletes one question but for its keys. */
  blank(id: number): void;
  /** Unfinished questions that were asked before a moment. */
  unfinishedBefore(before: string): readonly InboxRow[];
  /** Deletes closed questions asked before a moment, and keys without a question accepted before another. */
  expire(before: { readonly question: string; readonly key: string }): void;
}
