import type { EmbedderIdentity } from "../domain/generation.ts";
import { createReview } from "../indexing/create-review.ts";
import type { Review } from "../indexing/review.ts";
import { createFolderReviewStore, type FolderReviewStoreOptions } from "./folder-review-store.ts";

export interface OpenReviewOptions extends FolderReviewStoreOptions {
  /** Of the embedder that questions are embedded with. */
  readonly identity: EmbedderIdentity;
  readonly now: () => Date;
}

/** Decisions on the generations of a state folder; nothing has to be closed. */
export function openReview({ identity, now, ...options }: OpenReviewOptions): Review {
  return createReview({ store: createFolderReviewStore(options), identity, now });
}
