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
  /** Those that are no part of a name. */
  readonly content: readonly QuestionTerm[];
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
  const words = understanding.words.map(
    ({ exact, stem }): QuestionTerm => ({
      exact,
      exactKey: `=${exact}`,
      stem,
      beginning: beginningOf(exact),
      isOwn: understanding.ownWords.has(exact),
      weight: weights.lexical.idf(stem),
      isName: named.has(exact),
      concepts: [...weights.findConcepts(exact)],
    }),
  );
  return {
    words,
    content: words.filter(({ isName }) => !isName),
    concepts: new Map(
      [...understanding.concepts].map((concept) => [concept, weights.conceptWeight(concept)]),
    ),
  };
}

/** Whether texts cover a word. Functions of the module: one made for each call would cost more than the call. */
type Covers = (texts: readonly TextProfile[], word: QuestionTerm) => boolean;

/** Share (0..1) by weight of words that texts cover; `undefined` for no words. */
function share(
  words: readonly QuestionTerm[],
  texts: readonly TextProfile[],
  covers: Covers,
): number | undefined {
  let [total, covered] = [0, 0];
  for (const word of words) {
    total += word.weight;
    covered += covers(texts, word) ? word.weight : 0;
  }
  return total === 0 ? undefined : covered / total;
}

/** Whether a text holds the word itself. */
export function hasWord({ terms }: TextProfile, { stem, exactKey }: QuestionTerm): boolean {
  return terms.has(stem) || terms.has(exactKey);
}

/** Whether one of the texts holds the word itself. */
export function anyHasWord(texts: readonly TextProfile[], word: QuestionTerm): boolean {
  for (const text of texts) {
    if (hasWord(text, word)) {
      return true;
    }
  }
  return false;
}

function anyHasConcept(texts: readonly TextProfile[], concept: string): boolean {
  for (const text of texts) {
    if (text.concepts.has(concept)) {
      return true;
    }
  }
  return false;
}

function anyHasBeginning(texts: readonly TextProfile[], { beginning }: QuestionTerm): boolean {
  for (const text of texts) {
    if (beginning !== undefined && text.beginnings.has(beginning)) {
      return true;
    }
  }
  return false;
}

function coversBeginning(texts: readonly TextProfile[], word: QuestionTerm): boolean {
  return anyHasWord(texts, word) || anyHasBeginning(texts, word);
}

function coversContent(texts: readonly TextProfile[], word: QuestionTerm): boolean {
  if (anyHasWord(texts, word)) {
    return true;
  }
  for (const concept of word.concepts) {
    if (anyHasConcept(texts, concept)) {
      return true;
    }
  }
  return false;
}

/** Share (0..1) of all words, by weight, that the texts hold; 0 for a question without words. */
export function wordCoverage({ words }: QuestionTerms, texts: readonly TextProfile[]): number {
  return share(words, texts, anyHasWord) ?? 0;
}

/** Share (0..1) of the words beside names whose beginning the texts hold; 0 for none. */
export function beginningCoverage(
  { content }: QuestionTerms,
  texts: readonly TextProfile[],
): number {
  return share(content, texts, coversBeginning) ?? 0;
}

/** Share (0..1) of concepts, by weight, that the texts name; 0 for a question that names none. */
export function conceptCoverage(
  { concepts }: QuestionTerms,
  texts: readonly TextProfile[],
): number {
  let [total, covered] = [0, 0];
  for (const [concept, weight] of concepts) {
    total += weight;
    covered += anyHasConcept(texts, concept) ? weight : 0;
  }
  return total === 0 ? 0 : covered / total;
}

/**
 * Share (0..1) of the words beside names that the texts hold, as a word or as its concept; 1 for a
 * question that is nothing but names.
 */
export function contentCoverage({ content }: QuestionTerms, texts: readonly TextProfile[]): number {
  return share(content, texts, coversContent) ?? 1;
}
