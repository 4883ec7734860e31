import type { FindConcepts } from "../language/concepts.ts";
import type { LexicalIndex } from "../retrieval/lexical-index.ts";
import type { ConceptWeight } from "./concept-weights.ts";
import { beginningOf, type TextProfile } from "./evidence-unit.ts";
import type { Understanding } from "./understanding.ts";

/** A word of the question with what it weighs. */
export interface QuestionTerm {
  /** Its place among the words of the question, from 0. */
  readonly place: number;
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
  /** What texts hold of the words of the whole question. */
  readonly cover: CoverTexts;
}

/**
 * For each word of the question, by its place, how texts hold it: {@link HOLDS}, added up. Looked up once for
 * each text of a question: texts are measured again and again, alone and with those around them.
 */
export type Coverage = Uint8Array;
type CoverTexts = (texts: readonly TextProfile[]) => Coverage;

/** How a text holds a word: itself, a word that begins as it does, or one that stands for the same. */
const HOLDS = { word: 1, beginning: 2, concept: 4 } as const;

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
    ({ exact, stem }, place): QuestionTerm => ({
      place,
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
  const cover = new Cover(words);
  return {
    words,
    content: words.filter(({ isName }) => !isName),
    concepts: new Map(
      [...understanding.concepts].map((concept) => [concept, weights.conceptWeight(concept)]),
    ),
    cover: (texts) => cover.of(texts),
  };
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

/** Whether one of the texts names a concept. */
export function anyHasConcept(texts: readonly TextProfile[], concept: string): boolean {
  for (const text of texts) {
    if (text.concepts.has(concept)) {
      return true;
    }
  }
  return false;
}

function holdsHow(text: TextProfile, word: QuestionTerm): number {
  const { beginning } = word;
  let how = hasWord(text, word) ? HOLDS.word : 0;
  how |= beginning !== undefined && text.beginnings.has(beginning) ? HOLDS.beginning : 0;
  for (const concept of word.concepts) {
    how |= text.concepts.has(concept) ? HOLDS.concept : 0;
  }
  return how;
}

/** Written as loops: to make arrays by functions takes longer than to look all words up. */
class Cover {
  readonly #words: readonly QuestionTerm[];
  readonly #known = new Map<TextProfile, Coverage>();

  constructor(words: readonly QuestionTerm[]) {
    this.#words = words;
  }

  of(texts: readonly TextProfile[]): Coverage {
    const [only] = texts;
    if (only !== undefined && texts.length === 1) {
      return this.#ofOne(only);
    }
    const covered = new Uint8Array(this.#words.length);
    for (const text of texts) {
      const one = this.#ofOne(text);
      for (let place = 0; place < one.length; place += 1) {
        covered[place] = (covered[place] ?? 0) | (one[place] ?? 0);
      }
    }
    return covered;
  }

  #ofOne(text: TextProfile): Coverage {
    const known = this.#known.get(text);
    if (known !== undefined) {
      return known;
    }
    const covered = new Uint8Array(this.#words.length);
    let place = 0;
    for (const word of this.#words) {
      covered[place] = holdsHow(text, word);
      place += 1;
    }
    this.#known.set(text, covered);
    return covered;
  }
}

/** Whether texts hold a word itself. */
export function isHeld({ place }: QuestionTerm, coverage: Coverage): boolean {
  return ((coverage[place] ?? 0) & HOLDS.word) !== 0;
}

/** Whether texts hold a word itself or one that begins as it does. */
export function touchesWord({ place }: QuestionTerm, coverage: Coverage): boolean {
  return ((coverage[place] ?? 0) & (HOLDS.word | HOLDS.beginning)) !== 0;
}

/** Share (0..1) by weight of words that are held in one of the ways; `undefined` for no words. */
function share(
  words: readonly QuestionTerm[],
  coverage: Coverage,
  ways: number,
): number | undefined {
  let [total, covered] = [0, 0];
  for (const { place, weight } of words) {
    total += weight;
    covered += ((coverage[place] ?? 0) & ways) === 0 ? 0 : weight;
  }
  return total === 0 ? undefined : covered / total;
}

/** Share (0..1) of all words, by weight, that texts hold; 0 for a question without words. */
export function wordCoverage({ words }: QuestionTerms, coverage: Coverage): number {
  return share(words, coverage, HOLDS.word) ?? 0;
}

/** Share (0..1) of the words beside names whose beginning texts hold; 0 for none. */
export function beginningCoverage({ content }: QuestionTerms, coverage: Coverage): number {
  return share(content, coverage, HOLDS.word | HOLDS.beginning) ?? 0;
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
 * Share (0..1) of the words beside names that texts hold, as a word or as its concept; 1 for a
 * question that is nothing but names.
 */
export function contentCoverage({ content }: QuestionTerms, coverage: Coverage): number {
  return share(content, coverage, HOLDS.word | HOLDS.concept) ?? 1;
}
