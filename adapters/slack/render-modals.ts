import type { types } from "@slack/bolt";
import { COMMENT_CHARS } from "../../src/assistant/feedback.ts";
import { cutAtWord } from "../../src/presenting/cut-at-word.ts";
import { presentFeedbackForm } from "../../src/presenting/feedback-form.ts";
import { presentLabels } from "../../src/presenting/labels.ts";
import type { PassageView } from "../../src/presenting/passage-view.ts";
import type { Wording } from "../../src/presenting/wording.ts";
import { FEEDBACK_MODAL } from "./feedback-modal.ts";
import { INPUT_LABEL, MODAL_LABEL, OPTION_TEXT, PLACEHOLDER } from "./limits.ts";
import { lines, link, paragraph, text } from "./render-rich-text.ts";
import { plainText } from "./render-text.ts";

/** Passages are paragraphs; what is longer than this came from no paragraph. */
const PASSAGE_CHARS = 9000;
const DETAIL_CHARS = 500;

/** The stored passage behind a citation, and all that is known of it. */
export function renderPassageModal(passage: PassageView): types.ModalView {
  return {
    type: "modal",
    title: plainText(passage.title, MODAL_LABEL),
    close: plainText(passage.closeLabel, MODAL_LABEL),
    blocks: [
      paragraph([text(cutAtWord(passage.heading, DETAIL_CHARS), { bold: true })]),
      passageText(passage),
      paragraph(lines(passage.details.map((line) => [text(cutAtWord(line, DETAIL_CHARS))]))),
      ...(passage.url === null ? [] : [paragraph([link(passage.openLabel, passage.url)])]),
    ],
  };
}

/** The form that asks why an answer did not help. */
export function renderFeedbackModal(answerId: string, wording: Wording): types.ModalView {
  const form = presentFeedbackForm(wording);
  return {
    type: "modal",
    callback_id: FEEDBACK_MODAL.callbackId,
    private_metadata: answerId,
    title: plainText(form.title, MODAL_LABEL),
    submit: plainText(form.submit, MODAL_LABEL),
    close: plainText(form.cancel, MODAL_LABEL),
    blocks: [
      {
        type: "input",
        block_id: FEEDBACK_MODAL.reason,
        label: plainText(form.reasonLabel, INPUT_LABEL),
        element: {
          type: "radio_buttons",
          action_id: FEEDBACK_MODAL.reason,
          options: form.reasons.map(({ value, label }) => ({
            text: plainText(label, OPTION_TEXT),
            value,
          })),
        },
      },
      {
        type: "input",
        block_id: FEEDBACK_MODAL.comment,
        optional: true,
        label: plainText(form.commentLabel, INPUT_LABEL),
        element: {
          type: "plain_text_input",
          action_id: FEEDBACK_MODAL.comment,
          multiline: true,
          max_length: COMMENT_CHARS,
          placeholder: plainText(form.commentPlaceholder, PLACEHOLDER),
        },
      },
    ],
  };
}

/** A modal that only says something, such as that an answer is no longer kept. */
export function renderNoticeModal(
  notice: string,
  title: string,
  wording: Wording,
): types.ModalView {
  return {
    type: "modal",
    title: plainText(title, MODAL_LABEL),
    close: plainText(presentLabels(wording).close, MODAL_LABEL),
    blocks: [paragraph([text(cutAtWord(notice, PASSAGE_CHARS) || "–")])],
  };
}

/** Only words that stand on the page may look like a quotation. */
function passageText({ paragraphs, isQuotation }: PassageView): types.KnownBlock {
  const words = cutAtWord(paragraphs.join("\n"), PASSAGE_CHARS) || "–";
  return isQuotation
    ? { type: "rich_text", elements: [{ type: "rich_text_quote", elements: [text(words)] }] }
    : paragraph([text(words)]);
}
