import { stemmer as stemEnglish } from "@orama/stemmers/english";
import { stemmer as stemFrench } from "@orama/stemmers/french";
import type { BaseLanguage } from "../domain/language.ts";

/**
 * What Snowball gets wrong for this field: it takes `données` for `don`, and parts `souveraineté`
 * from `souverain`. Keys and values are folded.
 */
const FRENCH_EXCEPTIONS: readonly (readonly [prefix: RegExp, stem: string])[] = [
  [/^donnees?$/, "donnee"],
  [/^souverain/, "souverain"],
  [/^etats?$/, "etat"],
];
const ENGLISH_EXCEPTIONS: readonly (readonly [prefix: RegExp, stem: string])[] = [
  [/^sovereign/, "sovereign"],
];

/** Stem of a folded word; numbers and short words come back as they are. */
export function stem(word: string, language: BaseLanguage): string {
  if (word.length < 4 || /\d/.test(word)) {
    return word;
  }
  const exceptions = language === "fr" ? FRENCH_EXCEPTIONS : ENGLISH_EXCEPTIONS;
  const exception = exceptions.find(([pattern]) => pattern.test(word));
  if (exception !== undefined) {
    return exception[1];
  }
  return language === "fr" ? stemFrench(word) : stemEnglish(word);
}
