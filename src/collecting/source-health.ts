import type { SourceEntry } from "../domain/source-entry.ts";
import type { SourceHealth } from "../domain/source-health.ts";
import type { PageReading, SnapshotStore } from "./snapshot-store.ts";

/** What the readings of a source tell; how much it is used and whether it is in quarantine is known elsewhere. */
export type ReadHealth = Omit<SourceHealth, "uses" | "isQuarantined">;

const HOUR_MS = 3_600_000;

/** How each source stands, in the order of the entries; the store is `null` when nothing was ever read. */
export function readSourceHealth(
  store: SnapshotStore | null,
  entries: readonly SourceEntry[],
  now: Date,
): readonly ReadHealth[] {
  return entries.map((entry) => {
    const reading = store?.sourceReading(entry.id) ?? null;
    const pages = store?.readings(entry.id) ?? [];
    const lastSuccess = reading?.lastSuccess ?? null;
    const ageHours =
      lastSuccess === null
        ? null
        : Math.max(0, (now.getTime() - Date.parse(lastSuccess)) / HOUR_MS);
    return {
      source: entry.id,
      title: entry.title ?? entry.id,
      lastSuccess,
      ageHours,
      limitHours: entry.freshness,
      isStale: ageHours === null || ageHours > entry.freshness,
      pages: pages.filter(({ hash, outcome }) => hash !== null && outcome !== "vanished").length,
      failing: pages.filter(isFailing).length,
      // Where not even the list could be read, that is what to mend first.
      mostFrequentFault: reading?.fault ?? mostFrequent(pages.filter(isFailing)),
    };
  });
}

/** A page that is no longer listed does not fail: it is gone, and that is reviewed. */
function isFailing({ fault }: PageReading): boolean {
  return fault !== null && fault !== "not-listed";
}

function mostFrequent(readings: readonly PageReading[]): string | null {
  const counts = new Map<string, number>();
  for (const { fault } of readings) {
    counts.set(fault ?? "", (counts.get(fault ?? "") ?? 0) + 1);
  }
  const [first] = [...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return first?.[0] ?? null;
}

/** Worst first: never read, then past the limit by the most, then with the most failures; at last by id. */
export function worstFirst<H extends ReadHealth>(healths: readonly H[]): readonly H[] {
  const lateness = ({ ageHours, limitHours }: ReadHealth): number =>
    ageHours === null ? Infinity : Math.max(0, ageHours / limitHours - 1);
  return healths.toSorted((a, b) => {
    const [late, later] = [lateness(a), lateness(b)];
    if (late !== later) {
      return later > late ? 1 : -1;
    }
    return b.failing - a.failing || (a.source < b.source ? -1 : 1);
  });
}
