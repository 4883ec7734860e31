import type { CitationCheck, PageReading, SourceReading } from "../collecting/snapshot-store.ts";
import type { SourceEntry } from "../domain/source-entry.ts";
import type { CitationHealth, SourceHealth } from "../domain/source-health.ts";

const HOUR_MS = 3_600_000;

export interface SourceHealthParts {
  /** How its last reading went; `null`: it was never read. */
  readonly reading: SourceReading | null;
  /** Newest reading of each page of it. */
  readonly pages: readonly Pick<PageReading, "outcome" | "fault">[];
  /** Answers of the last 30 days that cite it. */
  readonly uses: number;
  readonly isQuarantined: boolean;
  readonly now: Date;
}

/** How one source of data/sources.yaml stands. */
export function sourceHealthOf(
  { id, title, freshness }: Pick<SourceEntry, "id" | "title" | "freshness">,
  { reading, pages, uses, isQuarantined, now }: SourceHealthParts,
): SourceHealth {
  const lastSuccess = reading?.lastSuccess ?? null;
  const ageHours =
    lastSuccess === null ? null : Math.max(0, now.getTime() - Date.parse(lastSuccess)) / HOUR_MS;
  const failed = pages.filter(({ outcome }) => outcome === "failed");
  return {
    source: id,
    title: title ?? id,
    lastSuccess,
    ageHours,
    limitHours: freshness,
    isStale: ageHours === null || ageHours > freshness,
    pages: pages.filter(({ outcome }) => outcome !== "vanished").length,
    failing: failed.length,
    // A source whose pages cannot even be listed has that as its fault.
    mostFrequentFault: reading?.fault ?? mostFrequent(failed.flatMap(({ fault }) => fault ?? [])),
    uses,
    isQuarantined,
  };
}

/** How the addresses of citations stood when they were last looked at; `null`: never looked at. */
export function citationHealthOf(checks: readonly CitationCheck[]): CitationHealth | null {
  return checks.length === 0
    ? null
    : {
        checked: checks.length,
        dead: checks.flatMap(({ url, fault, item }) =>
          fault === null ? [] : [{ url, fault, item }],
        ),
        lostQuotes: checks
          .filter(({ isQuoteLost }) => isQuoteLost)
          .map(({ url, item }) => ({ url, item })),
      };
}

function mostFrequent(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}
