import {
  type APIApplicationCommandOptionChoice,
  Locale,
  type RESTPutAPIApplicationCommandsJSONBody,
} from "discord.js";
import type { AskerLanguage } from "../../src/domain/language.ts";
import type { Phrases } from "../../src/language/phrases.ts";
import { cutAtWord } from "../../src/presenting/cut-at-word.ts";
import { type CommandPurpose, commandText } from "../../src/presenting/help.ts";
import { type Wording, wordingIn } from "../../src/presenting/wording.ts";
import { type FieldKey, nameOf } from "./command-names.ts";
import { LIMITS } from "./limits.ts";

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

type Localized = Partial<Record<Locale, string>>;

/** A text in English, and by locale. */
export type Texts = (choose: (wording: Wording) => string) => {
  readonly text: string;
  readonly localized: Localized;
};

export interface Named {
  readonly name: string;
  readonly name_localizations: Localized;
}
export interface Described {
  readonly description: string;
  readonly description_localizations: Localized;
}

/** Texts of commands, taken from the bot's own words. */
export function textsOf(phrases: Phrases): Texts {
  return (choose) => ({
    text: choose(wordingIn(phrases, "en")),
    localized: Object.fromEntries(
      LOCALES.map(([locale, language]) => [locale, choose(wordingIn(phrases, language))]),
    ),
  });
}

export function named(texts: Texts, key: Parameters<typeof nameOf>[0]): Named {
  const { text, localized } = texts((wording) => nameOf(key, wording));
  return { name: text, name_localizations: localized };
}

export function described(texts: Texts, what: CommandPurpose): Described {
  const { text, localized } = texts((wording) =>
    cutAtWord(commandText(what, wording), LIMITS.descriptionChars),
  );
  return { description: text, description_localizations: localized };
}

/**
 * Name and description of an option.
 *
 * @param about Key of its description, where that is another's.
 */
export function field(texts: Texts, key: FieldKey, about: string = key): Named & Described {
  const { text, localized } = texts(({ say }) => say(`discord-text-${about}`));
  return { ...named(texts, key), description: text, description_localizations: localized };
}

/** Something to choose, by the key of its phrase. */
export function choice(
  texts: Texts,
  value: string,
  key: string,
): APIApplicationCommandOptionChoice<string> {
  const { text, localized } = texts(({ say }) => say(key));
  return { name: text, name_localizations: localized, value };
}
