import type { Person } from "../chat-service.ts";
import type { ConversationReference } from "../threads.ts";

/** What is known of a conversation. */
export interface ConversationState {
  readonly isFollowed: boolean;
  readonly isMuted: boolean;
  /** Who spoke last; `null` when unknown or forgotten. */
  readonly speaker: string | null;
  /** Whether that was said to other people and not to the bot. */
  readonly isAside: boolean;
  /** When that was (ISO 8601). */
  readonly heardAt: string;
}

/** Who spoke last in which conversation; never what was said. */
export interface ConversationTable {
  /** `undefined` for one that nothing is known of. */
  read(conversation: ConversationReference): ConversationState | undefined;
  /** Changes some fields; those of a new one are false and `null`, unless given. */
  write(
    conversation: ConversationReference,
    fields: Partial<ConversationState> & Pick<ConversationState, "heardAt">,
  ): void;
  /** Forgets that a person spoke. */
  forget(person: Person): void;
  /** Deletes conversations without a word since a moment. */
  expire(before: string): void;
}
