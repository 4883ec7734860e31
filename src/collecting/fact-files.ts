import { checkFacts } from "../knowledge/check-facts.ts";
import { checkProviderIds } from "../knowledge/check-ids.ts";
import { checkSuccession } from "../knowledge/check-succession.ts";
import type { KnowledgeFault, ProviderFile } from "../knowledge/knowledge.ts";
import { finishProvider, type LoadedProvider, loadProvider } from "../knowledge/load-provider.ts";
import { decodeText } from "../knowledge/read-text-file.ts";
import type { CollectFault } from "./page-outcome.ts";
import type { SnapshotText } from "./snapshot-store.ts";

export type FactsReading =
  | { readonly kind: "text"; readonly text: SnapshotText }
  | ({ readonly kind: "failed" } & CollectFault);

/** A file of facts that was kept. */
export interface KeptFacts {
  readonly source: string;
  readonly page: string;
  readonly yaml: string;
}

export interface JoinedFacts {
  readonly providers: readonly ProviderFile[];
  /** Files that do not fit the base or one another: nothing of them is taken. */
  readonly failures: readonly (CollectFault & Pick<KeptFacts, "source" | "page">)[];
}

/** Path by which a file of a source is named beside those of data/. */
export function factsFile(source: string, page: string): string {
  return `sources/${source}/${page}`;
}

/** Reads a file of facts and checks it by itself, as a file of data/providers. */
export function readFacts(file: string, body: Uint8Array): FactsReading {
  const decoded = decodeText(body);
  if (decoded.kind === "faulty") {
    return { kind: "failed", ...describe([{ file, ...decoded.fault }]) };
  }
  const { loaded, faults } = loadProvider(file, decoded.text);
  const all =
    loaded === null ? faults : [...faults, ...checkProviderIds([loaded]), ...checkFacts([loaded])];
  return all.length === 0
    ? { kind: "text", text: { kind: "facts", yaml: decoded.text } }
    : { kind: "failed", ...describe(all) };
}

function describe(faults: readonly KnowledgeFault[]): CollectFault {
  const [first] = faults;
  const more = faults.length > 1 ? ` (and ${String(faults.length - 1)} more)` : "";
  const detail = `line ${String(first?.line ?? 1)}: ${first?.message ?? "cannot be read"}${more}`;
  return { fault: "facts-invalid", detail };
}

/**
 * Checks facts of sources together with those of the base, which they may replace or dispute but
 * whose ids they may not take.
 *
 * A file with a fault is left out, and then what leans on it; the base itself is never at fault.
 */
export function joinFacts(base: readonly ProviderFile[], files: readonly KeptFacts[]): JoinedFacts {
  const failures: JoinedFacts["failures"][number][] = [];
  const known = base.map(asLoaded);
  let left = files.flatMap(({ source, page, yaml }) => {
    const { loaded } = loadProvider(factsFile(source, page), yaml);
    return loaded === null ? [] : [{ source, page, loaded }];
  });
  for (let before = Infinity; left.length < before; ) {
    before = left.length;
    const faults = checkTogether(
      known,
      left.map(({ loaded }) => loaded),
    );
    const broken = left.filter(({ loaded }) => faults.has(loaded.file));
    failures.push(
      ...broken.map(({ source, page, loaded }) => ({
        source,
        page,
        ...describe(faults.get(loaded.file) ?? []),
      })),
    );
    left = left.filter(({ loaded }) => !faults.has(loaded.file));
  }
  return { providers: left.map(({ loaded }) => finishProvider(loaded)), failures };
}

/** Faults by file. */
function checkTogether(
  known: readonly LoadedProvider[],
  added: readonly LoadedProvider[],
): ReadonlyMap<string, readonly KnowledgeFault[]> {
  // The base comes first, so that of two equal ids the other one is at fault.
  const all = [...known, ...added];
  const faults = [...checkProviderIds(all), ...checkFacts(added), ...checkSuccession(all, true)];
  const byFile = new Map<string, KnowledgeFault[]>();
  for (const fault of faults) {
    byFile.set(fault.file, [...(byFile.get(fault.file) ?? []), fault]);
  }
  return byFile;
}

/** A file of the base, whose lines nobody will ask for. */
function asLoaded({ file, provider, summarySpan, statementSpans }: ProviderFile): LoadedProvider {
  const { facts, ...header } = provider;
  const loaded = facts.map((fact, index) => ({ fact, path: ["facts", index] }));
  return {
    file,
    source: { value: provider, lineOf: () => 1, spanOf: () => ({ start: 0, end: 0 }) },
    header,
    facts: loaded,
    factIds: loaded.map(({ fact: { id }, path }) => ({ id, path: [...path, "id"] })),
    summarySpan,
    statementSpans,
  };
}
