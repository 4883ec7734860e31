import { earliestDay, latestDay, type PartialDate } from "../domain/partial-date.ts";
import type { Attribute } from "../domain/provider.ts";
import { type AskedPeriod, askedPeriod, asksChanges } from "./asked-time.ts";
import { familiesOf } from "./attribute-families.ts";
import type { CandidateParts } from "./candidates.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import { statementUnit } from "./fact-units.ts";
import type { Succession } from "./succession.ts";
import type { TimelineEntry } from "./timeline.ts";
import type { Understanding } from "./understanding.ts";

/** Entries and words shown at most. */
const MAX_ENTRIES = 6;
const MAX_WORDS = 115;
/** One dated fact alone is no course of events; of the years that somebody asks about it may be all. */
const MIN_ENTRIES = 2;
const MIN_ENTRIES_ASKED = 1;
/** What people decide on, first; what is not named comes after. */
const WEIGHTIEST: readonly (readonly Attribute[])[] = [
  ["certification-secnumcloud"],
  ["status", "launch-date", "technology-origin"],
  ["ownership", "capital-control", "parent-company", "country-of-control"],
  ["certification-hds", "certification-c5", "gaia-x-membership", "operator"],
  ["public-sector-framework", "partnership", "regions", "governance"],
];

/** Whether a fact tells that something began, ended, is on its way, or took the place of something else. */
export function isChange({ item }: EvidenceUnit, succession: Succession): boolean {
  const { fact } = item;
  return (
    fact !== null &&
    (fact.from !== undefined ||
      (fact.state !== undefined && fact.state !== "in-force") ||
      succession.isSuperseded(item.id) ||
      succession.replacedBy(item.id).length > 0)
  );
}

function weightOf({ item }: EvidenceUnit): number {
  const at = WEIGHTIEST.findIndex(
    (each) => item.fact !== null && each.includes(item.fact.attribute),
  );
  return at === -1 ? WEIGHTIEST.length : at;
}

/** When it came to be so: its beginning, else the date for which it is told. */
function changedAt({ item: { fact } }: EvidenceUnit): PartialDate {
  return fact?.from ?? fact?.asOf ?? "";
}

function byDay(a: TimelineEntry, b: TimelineEntry): number {
  return earliestDay(a.date).localeCompare(earliestDay(b.date), "en");
}

/** The weightiest that fit, of the same weight the newest. */
function keep(entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
  const ranked = entries.toSorted((a, b) => weightOf(a.unit) - weightOf(b.unit) || byDay(b, a));
  const kept: TimelineEntry[] = [];
  let words = 0;
  for (const entry of ranked) {
    const { wordCount } = entry.unit;
    const isRoom = words + wordCount <= MAX_WORDS || kept.length < MIN_ENTRIES;
    if (kept.length < MAX_ENTRIES && isRoom) {
      kept.push(entry);
      words += wordCount;
    }
  }
  return kept;
}

/** Facts of the attributes that the question names; all of them where it names none that they have. */
function aboutAsked(
  units: readonly EvidenceUnit[],
  { attributes }: Understanding,
  least: number,
): readonly EvidenceUnit[] {
  const asked = familiesOf(attributes).flat();
  const own = units.filter(({ item }) => item.fact !== null && asked.includes(item.fact.attribute));
  return own.length >= least ? own : units;
}

function unitsOf(
  subject: string,
  { baseLanguage }: Understanding,
  parts: CandidateParts,
): readonly EvidenceUnit[] {
  return parts.generation
    .factsOf(subject)
    .flatMap(({ id }) => statementUnit(id, baseLanguage, parts));
}

/** Whether a day of a date lies in a period. */
function isWithin(date: PartialDate, { first = "", last }: AskedPeriod): boolean {
  return latestDay(date) >= first && (last === undefined || earliestDay(date) <= `${last}-12-31`);
}

/**
 * What changed at the one provider that a question asks it of, from typed facts, oldest first: in the years
 * that it names, of the attributes that it names.
 *
 * @returns `undefined` when no change is asked for, of nobody or of several, or when none is known of the years
 * named; where none are named, when fewer than two are known.
 */
export function changesOf(
  understanding: Understanding,
  parts: CandidateParts,
): readonly TimelineEntry[] | undefined {
  const [subject, ...others] = understanding.subjects;
  const isOfOne = subject !== undefined && others.length + understanding.topics.size === 0;
  if (!isOfOne || !asksChanges(understanding)) {
    return undefined;
  }
  const period = askedPeriod(understanding);
  const least = period === undefined ? MIN_ENTRIES : MIN_ENTRIES_ASKED;
  const units = unitsOf(subject, understanding, parts).filter(
    (unit) => isChange(unit, parts.succession) && isWithin(changedAt(unit), period ?? {}),
  );
  const entries = keep(
    aboutAsked(units, understanding, least).map((unit) => ({ date: changedAt(unit), unit })),
  );
  return entries.length < least ? undefined : entries.toSorted(byDay);
}
