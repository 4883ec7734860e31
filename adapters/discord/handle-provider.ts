import type { ChatInputCommandInteraction } from "discord.js";
import { notice, similarNamesLine } from "../../src/presenting/notices.ts";
import { type Wording, wordingIn } from "../../src/presenting/wording.ts";
import type { AppParts } from "./app-parts.ts";
import { languageOf, wordingOf } from "./interaction-context.ts";
import { renderPrivate } from "./render-private.ts";
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
  const isKnown = answer.kind === "answered" || answer.kind === "partial";
  const below = isKnown
    ? null
    : similarNames(parts, name, wordingIn(parts.phrases, answer.language));
  await showInPlace(parts, interaction, renderPrivate(parts, interaction, { answer, below }));
}

function similarNames({ service }: AppParts, name: string, wording: Wording): string | null {
  const names = service.suggestProviders(name, MAX_SIMILAR);
  return names.length === 0 ? null : similarNamesLine(names, wording);
}
