import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  Locale,
  PermissionFlagsBits,
  type RESTPutAPIApplicationCommandsJSONBody,
} from "discord.js";
import { ADMIN_ACTIONS, ADMIN_TARGETS, type AdminAction } from "../../src/assistant/admin-desk.ts";
import type { AskerLanguage } from "../../src/domain/language.ts";
import type { Phrases } from "../../src/language/phrases.ts";
import { cutAtWord } from "../../src/presenting/cut-at-word.ts";
import { type CommandPurpose, commandText } from "../../src/presenting/help.ts";
import { type Wording, wordingIn } from "../../src/presenting/wording.ts";
import { nameOf } from "./command-names.ts";

/** What a command of Discord is declared with. */
export type CommandDeclaration = RESTPutAPIApplicationCommandsJSONBody[number];

/** Locales of Discord that commands have names in; the words of other locales are English. */
const LOCALES: readonly (readonly [Locale, AskerLanguage])[] = [
  [Locale.French, "fr"],
  [Locale.EnglishGB, "en"],
  [Locale.EnglishUS, "en"],
  [Locale.German, "de"],
  [Locale.SpanishES, "es"],
  [Locale.SpanishLATAM, "es"],
  [Locale.Italian, "it"],
  [Locale.Dutch, "nl"],
];
/** Characters of a description (interactions/application-commands#application-command-object). */
const DESCRIPTION_CHARS = 100;
/** Longest question of a slash command (option's max_length: 6,000 at most). */
const QUESTION_CHARS = 2000;
/** Longest name of a source, an item or a page that an admin may type. */
const TARGET_CHARS = 2000;

/** A text in English, and by locale. */
type Texts = (choose: (wording: Wording) => string) => {
  readonly text: string;
  readonly localized: Partial<Record<Locale, string>>;
};

/**
 * All commands, with names and descriptions in every language of the bot.
 *
 * @param isGlobal Contexts and kinds of installation exist for commands of all servers only.
 */
export function declareCommands(
  phrases: Phrases,
  isGlobal: boolean,
): readonly CommandDeclaration[] {
  const texts: Texts = (choose) => ({
    text: choose(wordingIn(phrases, "en")),
    localized: Object.fromEntries(
      LOCALES.map(([locale, language]) => [locale, choose(wordingIn(phrases, language))]),
    ),
  });
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
    ...simple,
    { ...adminCommand(texts), ...placesOf(isGlobal, [InteractionContextType.Guild]) },
    { ...messageCommand(texts), ...everywhere },
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
        max_length: DESCRIPTION_CHARS,
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

function messageCommand(texts: Texts): CommandDeclaration {
  const { text, localized } = texts(({ say }) => say("discord-menu-ask"));
  return { type: ApplicationCommandType.Message, name: text, name_localizations: localized };
}

interface Named {
  readonly name: string;
  readonly name_localizations: Partial<Record<Locale, string>>;
}
interface Described {
  readonly description: string;
  readonly description_localizations: Partial<Record<Locale, string>>;
}

function named(texts: Texts, key: Parameters<typeof nameOf>[0]): Named {
  const { text, localized } = texts((wording) => nameOf(key, wording));
  return { name: text, name_localizations: localized };
}

function described(texts: Texts, what: CommandPurpose): Described {
  const { text, localized } = texts((wording) =>
    cutAtWord(commandText(what, wording), DESCRIPTION_CHARS),
  );
  return { description: text, description_localizations: localized };
}

function field(texts: Texts, key: "question" | "private" | "name" | "target"): Named & Described {
  const { text, localized } = texts(({ say }) => say(`discord-text-${key}`));
  return { ...named(texts, key), description: text, description_localizations: localized };
}
