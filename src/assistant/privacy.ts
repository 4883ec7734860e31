import type { Forgotten, Person } from "./chat-service.ts";
import type { Clerk } from "./clerk.ts";
import type { AssistantStore } from "./store/assistant-store.ts";

const DAY_MS = 24 * 60 * 60_000;
/**
 * How long the keys of deleted questions are kept at least, so that a platform that sends an event again
 * does not have it answered again: some do so for a day.
 */
const KEY_DAYS = 2;

export interface PrivacyParts {
  readonly store: AssistantStore;
  readonly clerk: Clerk;
  /** 1 or more. */
  readonly retentionDays: number;
  readonly now: () => Date;
}

/** Deletes what is personal, at a person's wish and when its time is over. */
export class Privacy {
  readonly #parts: PrivacyParts;

  constructor(parts: PrivacyParts) {
    this.#parts = parts;
  }

  /**
   * Deletes a person's questions, answers that no other question received, feedback, and that they
   * spoke; memory is made of questions and goes with them. A question that waits for its outcome is
   * deleted as soon as that is shown.
   *
   * What stays: event and message ids of questions for two days (a repeated event must not be answered
   * again), moments that count against a limit for its span, the ledger (says nothing of a person), and
   * entries of the audit log, which is there to hold admins to account.
   */
  forget(person: Person): Forgotten {
    const { store } = this.#parts;
    const forgotten = store.atomically(() => {
      const questions = store.inbox.forget(person);
      const feedback = store.feedback.forget(person);
      store.conversations.forget(person);
      store.answers.dropOrphans();
      return { questions, feedback };
    });
    store.scrub();
    return forgotten;
  }

  /** Deletes what is past retention; a question that still waits then ends as undeliverable. */
  prune(): void {
    const { store, clerk, retentionDays, now } = this.#parts;
    const daysAgo = (days: number): string =>
      new Date(now().getTime() - days * DAY_MS).toISOString();
    const before = daysAgo(retentionDays);
    store.atomically(() => {
      for (const row of store.inbox.unfinishedBefore(before)) {
        if (row.state === "open") {
          clerk.undeliverable(row);
        } else {
          clerk.retracted(row);
        }
      }
      store.inbox.expire({ question: before, key: daysAgo(Math.max(retentionDays, KEY_DAYS)) });
      store.feedback.expire(before);
      store.conversations.expire(before);
      store.answers.dropOrphans();
      store.answers.expire(before);
    });
    store.scrub();
  }
}
