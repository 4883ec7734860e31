import type { BaseLanguage } from "../domain/language.ts";
import { analyseText } from "../language/analyse.ts";

/** Numbers in one block of memory that doubles when it is full. */
class GrowingNumbers {
  length = 0;
  #block = new Uint32Array(1024);

  push(number: number): void {
    if (this.length === this.#block.length) {
      const larger = new Uint32Array(2 * this.length);
      larger.set(this.#block);
      this.#block = larger;
    }
    this.#block[this.length] = number;
    this.length += 1;
  }

  at(index: number): number {
    return this.#block[index] ?? 0;
  }

  increment(index: number): void {
    this.#block[index] = this.at(index) + 1;
  }
}

/** Terms of passages, counted; see {@link countTerms}. */
export interface TermCounts {
  /** Terms, in order of first sight: their places are their numbers. */
  readonly terms: readonly string[];
  /** In how many passages each term stands. */
  readonly frequencies: readonly number[];
  /** Words of each passage. */
  readonly lengths: readonly number[];
  /** Goes through the passages in order, and calls back once for each term of each. */
  forEach(tell: (row: number, term: number, count: number) => void): void;
}

/** A map for each term would take ten times the memory: a large base has millions of entries. */
class TermCounter implements TermCounts {
  readonly terms: string[] = [];
  readonly frequencies: number[] = [];
  readonly lengths: number[] = [];
  /** Entries: a term of a passage and how often it stands there, those of one passage together. */
  readonly #terms = new GrowingNumbers();
  readonly #counts = new GrowingNumbers();
  /** First entry of each passage. */
  readonly #starts: number[] = [];
  /** Newest entry of each term. */
  readonly #newest: number[] = [];

  /** Begins the next passage. */
  open(words: number): void {
    this.lengths.push(words);
    this.#starts.push(this.#terms.length);
  }

  /** @returns the number of a term that was not seen before. */
  name(term: string): number {
    this.#newest.push(-1);
    this.frequencies.push(0);
    return this.terms.push(term) - 1;
  }

  /** Counts a term of the passage that was opened last. */
  count(term: number): void {
    const newest = this.#newest[term] ?? -1;
    if (newest >= (this.#starts.at(-1) ?? 0)) {
      this.#counts.increment(newest);
      return;
    }
    this.#newest[term] = this.#terms.length;
    this.frequencies[term] = (this.frequencies[term] ?? 0) + 1;
    this.#terms.push(term);
    this.#counts.push(1);
  }

  forEach(tell: (row: number, term: number, count: number) => void): void {
    for (const [row, start] of this.#starts.entries()) {
      const end = this.#starts[row + 1] ?? this.#terms.length;
      for (let at = start; at < end; at += 1) {
        tell(row, this.#terms.at(at), this.#counts.at(at));
      }
    }
  }
}

/**
 * Counts the stems and folded forms of each passage.
 *
 * @param passages - In row order.
 * @param exactPrefix - What tells the term of a folded form from a stem; no stem begins with it.
 */
export function countTerms(
  passages: Iterable<{ readonly text: string; readonly language: BaseLanguage }>,
  exactPrefix: string,
): TermCounts {
  const counter = new TermCounter();
  // Two maps, so that the prefixed form is written once for each term and not for each word.
  const stems = new Map<string, number>();
  const exacts = new Map<string, number>();
  const numberOf = (known: Map<string, number>, key: string, prefix: string): number => {
    const number = known.get(key) ?? counter.name(prefix + key);
    known.set(key, number);
    return number;
  };
  for (const { text, language } of passages) {
    const words = analyseText(text, language);
    counter.open(words.length);
    for (const { stem, exact } of words) {
      counter.count(numberOf(stems, stem, ""));
      counter.count(numberOf(exacts, exact, exactPrefix));
    }
  }
  return counter;
}
