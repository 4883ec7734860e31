import type { Person } from "../chat-service.ts";
import type { Feedback } from "../feedback.ts";

/** What people think of answers: one word per person and answer. */
export interface FeedbackTable {
  /** Replaces the person's earlier word on the answer. */
  put(feedback: Feedback, at: string): void;
  /** Newest first. */
  newest(limit: number): readonly Feedback[];
  /** @returns How many were deleted. */
  forget(person: Person): number;
  expire(before: string): void;
}
