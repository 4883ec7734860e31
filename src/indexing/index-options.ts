import type { BaseContent } from "../knowledge/base-content.ts";
import type { Embedder } from "../retrieval/embedder.ts";
import type { IndexProgress } from "./index-progress.ts";
import type { IndexStore, OnNotice } from "./index-store.ts";
import type { IndexPlan } from "./plan-index.ts";
import type { ShippedVectors } from "./shipped-vectors.ts";

/** What an index run works with. */
export interface IndexOptions {
  readonly content: BaseContent;
  readonly store: IndexStore;
  readonly embedder: Embedder;
  readonly shipped: ShippedVectors;
  readonly onPlan?: (plan: IndexPlan) => void;
  readonly onProgress: (progress: IndexProgress) => void;
  /** Told, in one sentence, of anything damaged that was mended on the way. */
  readonly onNotice: OnNotice;
  readonly signal: AbortSignal;
  readonly now: () => Date;
}
