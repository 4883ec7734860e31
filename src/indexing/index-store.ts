import type { EmbedderIdentity } from "../domain/generation.ts";
import type { ItemId } from "../domain/passage.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";
import type { Decisions } from "./apply-review.ts";
import type { CitedPassage } from "./broken-citations.ts";
import type { EmbeddingCache } from "./embedding-cache.ts";
import type { GenerationDraft } from "./generation-draft.ts";
import type { IndexRun } from "./index-run.ts";
import type { Hold, StoredProposal, TextChange } from "./review-store.ts";
import type { WriterLock } from "./writer-lock.ts";

/** A generation that is written, but not yet where readers look. */
export interface BuiltGeneration {
  /**
   * Reads back what was written.
   *
   * @throws {BotError} GENERATION_INVALID when it cannot be read.
   */
  open(): SearchableGeneration;
  /** Puts it where readers look; it is not published yet. In place of a damaged one of the same id. */
  keep(): void;
  /** Removes it. */
  discard(): void;
}

export interface BuildOptions {
  readonly signal: AbortSignal;
  /** Called with the parts written so far. */
  readonly onPart: (done: number, total: number) => void;
}

/** What goes with the flip of the pointer. */
export interface PublishedChange {
  readonly holds: readonly Hold[];
  /** Pages whose text changes: what was accepted of them is settled. */
  readonly settled: readonly TextChange[];
}

/** Told, in one sentence, of anything that was mended on the way. */
export type OnNotice = (message: string) => void;

/**
 * Where generations are kept. Everything but `lock` is called by the holder of the lock only.
 *
 * Each method throws {@link BotError} STORAGE_FAILED when the place cannot be used, and
 * STATE_INVALID when what it keeps about itself is damaged.
 */
export interface IndexStore {
  /** @throws {BotError} INDEX_BUSY when another run, in any process, holds the lock. */
  lock(since: Date): WriterLock;
  /** Removes what killed runs left half done. */
  removeStrays(): void;
  /** Id of the published generation; `null` when there is none. */
  publishedId(): string | null;
  /**
   * Opens a generation, published or not.
   *
   * @returns `null` when there is none of this id.
   * @throws {BotError} GENERATION_INVALID when it is damaged.
   */
  open(id: string): SearchableGeneration | null;
  openCache(identity: EmbedderIdentity, onNotice: OnNotice): EmbeddingCache;
  /**
   * Writes a generation; leaves nothing behind when it fails.
   *
   * @throws {BotError} INDEX_CANCELLED once the signal is aborted.
   */
  build(draft: GenerationDraft, options: BuildOptions): Promise<BuiltGeneration>;
  /** What admins have decided on pages and sources. */
  decisions(): Decisions;
  /** Passages of these items that answers cited which are kept. */
  citedPassages(items: ReadonlySet<ItemId>): readonly CitedPassage[];
  /**
   * Makes a kept generation the published one and records the run, all of it or nothing: a pin ends,
   * proposals made against another generation are outdated.
   */
  publish(id: string, run: IndexRun, change: PublishedChange): void;
  /** Puts a kept generation up for review, and notes what is held back. */
  propose(proposal: Omit<StoredProposal, "state">, holds: readonly Hold[]): void;
  /** Notes what is held back of an unchanged base; writes nothing when that is noted already. */
  noteHolds(holds: readonly Hold[], options: { readonly endsPin: boolean }): void;
  /** Records a run that published nothing. */
  record(run: IndexRun): void;
  /**
   * Removes all generations but the published one, the `others` published last before it, and open
   * proposals.
   */
  prune(others: number): void;
}
