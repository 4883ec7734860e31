import type { AutocompleteInteraction } from "discord.js";
import type { AppParts } from "./app-parts.ts";
import { LIMITS } from "./limits.ts";
import { answerOnce } from "./reply.ts";

/** Names of providers while somebody types one. */
export async function handleAutocomplete(
  parts: AppParts,
  interaction: AutocompleteInteraction,
): Promise<void> {
  const names = parts.service
    .suggestProviders(interaction.options.getFocused(), LIMITS.choices)
    // A name that is cut is no name.
    .filter((name) => name.length > 0 && name.length <= LIMITS.choiceChars);
  await answerOnce(parts, interaction, {
    kind: "choices",
    choices: names.slice(0, LIMITS.choices).map((name) => ({ name, value: name })),
  });
}
