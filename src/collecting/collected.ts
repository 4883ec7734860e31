import type { SourceReport } from "../indexing/change-report.ts";
import type { ItemContent } from "../knowledge/item-content.ts";
import type { ProviderFile } from "../knowledge/knowledge.ts";

/** One page as it may be indexed. */
export interface CollectedPage {
  /** Of its newest snapshot: a page that failed or vanished has the text it was last read with. */
  readonly content: ItemContent;
  /** Id of the entry in data/sources.yaml. */
  readonly source: string;
  /** Its address, or its path in a folder. */
  readonly page: string;
  /**
   * `read`: stands as the text says. `failed`: could not be read this time, the last text serves on.
   * `vanished`: no longer listed, or its address answers "not found"; whether it goes is reviewed.
   */
  readonly state: "read" | "failed" | "vanished";
}

/** What a run has read from all sources. */
export interface Collected {
  /** By id of their items; no id occurs twice. */
  readonly pages: readonly CollectedPage[];
  /** Facts in YAML files of folders, checked together with the base: no id of theirs is in it. */
  readonly providers: readonly ProviderFile[];
  /** One for each entry, in their order. */
  readonly reports: readonly SourceReport[];
}

/** How far collecting has come, over all sources. */
export interface CollectProgress {
  readonly phase: "collect";
  /** Pages done, failed ones included, from 0 to `total`. */
  readonly done: number;
  /** Pages known so far: grows while sources are listed. */
  readonly total: number;
  readonly failed: number;
  /** When collecting began. */
  readonly startedAt: Date;
}

/** Nothing was read, since there is nothing to read. */
export const NOTHING_COLLECTED: Collected = { pages: [], providers: [], reports: [] };
