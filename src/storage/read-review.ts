import type { QuarantineEntry } from "../indexing/review.ts";
import type { Hold, Verdict } from "../indexing/review-store.ts";
import { hasReviewTables, ReviewTables } from "./sqlite/review-tables.ts";
import { openStateForReading } from "./sqlite/state-db.ts";

/** What admins have decided, as it stands. */
export interface ReviewState {
  /** Id of the generation that is pinned; `null` when none is. */
  readonly pinned: string | null;
  readonly verdicts: readonly Verdict[];
  readonly holds: readonly Hold[];
  readonly quarantined: readonly QuarantineEntry[];
}

const NOTHING: ReviewState = { pinned: null, verdicts: [], holds: [], quarantined: [] };

/**
 * Reads what admins have decided, without writing anything.
 *
 * @throws {BotError} STATE_INVALID or STORAGE_FAILED when that cannot be read.
 */
export function readReviewState(stateDir: string): ReviewState {
  const state = openStateForReading(stateDir);
  if (state === null) {
    return NOTHING;
  }
  try {
    if (!hasReviewTables(state)) {
      return NOTHING;
    }
    const tables = new ReviewTables(state);
    return {
      pinned: tables.pinned(),
      verdicts: tables.verdicts(),
      holds: tables.holds(),
      quarantined: tables.quarantined(),
    };
  } finally {
    state.close();
  }
}
