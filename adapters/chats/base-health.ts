import { existsSync } from "node:fs";
import { realpath } from "node:fs/promises";
import type { BaseHealth } from "../../src/assistant/admin-desk.ts";
import type { ScheduledSource } from "../../src/assistant/schedule.ts";
import type { AssistantStore } from "../../src/assistant/store/assistant-store.ts";
import { citationHealth } from "../../src/collecting/check-citations.ts";
import type { SnapshotStore } from "../../src/collecting/snapshot-store.ts";
import { readSourceHealth } from "../../src/collecting/source-health.ts";
import type { Config } from "../../src/config.ts";
import type { SourceEntry } from "../../src/domain/source-entry.ts";
import type { Review } from "../../src/indexing/review.ts";
import { readSources } from "../../src/knowledge/read-sources.ts";
import { snapshotsPath } from "../../src/storage/sqlite/snapshots/snapshot-db.ts";
import { openSnapshotStore } from "../../src/storage/sqlite/snapshots/snapshot-store.ts";

/** Answers count as uses for so long. */
const USES_MS = 30 * 24 * 3_600_000;

type Folders = Pick<Config, "dataDir" | "stateDir">;

export interface BaseHealthParts {
  readonly store: { readonly answers: Pick<AssistantStore["answers"], "usesBySource"> };
  readonly review: Pick<Review, "quarantined">;
  readonly now: Date;
}

/**
 * How the sources of data/sources.yaml stand, and the addresses of citations; entries that do not fit
 * their form are left out: the next index run names them.
 *
 * @throws {BotError} STORAGE_FAILED or STATE_INVALID when what is kept of them cannot be read.
 */
export async function readBaseHealth(
  folders: Folders,
  { store, review, now }: BaseHealthParts,
): Promise<BaseHealth> {
  const entries = await readEntries(folders);
  const uses = store.answers.usesBySource(new Date(now.getTime() - USES_MS).toISOString());
  const quarantined = new Set(
    review.quarantined().flatMap(({ kind, target }) => (kind === "source" ? [target] : [])),
  );
  return withSnapshots(folders, (snapshots) => {
    const checks = snapshots?.citationChecks() ?? [];
    return {
      sources: readSourceHealth(snapshots, entries, now).map((health) => ({
        ...health,
        uses: uses.get(health.source) ?? 0,
        isQuarantined: quarantined.has(health.source),
      })),
      citations: checks.length === 0 ? null : citationHealth(checks),
    };
  });
}

/** The sources of data/sources.yaml, and when each was last read. */
export async function scheduledSources(folders: Folders): Promise<readonly ScheduledSource[]> {
  const entries = await readEntries(folders);
  return withSnapshots(folders, (snapshots) =>
    entries.map((entry) => ({
      entry,
      lastTried: snapshots?.sourceReading(entry.id)?.at ?? null,
    })),
  );
}

async function readEntries({ dataDir }: Folders): Promise<readonly SourceEntry[]> {
  const { sources } = await readSources(await realpath(dataDir));
  return sources;
}

/** Opens what is kept of sources for one look; where nothing is, nothing is made. */
function withSnapshots<T>({ stateDir }: Folders, look: (snapshots: SnapshotStore | null) => T): T {
  if (!existsSync(snapshotsPath(stateDir))) {
    return look(null);
  }
  const snapshots = openSnapshotStore(stateDir);
  try {
    return look(snapshots);
  } finally {
    snapshots.close();
  }
}
