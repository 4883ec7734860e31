import { existsSync } from "node:fs";
import { join } from "node:path";
import { openSnapshotStore } from "../../src/storage/sqlite/snapshots/snapshot-store.ts";

/**
 * Tells what was last read from sources apart from anything read before: changes whenever
 * collecting without fetching would give something else.
 *
 * @returns empty when nothing was ever read.
 * @throws {BotError} STORAGE_FAILED or STATE_INVALID when the snapshots cannot be read.
 */
export function fingerprintSnapshots(stateDir: string): string {
  if (!hasSnapshots(stateDir)) {
    return "";
  }
  const store = openSnapshotStore(stateDir);
  try {
    return store.fingerprint();
  } finally {
    store.close();
  }
}

export function hasSnapshots(stateDir: string): boolean {
  return existsSync(join(stateDir, "snapshots.db"));
}
