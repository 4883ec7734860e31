import type { Candidate, Searched } from "./candidates.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import { UNIT_FEATURES } from "./unit-features.ts";

/**
 * What is measured of a unit that is to be added to chosen ones, to tell whether it still answers what was
 * asked: its own features, and how it stands to the chosen ones. How far it lies below the best alone hardly
 * tells: another fact of the provider named lies as near as the next sentence of the text that answers.
 */
export const ADDITION_FEATURES = [
  ...UNIT_FEATURES,
  "bias",
  /** How far below the best its worth beside the chosen ones lies; the same for a fact. */
  "gap",
  "factGap",
  /** Units (of 6) and words (of 100) that are chosen already. */
  "chosenUnits",
  "chosenWords",
  /** Of an item, a page in either language, a provider or an attribute that a chosen unit is of. */
  "sameItem",
  "sameGroup",
  "sameSubject",
  "sameAttribute",
  /** Beside a chosen sentence of the same passage. */
  "neighbour",
  /** Another fact of the provider of a chosen unit, of no attribute that is asked. */
  "aside",
  /** In another language than the asker reads. */
  "foreign",
  /** Older than the first chosen unit. */
  "older",
  /** Names (of 3) that it shares with the first chosen unit. */
  "sharedNames",
  /** The first chosen unit is a fact. */
  "afterFact",
  /** The question asks for a course of events, a comparison, a list, how things stand now. */
  "timeline",
  "comparison",
  "list",
  "now",
  /** It names no provider; a topic. */
  "noSubject",
  "named",
] as const;

/** Worth of a candidate beside chosen units, and how far below the best that lies. */
export interface Addition {
  readonly candidate: Candidate;
  readonly gap: number;
  /** In order of choice; one at least. */
  readonly chosen: readonly EvidenceUnit[];
}

/** Names and units that more of makes no difference. */
const MANY = { names: 3, units: 6, words: 100 };

function attributeOf({ item }: EvidenceUnit): string | undefined {
  return item.fact?.attribute;
}

function relation(unit: EvidenceUnit, chosen: readonly EvidenceUnit[]): readonly boolean[] {
  const attribute = attributeOf(unit);
  const { subject } = unit.item;
  return [
    chosen.some(({ item }) => item.id === unit.item.id),
    chosen.some(({ item }) => item.group === unit.item.group),
    subject !== null && chosen.some(({ item }) => item.subject === subject),
    attribute !== undefined && chosen.some((each) => attributeOf(each) === attribute),
    chosen.some(({ row, last }) => row === unit.row && Math.abs(last - unit.first) <= 1),
  ];
}

function isAside(unit: EvidenceUnit, chosen: readonly EvidenceUnit[], searched: Searched): boolean {
  const { fact, subject } = unit.item;
  return (
    fact !== null &&
    !searched.understanding.attributes.has(fact.attribute) &&
    chosen.some(({ item }) => item.subject === subject)
  );
}

/** Measures an addition, in the order of {@link ADDITION_FEATURES}. */
export function measureAddition(
  { candidate: { unit, features }, gap, chosen }: Addition,
  searched: Searched,
): readonly number[] {
  const { intents, subjects, topics, baseLanguage } = searched.understanding;
  const [first] = chosen;
  const isFact = unit.item.fact !== null;
  const words = chosen.reduce((sum, { wordCount }) => sum + wordCount, 0);
  const shared = [...unit.names].filter((name) => first?.names.has(name) === true).length;
  const flags = [
    ...relation(unit, chosen),
    isAside(unit, chosen, searched),
    unit.passage.language !== baseLanguage,
    (unit.item.date ?? "") < (first?.item.date ?? ""),
  ];
  return [
    ...UNIT_FEATURES.map((_, at) => features[at] ?? 0),
    1,
    gap,
    isFact ? gap : 0,
    Math.min(chosen.length, MANY.units) / MANY.units,
    words / MANY.words,
    ...flags.map(Number),
    Math.min(shared, MANY.names) / MANY.names,
    ...[
      first !== undefined && first.item.fact !== null,
      intents.asksTimeline,
      intents.asksComparison,
      intents.asksList,
      intents.asksNow,
      subjects.size === 0,
      topics.size > 0,
    ].map(Number),
  ];
}
