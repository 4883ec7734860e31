import type { OutcomeKind } from "./outcome.ts";

/** A question that somebody asked earlier. */
export interface RecentQuestion {
  readonly text: string;
  /** ISO 8601. */
  readonly askedAt: string;
  /** `null` while it is being worked on. */
  readonly outcome: OutcomeKind | null;
  /** `null` when it has no answer. */
  readonly answerId: string | null;
}
