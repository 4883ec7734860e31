import { z } from "zod";

/** Why an answer did not help. */
export const FeedbackReason = z.enum([
  "wrong-source",
  "outdated",
  "incomplete",
  "wrong-language",
  "other",
]);
export type FeedbackReason = z.infer<typeof FeedbackReason>;

/** Longest comment that is kept. */
export const COMMENT_CHARS = 2000;

/** What somebody thinks of an answer. */
export const Feedback = z.strictObject({
  platform: z.string(),
  user: z.string(),
  answerId: z.string(),
  verdict: z.enum(["helpful", "unhelpful"]),
  /** `null` while none was chosen. */
  reason: FeedbackReason.nullable(),
  /** In the person's words; `null` when they wrote none. */
  comment: z.string().max(COMMENT_CHARS).nullable(),
});
export type Feedback = z.infer<typeof Feedback>;
