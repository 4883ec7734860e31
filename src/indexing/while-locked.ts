import { BotError } from "../errors.ts";
import type { ReviewOutcome } from "./review.ts";
import type { ReviewStore } from "./review-store.ts";

/** Decides while no index run is under way, which might publish or remove what is decided on. */
export function whileLocked(
  { store, now }: { readonly store: ReviewStore; readonly now: () => Date },
  decide: () => ReviewOutcome,
): ReviewOutcome {
  let lock: ReturnType<ReviewStore["lock"]>;
  try {
    lock = store.lock(now());
  } catch (error) {
    if (error instanceof BotError && error.code === "INDEX_BUSY") {
      return { kind: "busy" };
    }
    throw error;
  }
  try {
    return decide();
  } finally {
    lock.release();
  }
}
