import { z } from "zod";
import { COMMENT_CHARS, FeedbackReason } from "../../src/assistant/feedback.ts";

/** Names of the form that asks why an answer did not help, and of what is filled in. */
export const FEEDBACK_MODAL = {
  callbackId: "souverain:feedback",
  reason: "reason",
  comment: "comment",
} as const;
/** What somebody filled in. */
export interface FeedbackSubmission {
  readonly answerId: string;
  readonly reason: FeedbackReason | null;
  readonly comment: string | null;
}

const SubmittedView = z.looseObject({
  callback_id: z.literal(FEEDBACK_MODAL.callbackId),
  private_metadata: z.string().regex(/^[0-9a-f]{16}$/),
  state: z.looseObject({
    values: z.looseObject({
      [FEEDBACK_MODAL.reason]: z
        .looseObject({
          [FEEDBACK_MODAL.reason]: z.looseObject({
            selected_option: z.looseObject({ value: FeedbackReason }).nullish(),
          }),
        })
        .optional(),
      [FEEDBACK_MODAL.comment]: z
        .looseObject({
          [FEEDBACK_MODAL.comment]: z.looseObject({
            value: z.string().max(COMMENT_CHARS).nullish(),
          }),
        })
        .optional(),
    }),
  }),
});

/**
 * Reads the `view` of a submission.
 *
 * @returns `undefined` when it is not this form, or not filled in as Slack lets it be.
 */
export function parseFeedback(view: unknown): FeedbackSubmission | undefined {
  const parsed = SubmittedView.safeParse(view).data;
  if (parsed === undefined) {
    return undefined;
  }
  const { reason, comment } = parsed.state.values;
  const written = comment?.comment.value?.trim() ?? "";
  return {
    answerId: parsed.private_metadata,
    reason: reason?.reason.selected_option?.value ?? null,
    comment: written === "" ? null : written,
  };
}
