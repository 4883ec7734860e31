import { continuesQuestion, isQuestion } from "./question-form.ts";
import type { AssistantStore } from "./store/assistant-store.ts";
import type { ConversationState } from "./store/conversation-table.ts";
import type { ConversationReference, OverheardMessage, Threads } from "./threads.ts";

/** After such a pause a remark is not a follow-up by itself any more. */
const FOLLOW_UP_MS = 60 * 60_000;
/** Between people, "why?" is said to the one who spoke; a question to the bot names what it is about. */
const MIN_WORDS_AMONG_PEOPLE = 3;

/** {@link Threads} over a store; who asks the bot is written there by the desk. */
export class StoreThreads implements Threads {
  readonly #store: AssistantStore;
  readonly #now: () => Date;

  constructor(store: AssistantStore, now: () => Date) {
    this.#store = store;
    this.#now = now;
  }

  follow(conversation: ConversationReference): void {
    this.#write(conversation, { isFollowed: true });
  }

  isAddressed(message: OverheardMessage): boolean {
    return this.#store.atomically(() => {
      const state = this.#store.conversations.read(message);
      if (state === undefined || !state.isFollowed || state.isMuted) {
        return false;
      }
      const isAddressed = !message.mentionsSomebody && this.#isMeant(message, state);
      // What is addressed is written down when the desk accepts it.
      if (!isAddressed) {
        // The asker's own "thanks" is no talk among people: "and Scaleway?" is for the bot again.
        const isAside = state.isAside || message.mentionsSomebody || state.speaker !== message.user;
        this.#write(message, { speaker: message.user, isAside });
      }
      return isAddressed;
    });
  }

  isFollowed(conversation: ConversationReference): boolean {
    return this.#store.conversations.read(conversation)?.isFollowed === true;
  }

  mute(conversation: ConversationReference): void {
    this.#write(conversation, { isMuted: true });
  }

  unmute(conversation: ConversationReference): void {
    this.#write(conversation, { isMuted: false });
  }

  #isMeant({ user, text }: OverheardMessage, state: ConversationState): boolean {
    if (state.isAside) {
      return isQuestion(text, MIN_WORDS_AMONG_PEOPLE);
    }
    const pauseMs = this.#now().getTime() - Date.parse(state.heardAt);
    const isSameAsker = state.speaker === user && pauseMs <= FOLLOW_UP_MS;
    // "Thanks, great" and "let us talk tomorrow" are said to the room, whoever says them.
    return isSameAsker ? continuesQuestion(text) : isQuestion(text);
  }

  #write(conversation: ConversationReference, fields: Partial<ConversationState>): void {
    const heardAt = this.#now().toISOString();
    this.#store.atomically(() => {
      const known = this.#store.conversations.read(conversation)?.heardAt;
      // Following or muting is no word: the pause since the last one goes on.
      const isWord = fields.speaker !== undefined;
      this.#store.conversations.write(conversation, {
        ...fields,
        heardAt: isWord ? heardAt : (known ?? heardAt),
      });
    });
  }
}
