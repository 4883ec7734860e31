import type { AskerLanguage, BaseLanguage } from "../domain/language.ts";
import { stem } from "./stem.ts";
import { stopWords } from "./stop-words.ts";
import { tokens, toTokens } from "./tokens.ts";

/** A word of a text as the lexical index sees it. */
export interface AnalysedWord {
  /** Folded form. */
  readonly exact: string;
  readonly stem: string;
}

/**
 * Words of a stored text, in order, without stop words of its language.
 *
 * @param text - Or its tokens, where they are at hand.
 */
export function analyseText(
  text: string | readonly string[],
  language: BaseLanguage,
): readonly AnalysedWord[] {
  const stops = stopWords(language);
  return toTokens(text)
    .filter((word) => !stops.has(word) && (word.length > 1 || /\d/.test(word)))
    .map((exact) => ({ exact, stem: stem(exact, language) }));
}

/**
 * Distinct words of a question, in order. A question that is neither French nor English is stemmed
 * as both, so that names and cognates still meet; stop words are those of its own language, and for
 * such questions of English too.
 */
export function analyseQuestion(text: string, language: AskerLanguage): readonly AnalysedWord[] {
  const isBase = language === "fr" || language === "en";
  const stops = stopWords(language);
  const words = [...new Set(tokens(text))].filter(
    (word) => !stops.has(word) && (word.length > 1 || /\d/.test(word)),
  );
  const languages: readonly BaseLanguage[] = isBase ? [language] : ["fr", "en"];
  const analysed = words.flatMap((exact) =>
    languages.map((each) => ({ exact, stem: stem(exact, each) })),
  );
  const seen = new Set<string>();
  return analysed.filter((word) => {
    const key = `${word.exact} ${word.stem}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
