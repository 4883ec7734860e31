import type { Manifest } from "../domain/generation.ts";
import type { BaseLanguage } from "../domain/language.ts";
import type { Item, ItemId, Passage } from "../domain/passage.ts";
import type { Subject } from "../domain/provider.ts";
import type { FactOutline } from "./fact-outline.ts";
import type { LexicalIndex } from "./lexical-index.ts";

/**
 * A published generation, opened for reading.
 *
 * Passages are numbered by row, from 0; sentences by row too, those of passage `p` being
 * `sentenceStart[p]` up to (not including) `sentenceStart[p + 1]`, in the order of `Passage.sentences`.
 */
export interface SearchableGeneration {
  readonly manifest: Manifest;
  readonly subjects: readonly Subject[];
  readonly passageCount: number;
  /** Row-major, `passageCount * dimension` numbers, each row of length 1. */
  readonly passageVectors: Float32Array;
  /** Row-major, one row a sentence. */
  readonly sentenceVectors: Float32Array;
  /** `passageCount + 1` numbers. */
  readonly sentenceStart: Uint32Array;
  readonly lexical: LexicalIndex;
  /** Item of each row: what ranking needs of a passage before it is read. */
  readonly rowItems: readonly ItemId[];
  /** Language of each row. */
  readonly rowLanguages: readonly BaseLanguage[];
  /** Outlines of the facts of all subjects: in the order of `subjects`, those of each in file order. */
  readonly facts: readonly FactOutline[];
  /** Path of the saved HNSW graph over the passages; `null` while exact search is used. */
  readonly graphFile: string | null;
  /** What must not be found, when anything is excluded; see `withoutItems`. */
  readonly excluded?: {
    readonly rows: ReadonlySet<number>;
    /** Tells these exclusions from any others: the same generation answers differently. */
    readonly variant: string;
  };
  /** @throws {BotError} GENERATION_INVALID when the row cannot be read. */
  passage(row: number): Passage;
  /** The item with this id; `undefined` when the generation has none. */
  item(id: ItemId): Item | undefined;
  /** Rows of an item's passages, ascending; empty for an unknown item. */
  passageRows(id: ItemId): readonly number[];
  /** Every fact item of a subject, in file order; empty for an unknown subject. */
  factsOf(subject: string): readonly Item[];
  /** Frees the files; using the generation afterwards throws. */
  close(): void;
}
