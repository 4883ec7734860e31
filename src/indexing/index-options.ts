import type { CollectedPage } from "../collecting/collected.ts";
import type { SourceEntry } from "../domain/source-entry.ts";
import type { BaseContent } from "../knowledge/base-content.ts";
import type { Embedder } from "../retrieval/embedder.ts";
import type { SourceReport } from "./change-report.ts";
import type { AnswerChecks } from "./check-answers.ts";
import type { IndexProgress } from "./index-progress.ts";
import type { IndexStore, OnNotice } from "./index-store.ts";
import type { IndexPlan } from "./plan-index.ts";
import type { RunRequest } from "./run-request.ts";
import type { ShippedVectors } from "./shipped-vectors.ts";
import type { WriterLock } from "./writer-lock.ts";

/** What was read from the sources of data/sources.yaml. */
export interface SourceInput {
  readonly entries: readonly Pick<SourceEntry, "id" | "holdBack">[];
  readonly pages: readonly CollectedPage[];
  readonly reports: readonly SourceReport[];
  /** Ids of sources whose pages stay as they are published; see `ReviewInput`. */
  readonly asPublished?: ReadonlySet<string>;
}

export const NO_SOURCES: SourceInput = { entries: [], pages: [], reports: [] };

/** Generations kept beside the published one unless told otherwise. */
export const KEPT_OTHERS = 2;

/** What an index run works with. */
export interface IndexOptions {
  /** The base itself, with the facts of folders, without pages. */
  readonly content: BaseContent;
  /** Nothing unless given. */
  readonly sources?: SourceInput;
  /** `publish` unless given. */
  readonly mode?: RunRequest["mode"];
  /** No question is asked unless given. */
  readonly checks?: AnswerChecks;
  /** Generations kept beside the published one, from 0; {@link KEPT_OTHERS} unless given. */
  readonly keepOthers?: number;
  readonly store: IndexStore;
  /** The store's lock, when the caller holds it already; else it is taken while the run lasts. */
  readonly lock?: WriterLock;
  readonly embedder: Embedder;
  readonly shipped: ShippedVectors;
  readonly onPlan?: (plan: IndexPlan) => void;
  readonly onProgress: (progress: IndexProgress) => void;
  /** Told, in one sentence, of anything damaged that was mended on the way. */
  readonly onNotice: OnNotice;
  readonly signal: AbortSignal;
  readonly now: () => Date;
}
