import { AskerLanguage } from "../../src/domain/language.ts";

/** The language of a locale of Discord, such as "es-419"; `null` for one that the bot has no words in. */
export function languageOfLocale(locale: string): AskerLanguage | null {
  return AskerLanguage.safeParse(locale.split("-")[0]).data ?? null;
}
