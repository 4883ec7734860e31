import type { FindConcepts } from "../language/concepts.ts";
import type { LexicalIndex } from "../retrieval/lexical-index.ts";
import type { ConceptWeight } from "./concept-weights.ts";
import { beginningOf, type TextProfile } from "./evidence-unit.ts";
import type { Understanding } from "./understanding.ts";

/** A word of the question with what it weighs. */
export interface QuestionTerm {
  readonly exact: string;
  /** As profiles hold it. */
  readonly exactKey: string;
  readonly stem: string;
  /** See `beginningOf`. */
  readonly beginning: string | undefined;
  /** Of the message itself, not of what it leans on. */
  readonly isOwn: boolean;
  readonly weight: number;
  /** Part of a name: covered by being about the named thing, so not counted as content. */
  readonly isName: boolean;
  readonly concepts: readonly string[];
}

/** What a question is made of, weighed by how rare it is in the base. */
export interface QuestionTerms {
  readonly words: readonly QuestionTerm[];
  /** Concepts of the whole question with their weights. */
  readonly concepts: ReadonlyMap<string, number>;
}

/** What weighing draws on. */
export interface TermWeights {
  readonly lexical: LexicalIndex;
  readonly findConcepts: FindConcepts;
  readonly conceptWeight: ConceptWeight;
}

export function weighTerms(understanding: Understanding, weights: TermWeights): QuestionTerms {
  const proper = understanding.names.filter(({ isPhrase }) => isPhrase !== true);
  const named = new Set(proper.flatMap(({ words }) => words));
  return {
    words: understanding.words.map(({ exact, stem }) => ({
      exact,
      exactKey: `=${exact}`,
      stem,
      beginning: beginningOf(exact),
      isOwn: understanding.ownWords.has(exact),
      weight: weights.lexical.idf(stem),
      isName: named.has(exact),
      concepts: [...weights.findConcepts(exact)],
    })),
    concepts: new Map(
      [...understanding.concepts].map((concept) => [concept, weights.conceptWeight(concept)]),
    ),
  };
}

function share<T>(
  parts: readonly T[],
  { weigh, isCovered }: { weigh: (part: T) => number; isCovered: (part: T) => boolean },
): number | undefined {
  let [total, covered] = [0, 0];
  for (const part of parts) {
    const weight = weigh(part);
    total += weight;
    covered += isCovered(part) ? weight : 0;
  }
  return total === 0 ? undefined : covered / total;
}

/** Whether a text holds the word itself. */
export function hasWord({ terms }: TextProfile, { stem, exactKey }: QuestionTerm): boolean {
  return terms.has(stem) || terms.has(exactKey);
}

/** Whether one of the texts holds the word itself. */
export function anyHasWord(texts: readonly TextProfile[], word: QuestionTerm): boolean {
  return texts.some((text) => hasWord(text, word));
}

/** Share (0..1) of all words, by weight, that the texts hold; 0 for a question without words. */
export function wordCoverage({ words }: QuestionTerms, texts: readonly TextProfile[]): number {
  const isCovered = (word: QuestionTerm): boolean => anyHasWord(texts, word);
  return share(words, { weigh: ({ weight }) => weight, isCovered }) ?? 0;
}

/** Share (0..1) of the words beside names whose beginning the texts hold; 0 for none. */
export function beginningCoverage({ words }: QuestionTerms, texts: readonly TextProfile[]): number {
  const isCovered = (word: QuestionTerm): boolean =>
    texts.some(
      (text) =>
        hasWord(text, word) ||
        (word.beginning !== undefined && text.beginnings.has(word.beginning)),
    );
  const content = words.filter(({ isName }) => !isName);
  return share(content, { weigh: ({ weight }) => weight, isCovered }) ?? 0;
}

/** Share (0..1) of concepts, by weight, that the texts name; 0 for a question that names none. */
export function conceptCoverage(
  { concepts }: QuestionTerms,
  texts: readonly TextProfile[],
): number {
  return (
    share([...concepts], {
      weigh: ([, weight]) => weight,
      isCovered: ([concept]) => texts.some((text) => text.concepts.has(concept)),
    }) ?? 0
  );
}

/**
 * Share (0..1) of the words beside names that the texts hold, as a word or as its concept; 1 for a
 * question that is nothing but names.
 */
export function contentCoverage({ words }: QuestionTerms, texts: readonly TextProfile[]): number {
  const isCovered = (word: QuestionTerm): boolean =>
    texts.some(
      (text) => hasWord(text, word) || word.concepts.some((concept) => text.concepts.has(concept)),
    );
  const content = words.filter(({ isName }) => !isName);
  return share(content, { weigh: ({ weight }) => weight, isCovered }) ?? 1;
}
