import type { EmbedderIdentity } from "../domain/generation.ts";
import type { ReviewStore } from "./review-store.ts";

/** What decisions are made with. */
export interface ReviewParts {
  readonly store: ReviewStore;
  /** Of the embedder that questions are embedded with: a generation of another one is `unusable`. */
  readonly identity: EmbedderIdentity;
  readonly now: () => Date;
}
