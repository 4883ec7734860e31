import type { AskerLanguage } from "../domain/language.ts";
import type { Phrases } from "../language/phrases.ts";

/** Looks up one of the bot's own texts, in one language. */
export type Say = (key: string, slots?: Readonly<Record<string, string>>) => string;

/** The bot's own words in one language. */
export interface Wording {
  readonly language: AskerLanguage;
  readonly say: Say;
}

/** The bot's own words in this language. */
export function wordingIn(phrases: Pick<Phrases, "text">, language: AskerLanguage): Wording {
  return { language, say: (key, slots) => phrases.text(language, key, slots) };
}
