import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from "discord.js";
import { COMMENT_CHARS } from "../../src/assistant/feedback.ts";
import { cutAtWord } from "../../src/presenting/cut-at-word.ts";
import type { FeedbackForm } from "../../src/presenting/feedback-form.ts";
import { encodeAction } from "./custom-ids.ts";
import { LIMITS } from "./limits.ts";

/** A modal as Discord's API takes it. */
export type ModalFields = APIModalInteractionResponseCallbackData;

/** Ids of the fields of the form. */
export const FEEDBACK_FIELDS = { reason: "reason", comment: "comment" } as const;
/** The form that asks why an answer did not help. */
export function renderFeedbackForm(form: FeedbackForm, answerId: string): ModalFields {
  return {
    custom_id: encodeAction({ kind: "reason", answerId }),
    title: cutAtWord(form.title, LIMITS.modalTitleChars),
    components: [
      {
        type: ComponentType.Label,
        label: cutAtWord(form.reasonLabel, LIMITS.modalLabelChars),
        component: {
          type: ComponentType.StringSelect,
          custom_id: FEEDBACK_FIELDS.reason,
          required: true,
          options: form.reasons.map(({ value, label }) => ({
            value,
            label: cutAtWord(label, LIMITS.optionChars),
          })),
        },
      },
      {
        type: ComponentType.Label,
        label: cutAtWord(form.commentLabel, LIMITS.modalLabelChars),
        component: {
          type: ComponentType.TextInput,
          custom_id: FEEDBACK_FIELDS.comment,
          style: TextInputStyle.Paragraph,
          required: false,
          max_length: COMMENT_CHARS,
          placeholder: cutAtWord(form.commentPlaceholder, LIMITS.placeholderChars),
        },
      },
    ],
  };
}
