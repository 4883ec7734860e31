import { collect, collectKept } from "../../src/collecting/collect.ts";
import {
  type Collected,
  type CollectProgress,
  NOTHING_COLLECTED,
} from "../../src/collecting/collected.ts";
import type { Config } from "../../src/config.ts";
import type { Knowledge } from "../../src/knowledge/knowledge.ts";
import { openSnapshotStore } from "../../src/storage/sqlite/snapshots/snapshot-store.ts";
import { hasSnapshots } from "./snapshots-fingerprint.ts";
import { withSourceReading } from "./source-reading.ts";

export interface CollectForIndexOptions {
  readonly config: Pick<Config, "dataDir" | "stateDir" | "sourcesAllowLoopback">;
  /** The valid base: its `sources` are read, and facts of folders are checked together with it. */
  readonly knowledge: Knowledge;
  /** False: nothing is fetched and no folder is looked into; what was last read is taken. So it is of sources that are not named. */
  readonly fetch: boolean | readonly string[];
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly onProgress: (progress: CollectProgress) => void;
  /** Told, in one sentence, of anything damaged that was mended on the way. */
  readonly onNotice: (message: string) => void;
}

/**
 * Reads the sources of data/sources.yaml; without entries nothing is opened, fetched or written.
 * Call it as the holder of the index lock: two at once would read everything twice.
 *
 * One page's failure never ends the run: it is in the report of its source.
 *
 * @throws {BotError} INDEX_CANCELLED; STORAGE_FAILED or STATE_INVALID when snapshots cannot be kept.
 */
export async function collectForIndex(options: CollectForIndexOptions): Promise<Collected> {
  const { config, knowledge, fetch, onProgress } = options;
  const { sources: entries, providers: base } = knowledge;
  if (entries.length === 0 || (fetch === false && !hasSnapshots(config.stateDir))) {
    return NOTHING_COLLECTED;
  }
  const store = openSnapshotStore(config.stateDir);
  try {
    if (fetch === false) {
      return collectKept({ store, entries, base });
    }
    return await withSourceReading(options, async (context) =>
      collect({ store, entries, base, context, onProgress, due: fetch === true ? null : fetch }),
    );
  } finally {
    store.close();
  }
}
