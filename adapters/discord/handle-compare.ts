import type { ChatInputCommandInteraction } from "discord.js";
import type { ChatService } from "../../src/assistant/chat-service.ts";
import { Attribute } from "../../src/domain/provider.ts";
import { comparisonRefusal } from "../../src/presenting/decision-notices.ts";
import { withCellDates } from "../../src/presenting/export-comparison.ts";
import { sanitizeLine } from "../../src/presenting/sanitize.ts";
import type { AppParts } from "./app-parts.ts";
import { COMPARED_OPTIONS, nameOf } from "./command-names.ts";
import { listCriteria, OBJECTIVES } from "./criteria.ts";
import { languageOf, wordingOf } from "./interaction-context.ts";
import { renderPrivate } from "./render-private.ts";
import { deferred, replyText, showInPlace, showText } from "./reply.ts";
import { readList } from "./value-lists.ts";

type Request = Parameters<ChatService["compare"]>[0];
type Over = Request["over"];

/** `/compare`: two to six providers side by side, for who asks, who may share it. */
export async function handleCompare(
  parts: AppParts,
  interaction: ChatInputCommandInteraction,
): Promise<void> {
  const wording = wordingOf(parts, interaction);
  const typed = interaction.options.getString("criteria") ?? "";
  const criteria = readList(typed, listCriteria(parts, wording));
  if (criteria.kind === "unknown") {
    const slots = { value: sanitizeLine(criteria.typed), option: nameOf("criteria", wording) };
    await replyText(parts, interaction, wording.say("discord-value-unknown", slots));
    return;
  }
  const over = overOf(criteria.values);
  await deferred(parts, interaction, async () => showCompared(parts, interaction, over));
}

/** The objectives hold every attribute: beside them others say no more. */
function overOf(criteria: readonly string[]): Over {
  if (criteria.includes(OBJECTIVES)) {
    return { kind: "objectives" };
  }
  const attributes = criteria.map((each) => Attribute.parse(each));
  return attributes.length === 0 ? { kind: "shared" } : { kind: "attributes", attributes };
}

async function showCompared(
  parts: AppParts,
  interaction: ChatInputCommandInteraction,
  over: Over,
): Promise<void> {
  const names = COMPARED_OPTIONS.map((key) => interaction.options.getString(key)?.trim() ?? "");
  const compared = await parts.service.compare({
    names: names.filter((name) => name !== ""),
    over,
    language: languageOf(interaction) ?? "en",
    today: parts.now().toISOString().slice(0, 10),
  });
  if (compared.kind !== "compared") {
    await showText(
      parts,
      interaction,
      ...comparisonRefusal(compared, wordingOf(parts, interaction)),
    );
    return;
  }
  const answer = withCellDates(compared.answer);
  await showInPlace(parts, interaction, renderPrivate(parts, interaction, { answer, above: null }));
}
