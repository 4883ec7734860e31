import type { ButtonInteraction, StringSelectMenuInteraction } from "discord.js";
import type { Answer } from "../../src/domain/answer.ts";
import { presentFeedbackForm } from "../../src/presenting/feedback-form.ts";
import { findPassage } from "../../src/presenting/find-passage.ts";
import { notice } from "../../src/presenting/notices.ts";
import { presentPassage } from "../../src/presenting/passage-view.ts";
import { wordingIn } from "../../src/presenting/wording.ts";
import { type AppParts, PLATFORM } from "./app-parts.ts";
import { type ComponentAction, decodeAction } from "./custom-ids.ts";
import { handleAdminComponent } from "./handle-admin.ts";
import { sendTable } from "./handle-export.ts";
import { shareAnswer } from "./handle-share.ts";
import { wordingOf } from "./interaction-context.ts";
import { renderFeedbackForm } from "./render-feedback-form.ts";
import { renderPassage } from "./render-view.ts";
import { answerOnce, replyPrivately, replyText } from "./reply.ts";

type Pressed = ButtonInteraction | StringSelectMenuInteraction;

/** Buttons and menus under answers; those of answers that are gone, and foreign ones, are told so. */
export async function handleComponent(parts: AppParts, interaction: Pressed): Promise<void> {
  const action = decodeAction(interaction.customId);
  if (action === undefined) {
    await tellUnknown(parts, interaction);
    return;
  }
  if (action.kind === "mute") {
    await mute(parts, interaction);
    return;
  }
  if (!("answerId" in action)) {
    await handleAdminComponent(parts, interaction, action);
    return;
  }
  const answer = parts.service.answer(action.answerId);
  await (answer === undefined
    ? tellUnknown(parts, interaction)
    : act(parts, interaction, { action, answer }));
}

interface Asked {
  readonly action: Extract<ComponentAction, { answerId: string }>;
  readonly answer: Answer;
}

async function act(
  parts: AppParts,
  interaction: Pressed,
  { action, answer }: Asked,
): Promise<void> {
  switch (action.kind) {
    case "passage":
      await showPassage(parts, interaction, { answer, name: action.name });
      break;
    case "passages": {
      const [name = ""] = interaction.isStringSelectMenu() ? interaction.values : [];
      await showPassage(parts, interaction, { answer, name });
      break;
    }
    case "helpful":
    case "unhelpful":
      await takeFeedback(parts, interaction, { answer, verdict: action.kind });
      break;
    case "share":
      await shareAnswer(parts, interaction, answer);
      break;
    case "export":
      await sendTable(parts, interaction, { answer, format: action.format });
      break;
    case "reason":
      // That of a form.
      await tellUnknown(parts, interaction);
  }
}

async function tellUnknown(parts: AppParts, interaction: Pressed): Promise<void> {
  await replyText(parts, interaction, notice("unknown-component", wordingOf(parts, interaction)));
}

async function showPassage(
  parts: AppParts,
  interaction: Pressed,
  { answer, name }: { readonly answer: Answer; readonly name: string },
): Promise<void> {
  const passage = findPassage(answer, name);
  if (passage === undefined) {
    await tellUnknown(parts, interaction);
    return;
  }
  const view = presentPassage(passage, name, wordingIn(parts.phrases, answer.language));
  await replyPrivately(parts, interaction, renderPassage(view));
}

/** The verdict counts at once; the form that may follow only adds to it. */
async function takeFeedback(
  parts: AppParts,
  interaction: Pressed,
  { answer, verdict }: { readonly answer: Answer; readonly verdict: "helpful" | "unhelpful" },
): Promise<void> {
  const wording = wordingOf(parts, interaction);
  parts.service.giveFeedback({
    platform: PLATFORM,
    user: interaction.user.id,
    answerId: answer.answerId,
    verdict,
    reason: null,
    comment: null,
  });
  if (verdict === "helpful") {
    await replyText(parts, interaction, notice("feedback-thanks", wording));
    return;
  }
  const modal = renderFeedbackForm(presentFeedbackForm(wording), answer.answerId);
  await answerOnce(parts, interaction, { kind: "modal", modal });
}

async function mute(parts: AppParts, interaction: Pressed): Promise<void> {
  parts.service.threads.mute({ platform: PLATFORM, conversation: interaction.channelId });
  await replyText(parts, interaction, notice("muted", wordingOf(parts, interaction)));
}
