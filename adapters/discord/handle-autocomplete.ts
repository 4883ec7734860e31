import type { AutocompleteInteraction } from "discord.js";
import { ADMIN_ACTIONS } from "../../src/assistant/admin-desk.ts";
import { cutAtWord } from "../../src/presenting/cut-at-word.ts";
import { sanitizeLine } from "../../src/presenting/sanitize.ts";
import { adminTargets } from "./admin-targets.ts";
import type { AppParts } from "./app-parts.ts";
import { COMPARED_OPTIONS } from "./command-names.ts";
import { listAttributes, listCriteria } from "./criteria.ts";
import type { Choice } from "./discord-api.ts";
import { requesterOf, wordingOf } from "./interaction-context.ts";
import { LIMITS } from "./limits.ts";
import { takesCountries } from "./read-find-options.ts";
import { answerOnce } from "./reply.ts";
import { suggestList } from "./value-lists.ts";

/** Names of providers, countries and criteria while somebody types; for admins, what there is to decide on. */
export async function handleAutocomplete(
  parts: AppParts,
  interaction: AutocompleteInteraction,
): Promise<void> {
  const found = await choicesOf(parts, interaction);
  await answerOnce(parts, interaction, {
    kind: "choices",
    // A name that is cut is no name.
    choices: found
      .filter(({ value }) => value.length > 0 && value.length <= LIMITS.choiceChars)
      .slice(0, LIMITS.choices),
  });
}

async function choicesOf(
  parts: AppParts,
  interaction: AutocompleteInteraction,
): Promise<readonly Choice[]> {
  const { name: option, value: typed } = interaction.options.getFocused(true);
  if (interaction.commandName === "admin") {
    return targetChoices(parts, interaction);
  }
  const wording = wordingOf(parts, interaction);
  if (takesCountries(option)) {
    return suggestList(typed, parts.countries.list(wording.language));
  }
  switch (option) {
    case "documented-on":
      return suggestList(typed, listAttributes(parts, wording));
    case "criteria":
      return suggestList(typed, listCriteria(parts, wording));
    default:
      return providerChoices(parts, interaction);
  }
}

/** Names, but for those that stand in other options of the command. */
function providerChoices(
  { service }: AppParts,
  { options }: AutocompleteInteraction,
): readonly Choice[] {
  const { name: option, value: typed } = options.getFocused(true);
  const others: readonly string[] = COMPARED_OPTIONS.filter((each) => each !== option).flatMap(
    (each) => options.getString(each) ?? [],
  );
  return service
    .suggestProviders(typed, LIMITS.choices + others.length)
    .filter((name) => !others.includes(name))
    .map((name) => ({ name, value: name }));
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
