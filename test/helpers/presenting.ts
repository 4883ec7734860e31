import { AskerLanguage } from "../../src/domain/language.ts";
import { loadPhrases } from "../../src/language/phrases.ts";
import type { AdminWording } from "../../src/presenting/admin-words.ts";
import { type Wording, wordingIn } from "../../src/presenting/wording.ts";

const phrases = await loadPhrases("prompts");

/** The bot's own words as they are shipped. */
export function wordingOf(language: AskerLanguage): Wording {
  return wordingIn(phrases, language);
}

/** The same for admins, on a platform where commands are typed as they are called. */
export function adminWordingOf(language: AskerLanguage): AdminWording {
  return {
    ...wordingOf(language),
    typed: (action, argument) =>
      ["!", action, ...(argument === undefined ? [] : [argument])].join(" "),
  };
}

/** A wording for each language, with its name, for tables of tests. */
export const WORDINGS = AskerLanguage.options.map((language) => wordingOf(language));
