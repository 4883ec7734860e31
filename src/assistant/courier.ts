import type { Incoming } from "../domain/incoming.ts";
import type { Outcome } from "./outcome.ts";

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
