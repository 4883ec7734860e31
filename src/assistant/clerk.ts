import type { Json } from "./courier.ts";
import type { Outcome } from "./outcome.ts";
import type { AnsweredOutcome } from "./question-answerer.ts";
import type { AssistantStore } from "./store/assistant-store.ts";
import type { InboxRow } from "./store/inbox-table.ts";

/**
 * Writes down how questions go on, and how they ended: in the inbox and, once for each revision, in
 * the ledger.
 */
export class Clerk {
  readonly #store: AssistantStore;
  readonly #now: () => Date;

  constructor(store: AssistantStore, now: () => Date) {
    this.#store = store;
    this.#now = now;
  }

  /** What is to be shown; `null` while that is not known. */
  outcomeOf({ outcome }: InboxRow): Outcome | null {
    if (outcome === null || !("answerId" in outcome)) {
      return outcome;
    }
    const answer = this.#store.answers.get(outcome.answerId);
    return answer === undefined
      ? { kind: "failed", reason: "internal" }
      : { kind: answer.kind, answer };
  }

  /**
   * Keeps what announcing posted and what is to be shown, and that delivering is begun. An outcome of
   * a question that was edited or deleted meanwhile is dropped.
   *
   * Outlives the process alone, since the disk takes longer than all the rest: where the machine fails
   * before {@link delivered}, the question is answered again, and what was posted is looked for.
   *
   * @param posted `undefined` when nothing was announced.
   */
  decided(row: InboxRow, outcome: AnsweredOutcome, posted: Json | undefined): void {
    const { inbox, answers } = this.#store;
    this.#store.atomically(() => {
      inbox.begin(row.id);
      if (posted !== undefined) {
        inbox.announce(row.id, posted);
      }
      if (outcome.kind === "failed") {
        inbox.decide(row.id, row.revision, outcome);
        return;
      }
      const { kind, answer } = outcome;
      if (inbox.decide(row.id, row.revision, { kind, answerId: answer.answerId })) {
        answers.put(answer, { at: this.#now().toISOString(), owner: "questions" });
      }
    }, "process");
  }

  /** The outcome was shown. One that was edited or deleted meanwhile keeps what was posted, and stays open. */
  delivered(row: InboxRow, outcome: Outcome, posted: Json): void {
    this.#store.atomically(() => {
      this.#store.inbox.post(row.id, posted);
      this.#close(row, outcome, "delivered");
    });
  }

  /** Nobody can be shown the outcome any more. */
  undeliverable(row: InboxRow): void {
    this.#store.atomically(() => {
      const outcome = this.outcomeOf(row) ?? { kind: "failed", reason: "internal" };
      this.#close(row, outcome, "undeliverable");
    });
  }

  /** What was shown is taken back; with its message, the question is deleted here too. */
  retracted(row: InboxRow): void {
    const { inbox, ledger } = this.#store;
    this.#store.atomically(() => {
      inbox.closeRetracted(row.id);
      this.#store.answers.dropOrphans();
      // One that was answered before has its outcome.
      if (ledger.of(row.id).length === 0) {
        this.#append(row, { kind: "withdrawn" }, "none");
      }
    });
  }

  #close(row: InboxRow, outcome: Outcome, state: "delivered" | "undeliverable"): void {
    const { inbox, answers } = this.#store;
    if (!inbox.close(row.id, row.revision, state)) {
      return;
    }
    this.#append(row, outcome, state === "delivered" ? "shown" : "undeliverable");
    // Read again: the wish may have come while it was on its way.
    if (inbox.read(row.id)?.isForgotten === true) {
      inbox.blank(row.id);
      answers.dropOrphans();
    }
  }

  #append(row: InboxRow, outcome: Outcome, delivery: "shown" | "undeliverable" | "none"): void {
    const now = this.#now();
    const answer = "answer" in outcome ? outcome.answer : null;
    this.#store.ledger.append({
      question: row.id,
      revision: row.revision,
      platform: row.incoming.platform,
      outcome: outcome.kind,
      delivery,
      answerId: answer?.answerId ?? null,
      generation: answer?.generation ?? null,
      ms: Math.max(0, now.getTime() - Date.parse(row.askedAt)),
      finishedAt: now.toISOString(),
    });
  }
}
