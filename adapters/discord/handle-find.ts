import type { ChatInputCommandInteraction } from "discord.js";
import { needLine } from "../../src/presenting/need-texts.ts";
import { notice } from "../../src/presenting/notices.ts";
import { sanitizeLine } from "../../src/presenting/sanitize.ts";
import type { AppParts } from "./app-parts.ts";
import { nameOf } from "./command-names.ts";
import { languageOf, wordingOf } from "./interaction-context.ts";
import { type FindFilters, readFindOptions } from "./read-find-options.ts";
import { renderPrivate } from "./render-private.ts";
import { deferred, replyText, showInPlace, showText } from "./reply.ts";

/** `/find`: providers by need, for who asks, who may share it. */
export async function handleFind(
  parts: AppParts,
  interaction: ChatInputCommandInteraction,
): Promise<void> {
  const wording = wordingOf(parts, interaction);
  const read = readFindOptions(parts, interaction.options, wording);
  if (read.kind === "unknown") {
    const slots = { value: sanitizeLine(read.typed), option: nameOf(read.option, wording) };
    await replyText(parts, interaction, wording.say("discord-value-unknown", slots));
    return;
  }
  await deferred(parts, interaction, async () => showFound(parts, interaction, read));
}

async function showFound(
  parts: AppParts,
  interaction: ChatInputCommandInteraction,
  { filters, text }: { readonly filters: FindFilters; readonly text: string },
): Promise<void> {
  const wording = wordingOf(parts, interaction);
  const found = await parts.service.find({
    filters,
    text,
    language: languageOf(interaction) ?? "en",
    today: parts.now().toISOString().slice(0, 10),
  });
  if (found.kind === "nothing-asked") {
    await showText(parts, interaction, notice("find-missing", wording));
    return;
  }
  parts.needs.put(found.answer.answerId, found.filters);
  const above = needLine(found.filters, wording);
  await showInPlace(parts, interaction, renderPrivate(parts, interaction, { ...found, above }));
}
