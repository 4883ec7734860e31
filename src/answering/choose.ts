import type { Subject } from "../domain/provider.ts";
import { keepReading, type Reading, readAmbiguity } from "./ambiguity.ts";
import { withStateThen } from "./at-date.ts";
import type { Candidate, CandidateParts } from "./candidates.ts";
import { changesOf } from "./changes.ts";
import { type Comparison, comparedUnits, compareProviders } from "./comparison.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import type { FoundEvidence } from "./find-evidence.ts";
import type { FalsePremise } from "./premise.ts";
import { selectUnits } from "./select.ts";
import type { SelectionTrace } from "./selection-trace.ts";
import type { TimelineEntry } from "./timeline.ts";
import { type AskedList, listProviders } from "./typed-list.ts";
import { type Unanswered, unansweredParts } from "./unanswered-parts.ts";
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
  /** What changed at a provider, oldest first; left out when that is not asked. */
  readonly changes?: readonly TimelineEntry[] | undefined;
  /** Facts that contradict a chosen one and are not chosen themselves. */
  readonly disputing: readonly EvidenceUnit[];
  readonly reading: Reading | undefined;
  /** Providers the question compares for which nothing was chosen. */
  readonly missing: readonly Subject[];
  /** Parts of the message that the base does not answer. */
  readonly unanswered: readonly Unanswered[];
  /** What the question takes for granted and is not so; left out when nothing is. */
  readonly premise?: FalsePremise | undefined;
}

/** Facts that contradict what is chosen, in its language, and are not chosen themselves. */
export function disputing(
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
  const isBetter = best(own) < best(foreign) - FOREIGN_LEAD;
  // How something stands by now was taken first, however it scores.
  const isState = understanding.intents.asksOutcome && chosen[0] !== undefined && isOwn(chosen[0]);
  return isBetter && !isState ? [...foreign, ...own] : [...own, ...foreign];
}

/** Providers named of which no chosen unit speaks. */
export function missing(
  chosen: readonly EvidenceUnit[],
  subjects: ReadonlySet<string>,
  known: readonly Subject[],
): readonly Subject[] {
  return known.filter(
    ({ id }) => subjects.has(id) && !chosen.some(({ names }) => names.has(`subject:${id}`)),
  );
}

/** The only provider that a question names; `undefined` for none, for several, and beside something else. */
function onlyProvider({ subjects, providers }: Understanding): string | undefined {
  const [id] = providers;
  return subjects.size === 1 ? id : undefined;
}

/** Providers that what is shown, if anything, must speak of: those compared, or the only one that is named. */
export function mustSpeakOf(
  understanding: Understanding,
  {
    reading,
    chosen,
    listed,
    comparison,
  }: Pick<Choice, "reading" | "chosen" | "listed" | "comparison">,
): ReadonlySet<string> {
  const { subjects } = understanding;
  // A table says itself where the base has nothing.
  if (reading !== undefined || comparison !== undefined) {
    return new Set();
  }
  const isTold = chosen.length > 0 && listed.length === 0;
  const isLone = onlyProvider(understanding) !== undefined && isTold;
  return subjects.size > 1 || isLone ? subjects : new Set();
}

/** Whether a unit is about no provider: law and rules that hold for all. */
function isGeneral({ item, aboutNames }: EvidenceUnit): boolean {
  return item.fact === null && ![...aboutNames].some((name) => name.startsWith("subject:"));
}

/**
 * Where nothing chosen is about the only provider that a question names, what is told of others would pass for
 * an answer: what holds for all stays, to be told behind that nothing is known of it.
 */
function withoutOthers(
  chosen: readonly EvidenceUnit[],
  understanding: Understanding,
  trace: SelectionTrace | undefined,
): readonly EvidenceUnit[] {
  const id = onlyProvider(understanding);
  if (id === undefined || chosen.some(({ aboutNames }) => aboutNames.has(`subject:${id}`))) {
    return chosen;
  }
  const general = chosen.filter(isGeneral);
  for (const unit of chosen.filter((each) => !general.includes(each))) {
    trace?.drop(unit, "aside");
  }
  return general;
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
  if (isWhole) {
    trace.dropOthers(
      all.map(({ unit }) => unit),
      "table-is-whole",
    );
  }
}

/** What typed facts give, before any sentence is chosen. */
interface Typed {
  readonly askedList: Choice["askedList"];
  readonly listed: readonly EvidenceUnit[];
  readonly comparison: Comparison | undefined;
  readonly cells: readonly EvidenceUnit[];
  /** Names or types are all that is asked: the table or list is the whole answer. */
  readonly isWhole: boolean;
}

function chooseTyped(found: FoundEvidence, isRead: boolean, parts: CandidateParts): Typed {
  const { understanding } = found.searched;
  const askedList = listProviders(found, parts);
  const listed = askedList?.units ?? [];
  const comparison = isRead || listed.length > 0 ? undefined : compareProviders(found, parts);
  const isTable = comparison !== undefined && understanding.asksBareComparison;
  return {
    askedList,
    listed,
    comparison,
    cells: comparedUnits(comparison),
    isWhole: askedList?.isWhole === true || isTable,
  };
}

/** The sentences told, beside a list or table or alone. */
function chooseTold(
  { searched, candidates, trace }: FoundEvidence,
  { askedList, listed, cells, isWhole }: Typed,
  { succession, model: { addition } }: CandidateParts,
): readonly EvidenceUnit[] {
  const beside = [...listed, ...cells];
  const selected = isWhole
    ? (askedList?.beside ?? [])
    : selectUnits({ searched, candidates, succession, listed: beside, trace, addition });
  // Beside a list or a table, which answers already, what the asker cannot read adds little.
  const told =
    beside.length > 0
      ? selected.filter((unit) => isReadable(unit, searched.understanding))
      : selected;
  if (trace !== undefined) {
    const unread = selected.filter((unit) => !told.includes(unit));
    noteLeftOut(trace, { all: candidates, unread, isWhole });
  }
  return told;
}

/** Chooses what answers a question, and what a reader must see beside it. */
export function choose(all: FoundEvidence, parts: CandidateParts): Choice {
  const { searched, trace } = all;
  const { names } = searched.understanding;
  const { subjects: known } = parts.generation;
  const reading = readAmbiguity(names, all.candidates, known);
  const candidates = reading === undefined ? all.candidates : keepReading(all.candidates, reading);
  const found = { searched, candidates, trace };
  const typed = chooseTyped(found, reading !== undefined, parts);
  const { understanding } = found.searched;
  const changes = typed.isWhole ? undefined : changesOf(understanding, parts);
  const told = readableFirst(chooseTold(found, typed, parts), found);
  const state = withStateThen(told, understanding, parts);
  const isTyped = typed.listed.length > 0 || typed.comparison !== undefined || typed.isWhole;
  const chosen =
    changes?.map(({ unit }) => unit) ??
    (isTyped ? state : withoutOthers(state, understanding, trace));
  trace?.dropOthers(
    all.candidates.map(({ unit }) => unit),
    "other-reading",
  );
  const asked = mustSpeakOf(understanding, { ...typed, chosen, reading });
  return {
    candidates,
    chosen,
    listed: typed.listed,
    askedList: typed.askedList,
    comparison: typed.comparison,
    changes,
    disputing: disputing(chosen, parts),
    reading,
    missing: missing([...chosen, ...typed.cells], asked, known),
    unanswered: reading === undefined ? unansweredParts(found, parts) : [],
  };
}
