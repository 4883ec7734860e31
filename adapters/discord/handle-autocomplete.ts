import type { AutocompleteInteraction } from "discord.js";
import { ADMIN_ACTIONS } from "../../src/assistant/admin-desk.ts";
import { cutAtWord } from "../../src/presenting/cut-at-word.ts";
import { sanitizeLine } from "../../src/presenting/sanitize.ts";
import { adminTargets } from "./admin-targets.ts";
import type { AppParts } from "./app-parts.ts";
import type { Choice } from "./discord-api.ts";
import { requesterOf, wordingOf } from "./interaction-context.ts";
import { LIMITS } from "./limits.ts";
import { answerOnce } from "./reply.ts";

/** Names of providers while somebody types one; for admins, what there is to decide on. */
export async function handleAutocomplete(
  parts: AppParts,
  interaction: AutocompleteInteraction,
): Promise<void> {
  const found =
    interaction.commandName === "admin"
      ? await targetChoices(parts, interaction)
      : providerChoices(parts, interaction);
  await answerOnce(parts, interaction, {
    kind: "choices",
    // A name that is cut is no name.
    choices: found
      .filter(({ value }) => value.length > 0 && value.length <= LIMITS.choiceChars)
      .slice(0, LIMITS.choices),
  });
}

function providerChoices(
  { service }: AppParts,
  interaction: AutocompleteInteraction,
): readonly Choice[] {
  const names = service.suggestProviders(interaction.options.getFocused(), LIMITS.choices);
  return names.map((name) => ({ name, value: name }));
}

/** Nothing for who is no admin: names of what waits are for admins, too. */
async function targetChoices(
  parts: AppParts,
  interaction: AutocompleteInteraction,
): Promise<readonly Choice[]> {
  const { permissions, admin } = parts.service;
  const sub = interaction.options.getSubcommand(false);
  const action = ADMIN_ACTIONS.find((each) => each === sub);
  if (action === undefined || !permissions.isAdmin(requesterOf(interaction))) {
    return [];
  }
  const moment = { ...wordingOf(parts, interaction), now: parts.now().getTime() };
  const typed = interaction.options.getFocused().trim().toLowerCase();
  return adminTargets(action, await admin.overview(), moment)
    .map(({ name, value }) => ({
      name: cutAtWord(sanitizeLine(name), LIMITS.choiceChars),
      value,
    }))
    .filter(({ name, value }) => `${value} ${name}`.toLowerCase().includes(typed));
}
