import PQueue from "p-queue";
import type { DraftOptions } from "../answering/drafter.ts";
import type { Logger } from "../logger.ts";
import type { Clerk } from "./clerk.ts";
import { type AcceptedQuestion, UndeliverableError } from "./courier.ts";
import type { Couriers } from "./couriers.ts";
import type { Delay } from "./delay.ts";
import { describeError } from "./describe-error.ts";
import type { AnsweredOutcome, QuestionAnswerer } from "./question-answerer.ts";
import { retryDelayMs } from "./retry-delay.ts";
import { ShownDraft } from "./shown-draft.ts";
import type { InboxRow, InboxTable } from "./store/inbox-table.ts";

/** Failures in a row, about two minutes, after which later questions no longer wait for this one. */
const PATIENCE = 8;
/** How long a platform may refuse a question before it is given up. */
const GIVE_UP_MS = 24 * 60 * 60_000;

export interface CarrierParts {
  readonly inbox: InboxTable;
  readonly clerk: Clerk;
  readonly answerer: QuestionAnswerer;
  readonly couriers: Couriers;
  /** Questions that are answered at the same time. */
  readonly concurrentQuestions: number;
  readonly now: () => Date;
  readonly delay: Delay;
  readonly logger: Logger;
  /** Aborted: nothing new is begun. */
  readonly signal: AbortSignal;
}

/** Failures of one question in a row. */
interface Failing {
  failures: number;
  since: number;
}

function isUnfinished(row: InboxRow | undefined): row is InboxRow {
  return row?.state === "open" || row?.state === "retracting";
}

function toAccepted({ id, incoming, posted }: InboxRow, attempts: number): AcceptedQuestion {
  return { id, incoming, posted, attempts };
}

function isDraftStopped(outcome: AnsweredOutcome): boolean {
  return "answer" in outcome && outcome.answer.model?.fault === "stopped";
}

/**
 * Brings questions to their end, step by step; each step is written down before the next begins, so
 * that another process can go on from any of them.
 */
export class Carrier {
  readonly #parts: CarrierParts;
  readonly #asks: PQueue;
  /** What is being answered, by the number of the question. */
  readonly #answering = new Map<number, AbortController>();

  constructor(parts: CarrierParts) {
    this.#parts = parts;
    this.#asks = new PQueue({ concurrency: parts.concurrentQuestions });
  }

  /**
   * Carries one question until it is closed, or until nothing new may begin. Never rejects.
   *
   * @param release Called when others need not wait for it, since its platform keeps failing.
   */
  async carry(id: number, release: () => void): Promise<void> {
    const { inbox, signal, delay, now } = this.#parts;
    const failing: Failing = { failures: 0, since: 0 };
    while (!signal.aborted) {
      try {
        const row = inbox.read(id);
        if (!isUnfinished(row)) {
          return;
        }
        // A failure here may have left something posted, whether or not the attempt could be written down.
        const attempts = row.attempts + failing.failures;
        await (row.state === "open" ? this.#bring(row, attempts) : this.#retract(row, attempts));
        failing.failures = 0;
      } catch (error) {
        failing.since = failing.failures === 0 ? now().getTime() : failing.since;
        failing.failures += 1;
        const waitMs = this.#judge(id, error, failing);
        if (failing.failures === PATIENCE) {
          release();
        }
        await delay(waitMs, signal);
      }
    }
  }

  /** Ends what a language model is writing for a question; nothing happens when none is. */
  halt(id: number): void {
    this.#answering.get(id)?.abort();
  }

  /** @param attempts How often it was begun before, for the courier. */
  async #bring(row: InboxRow, attempts: number): Promise<void> {
    const { inbox, clerk, couriers, signal } = this.#parts;
    const answered = row.outcome === null ? await this.#prepare(row, attempts) : undefined;
    if (answered === undefined) {
      inbox.begin(row.id);
    }
    const ready = inbox.read(row.id);
    if (ready?.state !== "open" || ready.revision !== row.revision) {
      return;
    }
    const outcome = answered ?? clerk.outcomeOf(ready);
    if (outcome !== null) {
      signal.throwIfAborted();
      const posted = await couriers.deliver(toAccepted(ready, attempts), outcome);
      clerk.delivered(ready, outcome, posted);
    }
  }

  /**
   * Announces and answers at the same time, then writes both down at once: an announcement that a kill
   * leaves unwritten is looked for, since the next start counts as an attempt.
   */
  async #prepare(row: InboxRow, attempts: number): Promise<AnsweredOutcome> {
    const { clerk, couriers, inbox, signal } = this.#parts;
    const isFirst = !row.isAnnounced && row.posted === null;
    const question = toAccepted(row, attempts);
    const announcing = isFirst ? couriers.announce(question) : undefined;
    // Where something may be shown already, the answer replaces it whole.
    const draft = new ShownDraft(attempts === 0 ? announcing : undefined, (posted) =>
      couriers.showDraft({ ...question, posted }, (changed) => inbox.announce(row.id, changed)),
    );
    const [announced, answered] = await Promise.allSettled([
      announcing,
      this.#asks.add(async () => this.#answer(row, draft.add)),
    ]);
    const shown = await draft.end();
    if (answered.status === "rejected") {
      throw answered.reason;
    }
    if (signal.aborted && isDraftStopped(answered.value)) {
      // Ended since this process ends: the next one asks again.
      throw signal.reason;
    }
    const posted = announced.status === "fulfilled" ? announced.value : undefined;
    clerk.decided(row, answered.value, shown ?? posted);
    if (announced.status === "rejected") {
      throw announced.reason;
    }
    return answered.value;
  }

  async #answer(
    row: InboxRow,
    onSentence: NonNullable<DraftOptions["onSentence"]>,
  ): Promise<AnsweredOutcome> {
    const { answerer, signal } = this.#parts;
    signal.throwIfAborted();
    const halted = new AbortController();
    this.#answering.set(row.id, halted);
    try {
      const either = AbortSignal.any([halted.signal, signal]);
      return await answerer.answer(row, { signal: either, onSentence });
    } finally {
      this.#answering.delete(row.id);
    }
  }

  async #retract(row: InboxRow, attempts: number): Promise<void> {
    const { inbox, clerk, couriers } = this.#parts;
    inbox.begin(row.id);
    await couriers.retract(toAccepted(row, attempts));
    clerk.retracted(row);
  }

  /** @returns How long to wait before the next attempt. */
  #judge(id: number, error: unknown, { failures, since }: Failing): number {
    const { logger, now, signal } = this.#parts;
    if (signal.aborted) {
      return 0;
    }
    const isHopeless = error instanceof UndeliverableError || now().getTime() - since > GIVE_UP_MS;
    const fields = { question: id, failures, error: describeError(error) };
    if (isHopeless && this.#giveUp(id)) {
      logger.warn(fields, "An outcome cannot be delivered");
      return 0;
    }
    const waitMs = retryDelayMs(error, failures);
    logger.warn({ ...fields, waitMs }, "A delivery failed and is tried again");
    return waitMs;
  }

  /** @returns Whether that could be written down. */
  #giveUp(id: number): boolean {
    const { inbox, clerk, logger } = this.#parts;
    try {
      const row = inbox.read(id);
      if (row?.state === "open") {
        clerk.undeliverable(row);
      } else if (row?.state === "retracting") {
        clerk.retracted(row);
      }
      return true;
    } catch (error) {
      logger.error({ question: id, error: describeError(error) }, "An ending could not be kept");
      return false;
    }
  }
}
