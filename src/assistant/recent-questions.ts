import type { OutcomeKind } from "./outcome.ts";

/** A question that somebody asked earlier, or a message that they had checked. */
export interface RecentQuestion {
  readonly text: string;
  readonly task: "ask" | "check";
  /** ISO 8601. */
  readonly askedAt: string;
  /** `null` while it is being worked on. */
  readonly outcome: OutcomeKind | null;
  /** `null` when it has no answer. */
  readonly answerId: string | null;
}
