import type { SourceEntry } from "../domain/source-entry.ts";
import type { SourceReport } from "../indexing/change-report.ts";
import type { ProviderFile } from "../knowledge/knowledge.ts";
import { type DocumentSnapshot, pageContent } from "../knowledge/page-content.ts";
import type { Collected, CollectedPage } from "./collected.ts";
import { joinFacts, type KeptFacts } from "./fact-files.ts";
import type { CollectFault } from "./page-outcome.ts";
import type { PageReading, SnapshotStore } from "./snapshot-store.ts";

type Failure = CollectFault & { readonly source: string; readonly page: string };

export interface LoadOptions {
  readonly store: SnapshotStore;
  readonly entries: readonly SourceEntry[];
  /** The base, which facts of sources must fit. */
  readonly base: readonly ProviderFile[];
}

/** What is being put together. */
interface Gathering {
  readonly pages: CollectedPage[];
  readonly facts: KeptFacts[];
  readonly failures: Failure[];
  /** What no second page may have: its text within a source, its address on the web. */
  readonly claims: Map<string, string>;
}

/** Pages that stand come before those that may go: of two with the same text it is the first that serves. */
const ORDER = ["read", "failed", "vanished"] as const;

/** What all sources were last read with; the failures are of what cannot be used of it. */
export function loadCollected({ store, entries, base }: LoadOptions): Pick<
  Collected,
  "pages" | "providers"
> & {
  readonly failures: readonly Failure[];
} {
  const gathering: Gathering = {
    pages: [],
    facts: [],
    failures: [],
    claims: new Map(),
  };
  const readings = entries.flatMap((entry) => readingsOf(entry, store));
  for (const state of ORDER) {
    for (const each of readings.filter((reading) => reading.state === state)) {
      gatherPage(each, store, gathering);
    }
  }
  const { providers, failures } = joinFacts(base, gathering.facts);
  return {
    pages: gathering.pages.toSorted((a, b) => (a.content.item.id < b.content.item.id ? -1 : 1)),
    providers,
    failures: [...gathering.failures, ...failures],
  };
}

interface EntryReading {
  readonly entry: SourceEntry;
  readonly reading: PageReading;
  readonly hash: string;
  readonly state: CollectedPage["state"];
}

function readingsOf(entry: SourceEntry, store: SnapshotStore): readonly EntryReading[] {
  const isUnlisted = (store.sourceReading(entry.id)?.fault ?? null) !== null;
  return store.readings(entry.id).flatMap((reading) => {
    const { hash, outcome } = reading;
    const lacks = outcome === "failed" || isUnlisted;
    const state = outcome === "vanished" ? "vanished" : lacks ? "failed" : "read";
    return hash === null ? [] : [{ entry, reading, hash, state }];
  });
}

function gatherPage(
  { entry, reading: { source, page }, hash, state }: EntryReading,
  store: SnapshotStore,
  gathering: Gathering,
): void {
  const snapshot = store.snapshot(source, page, hash);
  if (snapshot === null) {
    return;
  }
  if (snapshot.text.kind === "facts") {
    // Facts that are gone from a folder are gone, as those deleted from the base.
    if (state !== "vanished") {
      gathering.facts.push({ source, page, yaml: snapshot.text.yaml });
    }
    return;
  }
  const { firstRead, text } = snapshot;
  const added = addPage(
    { page, firstRead, document: text.document },
    { entry, hash, state },
    gathering,
  );
  if (added !== null && state !== "vanished") {
    gathering.failures.push({ source, page, ...added });
  }
}

/** @returns why the page cannot be used; `null` when it was added. */
function addPage(
  snapshot: DocumentSnapshot,
  { entry, hash, state }: Pick<EntryReading, "entry" | "hash" | "state">,
  { pages, claims }: Gathering,
): CollectFault | null {
  const content = pageContent(snapshot, entry);
  if (content === null) {
    const mend = "set `baseUrl` of its source, or `url` in its front matter";
    return { fault: "no-address", detail: `has no address that it may be cited by: ${mend}` };
  }
  const address = content.item.sources[0]?.url ?? "";
  const keys = [
    `${entry.id} ${hash}`,
    // Several files may tell about one publication.
    ...(entry.kind === "folder" ? [] : [`address ${address}`]),
    content.item.id,
  ];
  const other = keys.map((key) => claims.get(key)).find((page) => page !== undefined);
  if (other !== undefined) {
    return { fault: "duplicate", detail: `says the same as ${other}, which serves in its place` };
  }
  for (const key of keys) {
    claims.set(key, snapshot.page);
  }
  pages.push({ content, source: entry.id, page: snapshot.page, state });
  return null;
}

/** Adds what turned out to be of no use to the reports of the sources it is from. */
export function addFailures(
  reports: readonly SourceReport[],
  failures: readonly Failure[],
): readonly SourceReport[] {
  return reports.map((report) => ({
    ...report,
    failures: [
      ...report.failures,
      ...failures
        .filter(({ source }) => source === report.source)
        .map(({ page, fault, detail }) => ({ page, fault, detail })),
    ],
  }));
}
