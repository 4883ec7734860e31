import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
} from "discord.js";
import { ADMIN_ACTIONS, ADMIN_TARGETS, type AdminAction } from "../../src/assistant/admin-desk.ts";
import type { Phrases } from "../../src/language/phrases.ts";
import { type MenuKey, menuNameOf } from "./command-names.ts";
import {
  type CommandDeclaration,
  described,
  field,
  named,
  type Texts,
  textsOf,
} from "./command-texts.ts";
import { decisionCommands } from "./decision-commands.ts";
import { LIMITS } from "./limits.ts";

/** Longest question of a slash command (option's max_length: 6,000 at most). */
const QUESTION_CHARS = 2000;
/** Longest name of a source, an item or a page that an admin may type. */
const TARGET_CHARS = 2000;

/**
 * All commands, with names and descriptions in every language of the bot.
 *
 * @param isGlobal Contexts and kinds of installation exist for commands of all servers only.
 */
export function declareCommands(
  phrases: Phrases,
  isGlobal: boolean,
): readonly CommandDeclaration[] {
  const texts = textsOf(phrases);
  const everywhere = placesOf(isGlobal, [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
  ]);
  const simple = (["sources", "status", "help", "forget-me"] as const).map((key) => ({
    ...named(texts, key),
    ...described(texts, key),
    ...everywhere,
    type: ApplicationCommandType.ChatInput as const,
  }));
  return [
    { ...askCommand(texts), ...everywhere },
    { ...providerCommand(texts), ...everywhere },
    ...decisionCommands(texts).map((command) => ({ ...command, ...everywhere })),
    ...simple,
    { ...adminCommand(texts), ...placesOf(isGlobal, [InteractionContextType.Guild]) },
    { ...messageCommand(texts, "ask"), ...everywhere },
    { ...messageCommand(texts, "check"), ...everywhere },
  ];
}

function placesOf(isGlobal: boolean, contexts: InteractionContextType[]): object {
  return isGlobal ? { contexts, integration_types: [ApplicationIntegrationType.GuildInstall] } : {};
}

function askCommand(texts: Texts): CommandDeclaration {
  return {
    ...named(texts, "ask"),
    ...described(texts, "ask"),
    type: ApplicationCommandType.ChatInput,
    options: [
      {
        ...field(texts, "question"),
        type: ApplicationCommandOptionType.String,
        required: true,
        max_length: QUESTION_CHARS,
      },
      { ...field(texts, "private"), type: ApplicationCommandOptionType.Boolean },
    ],
  };
}

function providerCommand(texts: Texts): CommandDeclaration {
  return {
    ...named(texts, "provider"),
    ...described(texts, "provider"),
    type: ApplicationCommandType.ChatInput,
    options: [
      {
        ...field(texts, "name"),
        type: ApplicationCommandOptionType.String,
        required: true,
        autocomplete: true,
        max_length: LIMITS.choiceChars,
      } satisfies APIApplicationCommandBasicOption,
    ],
  };
}

function adminCommand(texts: Texts): CommandDeclaration {
  const { text, localized } = texts(({ say }) => say("discord-text-admin"));
  return {
    ...named(texts, "admin"),
    description: text,
    description_localizations: localized,
    type: ApplicationCommandType.ChatInput,
    // Who else may use it is up to the server; the bot's own allow-list decides in any case.
    default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
    options: ADMIN_ACTIONS.map((action) => adminAction(texts, action)),
  };
}

function adminAction(texts: Texts, action: AdminAction): APIApplicationCommandSubcommandOption {
  const takes = ADMIN_TARGETS[action];
  const target: APIApplicationCommandBasicOption = {
    ...field(texts, "target"),
    type: ApplicationCommandOptionType.String,
    required: takes === "required",
    autocomplete: true,
    max_length: TARGET_CHARS,
  };
  return {
    ...named(texts, action),
    ...described(texts, action === "status" ? "admin-status" : action),
    type: ApplicationCommandOptionType.Subcommand,
    ...(takes === "none" ? {} : { options: [target] }),
  };
}

function messageCommand(texts: Texts, key: MenuKey): CommandDeclaration {
  const { text, localized } = texts((wording) => menuNameOf(key, wording));
  return { type: ApplicationCommandType.Message, name: text, name_localizations: localized };
}
