import { AskerLanguage } from "../domain/language.ts";

/** The language of a locale such as "fr-FR" or "es-419"; `null` for one that the bot has no words in. */
export function languageOfLocale(locale: string): AskerLanguage | null {
  return AskerLanguage.safeParse(locale.split(/[-_]/u)[0]?.toLowerCase()).data ?? null;
}
