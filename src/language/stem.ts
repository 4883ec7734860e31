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

/** Stems kept, by language: the vocabulary of a base of 100,000 passages fits. */
const MAX_KEPT = 50_000;
const kept: Readonly<Record<BaseLanguage, Map<string, string>>> = { fr: new Map(), en: new Map() };

/** Stem of a folded word; numbers and short words come back as they are. */
export function stem(word: string, language: BaseLanguage): string {
  const known = kept[language].get(word);
  if (known !== undefined) {
    return known;
  }
  const found = compute(word, language);
  if (kept[language].size < MAX_KEPT) {
    kept[language].set(word, found);
  }
  return found;
}

function compute(word: string, language: BaseLanguage): string {
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
