import { BaseLanguage } from "../domain/language.ts";

/** Number of the language of each row, as groups of an `scannedVectorIndex`: each language has a quota of its own. */
export function languageGroups(languages: readonly BaseLanguage[]): Uint8Array {
  return Uint8Array.from(languages, (language) => BaseLanguage.options.indexOf(language));
}
