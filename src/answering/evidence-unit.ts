import type { Item, Passage } from "../domain/passage.ts";

/** Words and concepts of a piece of stored text, for telling what of a question it covers. */
export interface TextProfile {
  /** Stems, and folded forms behind `=`. */
  readonly terms: ReadonlySet<string>;
  readonly concepts: ReadonlySet<string>;
  /** Beginnings of its longer words: they meet across inflection, and across French and English. */
  readonly beginnings: ReadonlySet<string>;
}

/** Letters of a beginning. */
const BEGINNING_CHARS = 5;

/** Beginning of a folded word; `undefined` for a word too short to have one of its own. */
export function beginningOf(word: string): string | undefined {
  return word.length > BEGINNING_CHARS ? word.slice(0, BEGINNING_CHARS) : undefined;
}

/** The shortest run of whole sentences of a passage that can be read alone. */
export interface EvidenceUnit {
  readonly row: number;
  readonly passage: Passage;
  readonly item: Item;
  /** Indexes into `passage.sentences`, both included; `last` is the sentence that was found. */
  readonly first: number;
  readonly last: number;
  /** The run as stored. */
  readonly text: string;
  /** Words as a reader counts them. */
  readonly wordCount: number;
  /** Of the found sentence; of each of the run; of the passage with its titles and names. */
  readonly sentence: TextProfile;
  readonly run: readonly TextProfile[];
  readonly whole: readonly TextProfile[];
  /** Of the titles and names above the passage. */
  readonly heading: TextProfile;
  /** Of a fact's short value and attribute; empty for other items. */
  readonly attributes: TextProfile;
  /** Ids of the providers and topics that the passage names or belongs to, as `subject:x`, `topic:x`. */
  readonly names: ReadonlySet<string>;
  /** Those that its run, its titles or its item are about: a passage may name another in passing. */
  readonly aboutNames: ReadonlySet<string>;
  /** Those that the found sentence itself names. */
  readonly sentenceNames: ReadonlySet<string>;
  /** Folded words by which its run names providers and topics. */
  readonly nameWords: ReadonlySet<string>;
}
