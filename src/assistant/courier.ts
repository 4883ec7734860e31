import type { DraftedPart } from "../answering/drafter.ts";
import type { Incoming } from "../domain/incoming.ts";
import type { Outcome } from "./outcome.ts";

export type { DraftedPart };

/** Anything that survives JSON: what an adapter remembers of a message that it sent. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A question in the inbox. */
export interface AcceptedQuestion {
  /** Number in the inbox, from 1, in order of acceptance. */
  readonly id: number;
  readonly incoming: Incoming;
  /** What was sent for it so far, as the courier gave it; `null` when nothing is known to be sent. */
  readonly posted: Json;
  /**
   * How often carrying it was begun before; 0 for the first time, where nothing was sent yet.
   * Above 0, something may have been sent that `posted` does not know of: look for it first.
   */
  readonly attempts: number;
}

/** An answer that is shown while it is made. */
export interface DraftShow {
  /**
   * Shows one more claim, which passed every check. Returns at once and never throws: what cannot be shown now
   * comes with the outcome.
   */
  add(part: DraftedPart): void;
  /**
   * Nothing more comes, whatever the outcome will be. Never rejects.
   *
   * @returns what {@link Courier.deliver} needs to replace what was shown; kept in the inbox.
   */
  end(): Promise<Json>;
}

/**
 * Carries outcomes to one platform; each adapter has one. Every call may be repeated after a crash,
 * so each must find what it sent before (by a mark with the event's id on the message) and go on from it.
 *
 * A rejection means "not delivered, try again", after the milliseconds of its property `retryAfterMs`
 * where it has one; {@link UndeliverableError} means "never will be". Calls must settle: give what they
 * send a timeout, since a call that hangs keeps its conversation, and `Desk.stop`, waiting.
 */
export interface Courier {
  /**
   * Shows at once that the question is being worked on. Not called when the outcome is known already;
   * when it fails, the outcome is delivered without it.
   *
   * @returns what {@link deliver} needs to replace that; kept in the inbox.
   */
  announce(question: AcceptedQuestion): Promise<Json>;
  /**
   * Shows an answer while a language model makes it, in place of the announcement, which `question.posted` tells
   * of. Called with the first claim; left out where answers are shown whole only. Never throws.
   *
   * @param keep Keeps what was posted in the inbox at once, so that another process finds it after a crash.
   * @returns `undefined` where this answer is shown whole.
   */
  showDraft?(question: AcceptedQuestion, keep: (posted: Json) => void): DraftShow | undefined;
  /**
   * Shows the outcome in place of the announcement.
   *
   * @returns what is needed to change or retract it later; kept in the inbox.
   */
  deliver(question: AcceptedQuestion, outcome: Outcome): Promise<Json>;
  /** Takes back what was shown for a question that was deleted; nothing shown is no fault. */
  retract(question: AcceptedQuestion): Promise<void>;
}

/** Thrown by a courier when nobody is left to deliver to: channel deleted, token revoked, bot removed. */
export class UndeliverableError extends Error {
  override readonly name = "UndeliverableError";
}
