import type { Subject } from "../domain/provider.ts";
import { keepReading, type Reading, readAmbiguity } from "./ambiguity.ts";
import type { Candidate, CandidateParts } from "./candidates.ts";
import { type Comparison, comparedUnits, compareProviders } from "./comparison.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import type { FoundEvidence } from "./find-evidence.ts";
import { selectUnits } from "./select.ts";
import type { SelectionTrace } from "./selection-trace.ts";
import { type AskedList, listProviders } from "./typed-list.ts";
import type { Understanding } from "./understanding.ts";

/** What is to be shown, and what must be said beside it. */
export interface Choice {
  /** Evidence left once an ambiguous name is read one way. */
  readonly candidates: readonly Candidate[];
  readonly chosen: readonly EvidenceUnit[];
  /** Providers asked for as a list, one fact each; empty when no list is asked for. */
  readonly listed: readonly EvidenceUnit[];
  /** The list itself, by how providers stand to what is asked; left out when none is asked for. */
  readonly askedList?: AskedList | undefined;
  /** Providers to be shown side by side. */
  readonly comparison: Comparison | undefined;
  /** Facts that contradict a chosen one and are not chosen themselves. */
  readonly disputing: readonly EvidenceUnit[];
  readonly reading: Reading | undefined;
  /** Providers the question compares for which nothing was chosen. */
  readonly missing: readonly Subject[];
}

function disputing(
  chosen: readonly EvidenceUnit[],
  { succession, generation, reader }: CandidateParts,
): readonly EvidenceUnit[] {
  const shown = new Set(chosen.map(({ item }) => item.id));
  const others = new Set(chosen.flatMap(({ item }) => succession.disputedBy(item.id)));
  const language = chosen[0]?.passage.language;
  return [...others]
    .filter((id) => !shown.has(id))
    .flatMap((id) =>
      generation
        .passageRows(id)
        .filter((row) => generation.rowLanguages[row] === language)
        .flatMap((row) => reader.read(row)),
    );
}

function isReadable({ passage }: EvidenceUnit, { baseLanguage }: Understanding): boolean {
  return passage.language === baseLanguage;
}

/** A unit in another language may lead only where it is this much better than any in the asker's. */
const FOREIGN_LEAD = 1;

/** Puts what the asker can read first, unless what they cannot is clearly the answer. */
function readableFirst(
  chosen: readonly EvidenceUnit[],
  { searched: { understanding }, candidates }: FoundEvidence,
): readonly EvidenceUnit[] {
  const isOwn = (unit: EvidenceUnit): boolean => isReadable(unit, understanding);
  const scores = new Map(candidates.map(({ unit, score }) => [unit, score]));
  const best = (units: readonly EvidenceUnit[]): number =>
    Math.max(Number.NEGATIVE_INFINITY, ...units.map((unit) => scores.get(unit) ?? 0));
  const own = chosen.filter(isOwn);
  const foreign = chosen.filter((unit) => !isOwn(unit));
  return best(own) < best(foreign) - FOREIGN_LEAD ? [...foreign, ...own] : [...own, ...foreign];
}

/** Providers named of which no chosen unit speaks. */
function missing(
  chosen: readonly EvidenceUnit[],
  subjects: ReadonlySet<string>,
  known: readonly Subject[],
): readonly Subject[] {
  return known.filter(
    ({ id }) => subjects.has(id) && !chosen.some(({ names }) => names.has(`subject:${id}`)),
  );
}

function noteLeftOut(
  trace: SelectionTrace,
  {
    all,
    unread,
    isWhole,
  }: {
    readonly all: readonly Candidate[];
    readonly unread: readonly EvidenceUnit[];
    readonly isWhole: boolean;
  },
): void {
  for (const unit of unread) {
    trace.drop(unit, "other-language");
  }
  trace.dropOthers(
    all.map(({ unit }) => unit),
    isWhole ? "table-is-whole" : "other-reading",
  );
}

/** Chooses what answers a question, and what a reader must see beside it. */
export function choose(
  { searched, candidates: all, trace }: FoundEvidence,
  parts: CandidateParts,
): Choice {
  const { names, subjects } = searched.understanding;
  const { generation, succession } = parts;
  const reading = readAmbiguity(names, all, generation.subjects);
  const candidates = reading === undefined ? all : keepReading(all, reading);
  const askedList = listProviders({ searched, candidates }, parts);
  const listed = askedList?.units ?? [];
  const comparison =
    reading === undefined && listed.length === 0
      ? compareProviders({ searched, candidates }, parts)
      : undefined;
  const cells = comparedUnits(comparison);
  // Where names or types are all that is asked, the table or list is the whole answer.
  const isWhole =
    askedList?.isWhole === true ||
    (comparison !== undefined && searched.understanding.asksBareComparison);
  const selected = isWhole
    ? []
    : selectUnits({ searched, candidates, succession, listed: [...listed, ...cells], trace });
  // Beside a list or a table, which answers already, what the asker cannot read adds little.
  const isBeside = listed.length + cells.length > 0;
  const told = isBeside
    ? selected.filter((unit) => isReadable(unit, searched.understanding))
    : selected;
  const chosen = readableFirst(told, { searched, candidates });
  if (trace !== undefined) {
    noteLeftOut(trace, { all, unread: selected.filter((unit) => !told.includes(unit)), isWhole });
  }
  // A table says itself where the base has nothing.
  const isCompared = subjects.size > 1 && reading === undefined && comparison === undefined;
  const compared = isCompared ? subjects : new Set<string>();
  return {
    candidates,
    chosen,
    listed,
    askedList,
    comparison,
    disputing: disputing(chosen, parts),
    reading,
    missing: missing([...chosen, ...cells], compared, generation.subjects),
  };
}
