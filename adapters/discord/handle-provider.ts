import type { ChatInputCommandInteraction } from "discord.js";
import type { Answer } from "../../src/domain/answer.ts";
import { newestDate } from "../../src/presenting/newest-date.ts";
import { notice, similarNamesLine } from "../../src/presenting/notices.ts";
import { presentAnswer } from "../../src/presenting/present-answer.ts";
import { type Wording, wordingIn } from "../../src/presenting/wording.ts";
import type { AppParts } from "./app-parts.ts";
import { languageOf, wordingOf } from "./interaction-context.ts";
import type { MessageBody } from "./message-body.ts";
import { renderAnswer } from "./render-answer.ts";
import { deferred, replyText, showInPlace } from "./reply.ts";

/** Names that are offered for one that the base does not know. */
const MAX_SIMILAR = 5;

/** `/provider`: what the base holds on one, for who asks, who may share it. */
export async function handleProvider(
  parts: AppParts,
  interaction: ChatInputCommandInteraction,
): Promise<void> {
  const name = interaction.options.getString("name", true).trim();
  if (name === "") {
    await replyText(parts, interaction, notice("provider-missing", wordingOf(parts, interaction)));
    return;
  }
  await deferred(parts, interaction, async () => showProvider(parts, interaction, name));
}

async function showProvider(
  parts: AppParts,
  interaction: ChatInputCommandInteraction,
  name: string,
): Promise<void> {
  const language = languageOf(interaction) ?? "en";
  const today = parts.now().toISOString().slice(0, 10);
  const answer = await parts.service.provider(name, { language, today });
  const isDirect = interaction.guildId === null;
  await showInPlace(parts, interaction, renderCard(parts, answer, { name, isDirect }));
}

function renderCard(
  { service, phrases }: AppParts,
  answer: Answer,
  { name, isDirect }: { readonly name: string; readonly isDirect: boolean },
): readonly MessageBody[] {
  const wording = wordingIn(phrases, answer.language);
  const newest = newestDate(service.status());
  const isKnown = answer.kind === "answered" || answer.kind === "partial";
  return renderAnswer(presentAnswer(answer, { ...wording, newest }), {
    ...wording,
    above: null,
    below: isKnown ? null : similarNames(service.suggestProviders(name, MAX_SIMILAR), wording),
    canShare: isKnown && !isDirect,
    canMute: false,
  });
}

function similarNames(names: readonly string[], wording: Wording): string | null {
  return names.length === 0 ? null : similarNamesLine(names, wording);
}
