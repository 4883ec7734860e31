import { citationHealth } from "../../src/collecting/check-citations.ts";
import {
  type ReadHealth,
  readSourceHealth,
  worstFirst,
} from "../../src/collecting/source-health.ts";
import type { SourceEntry } from "../../src/domain/source-entry.ts";
import type { CitationHealth } from "../../src/domain/source-health.ts";
import { openSnapshotStore } from "../../src/storage/sqlite/snapshots/snapshot-store.ts";
import { hasSnapshots } from "./snapshots-fingerprint.ts";

export interface StoredHealth {
  /** Worst first. */
  readonly sources: readonly ReadHealth[];
  /** `null`: never checked. */
  readonly citations: CitationHealth | null;
}

/**
 * How sources and citations stand by what was last read; nothing is fetched.
 *
 * @throws {BotError} STORAGE_FAILED or STATE_INVALID when the snapshots cannot be read.
 */
export function readStoredHealth(
  stateDir: string,
  entries: readonly SourceEntry[],
  now: Date,
): StoredHealth {
  const store = hasSnapshots(stateDir) ? openSnapshotStore(stateDir) : null;
  try {
    const checks = store?.citationChecks() ?? [];
    return {
      sources: worstFirst(readSourceHealth(store, entries, now)),
      citations: checks.length === 0 ? null : citationHealth(checks),
    };
  } finally {
    store?.close();
  }
}
