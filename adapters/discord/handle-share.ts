import {
  type ButtonInteraction,
  ComponentType,
  MessageFlags,
  type StringSelectMenuInteraction,
} from "discord.js";
import type { Answer } from "../../src/domain/answer.ts";
import { markClaim } from "../../src/presenting/claim-marks.ts";
import { withCellDates } from "../../src/presenting/export-comparison.ts";
import { needLine } from "../../src/presenting/need-texts.ts";
import { newestDate } from "../../src/presenting/newest-date.ts";
import { askedLine, notice, sharedByLine } from "../../src/presenting/notices.ts";
import { presentAnswer } from "../../src/presenting/present-answer.ts";
import { wordingIn } from "../../src/presenting/wording.ts";
import { describeError } from "./api-faults.ts";
import { type AppParts, PLATFORM } from "./app-parts.ts";
import { decodeAction } from "./custom-ids.ts";
import { wordingOf } from "./interaction-context.ts";
import { escapeText } from "./markup.ts";
import { type MessageBody, plainBody } from "./message-body.ts";
import { renderAnswer } from "./render-answer.ts";
import { answerOnce, replyText } from "./reply.ts";

type Pressed = ButtonInteraction | StringSelectMenuInteraction;

/** Where an asker's own question is looked for. */
const RECENT = 50;

/**
 * Shows a private answer to everybody, with the question and who shared it. The button goes first, so that
 * it is shared once; it comes back when Discord does not take the post.
 */
export async function shareAnswer(
  parts: AppParts,
  interaction: Pressed,
  answer: Answer,
): Promise<void> {
  // Only a message that its asker alone sees carries the button: anything else is forged.
  if (!interaction.message.flags.has(MessageFlags.Ephemeral) || interaction.guildId === null) {
    await replyText(parts, interaction, notice("unknown-component", wordingOf(parts, interaction)));
    return;
  }
  const name = `share:${interaction.message.id}`;
  if (parts.ongoing.has(name)) {
    return;
  }
  parts.ongoing.add(name);
  try {
    await postShared(parts, interaction, answer);
  } finally {
    parts.ongoing.delete(name);
  }
}

async function postShared(parts: AppParts, interaction: Pressed, answer: Answer): Promise<void> {
  const body = withoutShare(interaction);
  if (!(await answerOnce(parts, interaction, { kind: "update", body }))) {
    return;
  }
  try {
    for (const each of renderShared(parts, interaction, answer)) {
      // oxlint-disable-next-line no-await-in-loop -- in order
      await parts.api.followUp(interaction, each, false);
    }
  } catch (error) {
    parts.logger.warn({ error: describeError(error) }, "An answer could not be shared");
    await parts.api.editAnswer(interaction, bodyOf(interaction, componentsOf(interaction)));
    const text = notice("try-again", wordingOf(parts, interaction));
    await parts.api.followUp(interaction, plainBody(escapeText(text)), true);
  }
}

function renderShared(
  parts: AppParts,
  interaction: Pressed,
  answer: Answer,
): readonly MessageBody[] {
  const { service, phrases } = parts;
  const wording = wordingIn(phrases, answer.language);
  const options = { ...wording, newest: newestDate(service.status()) };
  const presented = presentAnswer(withCellDates(answer), options);
  // Claims that were checked are repeated in the answer.
  const isCheck = presented.blocks.some((block) => markClaim(block, wording) !== undefined);
  const asked = isCheck ? null : askedOf(parts, interaction, answer);
  return renderAnswer(presented, {
    ...wording,
    above: [
      sharedByLine(interaction.user.displayName, wording),
      ...(asked === null ? [] : [asked]),
    ].join(" · "),
    below: null,
    canShare: false,
    canMute: false,
  });
}

/** What an answer is to; `null` where it says that itself, or it is not known any more. */
function askedOf(parts: AppParts, interaction: Pressed, answer: Answer): string | null {
  const { service, phrases, needs } = parts;
  const wording = wordingIn(phrases, answer.language);
  const need = needs.get(answer.answerId);
  if (need !== undefined) {
    return needLine(need, wording);
  }
  const person = { platform: PLATFORM, user: interaction.user.id };
  const asked = service
    .recentQuestions(person, RECENT)
    .find(({ answerId }) => answerId === answer.answerId);
  return asked === undefined ? null : askedLine(asked.text, wording);
}

type Sent = ReturnType<Pressed["message"]["components"][number]["toJSON"]>;

function componentsOf({ message }: Pressed): readonly Sent[] {
  return message.components.map((component) => component.toJSON());
}

/** The message as it is, but for the button that was pressed. */
function withoutShare(interaction: Pressed): MessageBody {
  return bodyOf(interaction, componentsOf(interaction).flatMap(dropShare));
}

function bodyOf({ message }: Pressed, components: readonly Sent[]): MessageBody {
  if (message.flags.has(MessageFlags.IsComponentsV2)) {
    return { kind: "components", components };
  }
  const rows = components.filter((each) => each.type === ComponentType.ActionRow);
  return plainBody(message.content, rows);
}

/** @returns nothing for a row that is left without a button. */
function dropShare<T extends Sent>(component: T): readonly T[] {
  if (component.type === ComponentType.Container) {
    return [{ ...component, components: component.components.flatMap(dropShare) }];
  }
  if (component.type !== ComponentType.ActionRow) {
    return [component];
  }
  const components = component.components.filter(
    (each) => !("custom_id" in each) || decodeAction(each.custom_id)?.kind !== "share",
  );
  return components.length === 0 ? [] : [{ ...component, components }];
}
