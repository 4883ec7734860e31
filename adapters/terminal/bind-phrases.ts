import type { AskerLanguage } from "../../src/domain/language.ts";
import type { Phrases } from "../../src/language/phrases.ts";
import { type Say, wordingIn } from "../../src/presenting/wording.ts";
import type { TerminalContext } from "./context.ts";
import type { AnswerOptions } from "./render-answer.ts";
import { createStyle } from "./style.ts";

/** Language of what the terminal says before any answer tells the asker's. */
const FALLBACK_LANGUAGE: AskerLanguage = "en";

/** Language of the terminal's user, as far as it is known. */
export function userLanguage({ settings }: Pick<TerminalContext, "settings">): AskerLanguage {
  return settings.language ?? FALLBACK_LANGUAGE;
}

/** The bot's own texts in the language of the terminal's user. */
export function sayToUser(
  phrases: Pick<Phrases, "text">,
  context: Pick<TerminalContext, "settings">,
): Say {
  return wordingIn(phrases, userLanguage(context)).say;
}

/** How to show an answer in this language on this terminal. */
export function renderOptionsFor(
  language: AskerLanguage,
  { settings }: Pick<TerminalContext, "settings">,
  base: { readonly phrases: Pick<Phrases, "text">; readonly newest: AnswerOptions["newest"] },
): AnswerOptions {
  return {
    width: settings.width,
    style: createStyle(settings),
    ...wordingIn(base.phrases, language),
    newest: base.newest,
  };
}
