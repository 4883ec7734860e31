import type { Answer } from "../domain/answer.ts";

/** Which limit was reached. */
export type LimitScope = "user" | "channel" | "workspace";

/** Why a question could not be answered at all; the text a user reads is chosen by it. */
export type FailureReason =
  /** The index is missing, damaged, or being replaced. */
  | "index-unavailable"
  /** An answer was made and withheld: a sentence of it was not the stored one. */
  | "withheld"
  /** Anything else; the log has the error. */
  | "internal";

/**
 * What became of an accepted question: exactly one, seen by the asker.
 *
 * `withdrawn` alone is not shown: the question was deleted before it was answered, so nobody asks.
 */
export type Outcome =
  | { readonly kind: Answer["kind"]; readonly answer: Answer }
  | {
      readonly kind: "limited";
      readonly scope: LimitScope;
      /** When the asker may ask again (ISO 8601). */
      readonly retryAt: string;
    }
  | { readonly kind: "failed"; readonly reason: FailureReason }
  | { readonly kind: "withdrawn" };

/** Name of an outcome: label of ledger and metrics. */
export type OutcomeKind = Outcome["kind"];
