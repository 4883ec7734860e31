import { ComponentType, type ModalSubmitInteraction } from "discord.js";
import { COMMENT_CHARS, FeedbackReason } from "../../src/assistant/feedback.ts";
import { notice } from "../../src/presenting/notices.ts";
import { type AppParts, PLATFORM } from "./app-parts.ts";
import { decodeAction } from "./custom-ids.ts";
import { wordingOf } from "./interaction-context.ts";
import { FEEDBACK_FIELDS } from "./render-feedback-form.ts";
import { replyText } from "./reply.ts";

/** The form that says why an answer did not help. */
export async function handleModal(
  parts: AppParts,
  interaction: ModalSubmitInteraction,
): Promise<void> {
  const action = decodeAction(interaction.customId);
  const isOurs = action?.kind === "reason" && parts.service.answer(action.answerId) !== undefined;
  if (!isOurs) {
    await replyText(parts, interaction, notice("unknown-component", wordingOf(parts, interaction)));
    return;
  }
  const comment = commentOf(interaction).trim().slice(0, COMMENT_CHARS);
  parts.service.giveFeedback({
    platform: PLATFORM,
    user: interaction.user.id,
    answerId: action.answerId,
    verdict: "unhelpful",
    reason: reasonOf(interaction),
    comment: comment === "" ? null : comment,
  });
  await replyText(parts, interaction, notice("feedback-thanks", wordingOf(parts, interaction)));
}

/** @returns `null` when none was chosen, or one that we do not offer. */
function reasonOf({ fields }: ModalSubmitInteraction): FeedbackReason | null {
  const field = fields.fields.get(FEEDBACK_FIELDS.reason);
  const chosen = field?.type === ComponentType.StringSelect ? field.values[0] : undefined;
  return FeedbackReason.safeParse(chosen).data ?? null;
}

function commentOf({ fields }: ModalSubmitInteraction): string {
  const field = fields.fields.get(FEEDBACK_FIELDS.comment);
  return field?.type === ComponentType.TextInput ? field.value : "";
}
