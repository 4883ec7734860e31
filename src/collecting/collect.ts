import PQueue from "p-queue";
import type { SourceEntry } from "../domain/source-entry.ts";
import type { SourceReport } from "../indexing/change-report.ts";
import type { CollectContext } from "./collect-context.ts";
import type { Collected, CollectProgress } from "./collected.ts";
import { addFailures, type LoadOptions, loadCollected } from "./load-collected.ts";
import { readSource } from "./read-source.ts";

/** Sources read at the same time. */
const SOURCES_AT_ONCE = 8;
/** For so long a page that a killed run has read need not be read again. */
const RESUME_MS = 60 * 60_000;

export interface CollectOptions extends LoadOptions {
  readonly context: CollectContext;
  readonly onProgress: (progress: CollectProgress) => void;
  /** Ids of the sources to be read anew, the others are taken as they were last read; `null` for all. */
  readonly due?: readonly string[] | null;
}

/**
 * Reads sources: fetches what changed, keeps it, and gives what may be indexed.
 *
 * Failures are told per page and per source; a run that was killed is taken up where it was.
 *
 * @throws {BotError} INDEX_CANCELLED; STORAGE_FAILED or STATE_INVALID when nothing can be kept.
 */
export async function collect(options: CollectOptions): Promise<Collected> {
  const { store, entries, context, due = null } = options;
  const isDue = ({ id }: SourceEntry): boolean => due === null || due.includes(id);
  const startedAt = context.now();
  const openSince = store.beginRun(startedAt.toISOString());
  const isRecent = (at: string): boolean =>
    openSince !== null && at >= openSince && startedAt.getTime() - Date.parse(at) < RESUME_MS;
  const counter = createCounter(startedAt, options.onProgress);
  const queue = new PQueue({ concurrency: SOURCES_AT_ONCE });
  const read = async (entry: SourceEntry): Promise<SourceReport> =>
    readSource(entry, { context, store, isRecent, ...counter });
  try {
    const reports = await Promise.all(
      entries.filter(isDue).map(async (entry) => queue.add(async () => read(entry))),
    );
    store.endRun();
    const { failures, ...loaded } = loadCollected(options);
    const kept = keptReports(
      entries.filter((entry) => !isDue(entry)),
      loaded,
    );
    return { ...loaded, reports: addFailures([...reports, ...kept], failures) };
  } finally {
    queue.clear();
    await queue.onIdle();
  }
}

/** Gives what was last read; nothing is fetched, and no folder is looked into. */
export function collectKept(options: LoadOptions): Collected {
  const { failures, ...loaded } = loadCollected(options);
  const reports = keptReports(options.entries, loaded);
  return { ...loaded, reports: addFailures(reports, failures) };
}

/** Of sources that were not read anew. */
function keptReports(
  entries: readonly SourceEntry[],
  { pages }: Pick<Collected, "pages">,
): readonly SourceReport[] {
  return entries.map(({ id }) => ({
    source: id,
    read: 0,
    unchanged: pages.filter(({ source }) => source === id).length,
    failures: [],
  }));
}

function createCounter(
  startedAt: Date,
  onProgress: (progress: CollectProgress) => void,
): { readonly onListed: (pages: number) => void; readonly onPage: (isFailed: boolean) => void } {
  let [done, total, failed] = [0, 0, 0];
  const report = (): void => {
    onProgress({ phase: "collect", done, total, failed, startedAt });
  };
  return {
    onListed: (pages) => {
      total += pages;
      report();
    },
    onPage: (isFailed) => {
      done += 1;
      failed += isFailed ? 1 : 0;
      report();
    },
  };
}
