import { AskerLanguage } from "../../domain/language.ts";
import { isMannerWord } from "../../language/claim-words.ts";
import { stopWords } from "../../language/stop-words.ts";
import { tokens } from "../../language/tokens.ts";
import type { NameFinder } from "../name-finder.ts";

/** With more letters beside its names, a text tells its language by itself. */
const MAX_SHORT_LETTERS = 40;

function countSpoken(words: readonly string[], language: AskerLanguage): number {
  return words.filter((word) => stopWords(language).has(word) || isMannerWord(word, language))
    .length;
}

/**
 * Language of a claim. A short one is mostly names, and what it denies or ends is read by language: the one
 * that knows most of its other words, and where several do, the detected one or the platform's.
 */
export function claimLanguage(
  text: string,
  detected: AskerLanguage,
  { names, locale }: { readonly names: NameFinder; readonly locale: AskerLanguage | undefined },
): AskerLanguage {
  const named = new Set(names.find(text).flatMap(({ words }) => words));
  const words = tokens(text).filter((word) => !named.has(word));
  if (words.join("").length > MAX_SHORT_LETTERS) {
    return detected;
  }
  const counts = AskerLanguage.options.map((each) => [each, countSpoken(words, each)] as const);
  const most = Math.max(...counts.map(([, count]) => count));
  const best = counts.flatMap(([each, count]) => (count === most ? [each] : []));
  return (
    [detected, locale, best[0]].find((each) => each !== undefined && best.includes(each)) ??
    detected
  );
}
