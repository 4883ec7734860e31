import PQueue from "p-queue";
import type { SourceEntry } from "../domain/source-entry.ts";
import type { SourceReport } from "../indexing/change-report.ts";
import type { CollectContext } from "./collect-context.ts";
import { stopIfCancelled } from "./guard.ts";
import { listPages } from "./list-pages.ts";
import { type CollectFault, isServed, type Listing, type Target } from "./page-outcome.ts";
import { addressTarget } from "./read-address.ts";
import { type PageResult, readPage } from "./read-page.ts";
import type { KeptPage, PageReading, SnapshotStore } from "./snapshot-store.ts";

/** Pages of one source read at the same time; the fetcher keeps its own pace for each host. */
const PAGES_AT_ONCE = 4;
/** Files kept by one durable write; each page from the web is kept by itself, since it took a while. */
const FILES_AT_ONCE = 200;

export interface ReadSourceOptions {
  readonly context: CollectContext;
  readonly store: SnapshotStore;
  /** Whether a page that was read then need not be read again: by a run that was killed a while ago. */
  readonly isRecent: (at: string) => boolean;
  readonly onListed: (pages: number) => void;
  readonly onPage: (isFailed: boolean) => void;
}

/**
 * Reads all pages of a source and keeps what they say.
 *
 * @throws {BotError} INDEX_CANCELLED; STORAGE_FAILED or STATE_INVALID when nothing can be kept.
 */
export async function readSource(
  entry: SourceEntry,
  options: ReadSourceOptions,
): Promise<SourceReport> {
  const { store, context } = options;
  const known = new Map(store.readings(entry.id).map((reading) => [reading.page, reading]));
  const listing = await listPages(entry, context);
  if (listing.kind === "failed") {
    noteSource(entry, listing, options);
    const { page, fault, detail } = listing;
    return { source: entry.id, read: 0, unchanged: 0, failures: [{ page, fault, detail }] };
  }
  const targets = withKnown(entry, { listing, known, context });
  options.onListed(targets.length);
  const results = await readPages(targets, entry, { ...options, known });
  const gone = listing.isWhole ? noteUnlisted(targets, known, options) : [];
  const hasRead = results.some(({ kept }) => kept.reading.fault === null);
  noteSource(entry, hasRead || results.length === 0 ? null : firstFault(results), options);
  const failures = [...results.map(({ kept }) => kept.reading), ...gone].flatMap(toFailure);
  return {
    source: entry.id,
    read: results.filter(({ isNew }) => isNew).length,
    unchanged: results.filter(({ kept, isNew }) => !isNew && kept.reading.fault === null).length,
    failures: [
      ...listing.failures.map(({ page, fault, detail }) => ({ page, fault, detail })),
      ...failures,
    ],
  };
}

/** A feed forgets its older entries; their pages are read on, as long as there is room for them. */
function withKnown(
  entry: SourceEntry,
  {
    listing,
    known,
    context,
  }: {
    readonly listing: Extract<Listing, { kind: "listed" }>;
    readonly known: ReadonlyMap<string, PageReading>;
    readonly context: CollectContext;
  },
): readonly Target[] {
  if (entry.kind !== "feed") {
    return listing.targets;
  }
  const listed = new Set(listing.targets.map(({ page }) => page));
  const older = [...known.values()]
    .filter((reading) => isServed(reading) && !listed.has(reading.page))
    .map(({ page }) => addressTarget(page, entry, context));
  return [...listing.targets, ...older].slice(0, entry.limit);
}

type Known = { readonly known: ReadonlyMap<string, PageReading> };

async function readPages(
  targets: readonly Target[],
  entry: SourceEntry,
  options: ReadSourceOptions & Known,
): Promise<readonly PageResult[]> {
  const { store, context, onPage } = options;
  const queue = new PQueue({ concurrency: PAGES_AT_ONCE });
  const batch = entry.kind === "folder" ? FILES_AT_ONCE : 1;
  let waiting: KeptPage[] = [];
  const keep = (): void => {
    store.put(waiting);
    waiting = [];
  };
  const read = async (target: Target): Promise<PageResult> => {
    stopIfCancelled(context.signal);
    const result = await readPage(target, entry, options);
    waiting.push(result.kept);
    if (waiting.length >= batch) {
      keep();
    }
    onPage(result.kept.reading.fault !== null);
    return result;
  };
  try {
    return await Promise.all(targets.map(async (target) => queue.add(async () => read(target))));
  } finally {
    queue.clear();
    // Nothing may write any more once the run is over.
    await queue.onIdle();
    if (waiting.length > 0) {
      keep();
    }
  }
}

/** Pages that were listed before and are not any more. */
function noteUnlisted(
  targets: readonly Target[],
  known: ReadonlyMap<string, PageReading>,
  { store, context }: ReadSourceOptions,
): readonly PageReading[] {
  const listed = new Set(targets.map(({ page }) => page));
  const gone = [...known.values()]
    .filter((reading) => isServed(reading) && !listed.has(reading.page))
    .map((reading) => ({
      ...reading,
      at: context.now().toISOString(),
      outcome: "vanished" as const,
      fault: "not-listed",
      detail: "is no longer listed by its source",
    }));
  store.put(gone.map((reading) => ({ reading, snapshot: null })));
  return gone;
}

function firstFault(results: readonly PageResult[]): CollectFault | null {
  const failed = results.map(({ kept }) => kept.reading).flatMap(toFailure);
  return failed[0] ?? null;
}

function noteSource(
  { id }: SourceEntry,
  fault: CollectFault | null,
  { store, context }: ReadSourceOptions,
): void {
  const at = context.now().toISOString();
  store.putSource({
    source: id,
    at,
    fault: fault?.fault ?? null,
    detail: fault?.detail ?? null,
    lastSuccess: fault === null ? at : (store.sourceReading(id)?.lastSuccess ?? null),
  });
}

function toFailure({ page, fault, detail }: PageReading): SourceReport["failures"] {
  return fault === null ? [] : [{ page, fault, detail: detail ?? "" }];
}
