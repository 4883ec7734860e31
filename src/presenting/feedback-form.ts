import { FeedbackReason } from "../assistant/feedback.ts";
import type { Wording } from "./wording.ts";

/** Words of the form that asks why an answer did not help; title and buttons at most 24 characters. */
export interface FeedbackForm {
  readonly title: string;
  readonly reasonLabel: string;
  readonly reasons: readonly { readonly value: FeedbackReason; readonly label: string }[];
  readonly commentLabel: string;
  readonly commentPlaceholder: string;
  readonly submit: string;
  readonly cancel: string;
}

export function presentFeedbackForm({ say }: Wording): FeedbackForm {
  return {
    title: say("chat-feedback-title"),
    reasonLabel: say("chat-feedback-reason"),
    reasons: FeedbackReason.options.map((value) => ({
      value,
      label: say(`chat-feedback-reason-${value}`),
    })),
    commentLabel: say("chat-feedback-comment"),
    commentPlaceholder: say("chat-feedback-comment-placeholder"),
    submit: say("chat-feedback-submit"),
    cancel: say("chat-button-cancel"),
  };
}
