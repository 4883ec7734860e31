import { type ButtonInteraction, MessageFlags, type StringSelectMenuInteraction } from "discord.js";
import type { Answer } from "../../src/domain/answer.ts";
import { presentFeedbackForm } from "../../src/presenting/feedback-form.ts";
import { findPassage } from "../../src/presenting/find-passage.ts";
import { newestDate } from "../../src/presenting/newest-date.ts";
import { notice, sharedByLine } from "../../src/presenting/notices.ts";
import { presentPassage } from "../../src/presenting/passage-view.ts";
import { presentAnswer } from "../../src/presenting/present-answer.ts";
import { wordingIn } from "../../src/presenting/wording.ts";
import { type AppParts, PLATFORM } from "./app-parts.ts";
import { type ComponentAction, decodeAction } from "./custom-ids.ts";
import { wordingOf } from "./interaction-context.ts";
import { renderAnswer } from "./render-answer.ts";
import { renderFeedbackForm } from "./render-feedback-form.ts";
import { renderPassage } from "./render-view.ts";
import { answerOnce, reply, replyPrivately, replyText } from "./reply.ts";

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
  const answer = parts.service.answer(action.answerId);
  await (answer === undefined
    ? tellUnknown(parts, interaction)
    : act(parts, interaction, { action, answer }));
}

interface Asked {
  readonly action: ComponentAction;
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
      await share(parts, interaction, answer);
      break;
    case "mute":
    case "reason":
      // Neither is a button of an answer.
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

/** Shows a private answer to everybody, and who did that. */
async function share(parts: AppParts, interaction: Pressed, answer: Answer): Promise<void> {
  // Only a message that its asker alone sees carries the button: anything else is forged.
  if (!interaction.message.flags.has(MessageFlags.Ephemeral) || interaction.guildId === null) {
    await tellUnknown(parts, interaction);
    return;
  }
  const wording = wordingIn(parts.phrases, answer.language);
  const newest = newestDate(parts.service.status());
  const bodies = renderAnswer(presentAnswer(answer, { ...wording, newest }), {
    ...wording,
    above: sharedByLine(interaction.user.displayName, wording),
    below: null,
    canShare: false,
    canMute: false,
  });
  await reply(parts, interaction, { bodies, isPrivate: false });
}

async function mute(parts: AppParts, interaction: Pressed): Promise<void> {
  parts.service.threads.mute({ platform: PLATFORM, conversation: interaction.channelId });
  await replyText(parts, interaction, notice("muted", wordingOf(parts, interaction)));
}
