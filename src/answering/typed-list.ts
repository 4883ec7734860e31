import type { Item } from "../domain/passage.ts";
import type { Attribute } from "../domain/provider.ts";
import { countriesOf } from "../retrieval/typed-facts.ts";
import type { CandidateParts } from "./candidates.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import type { FoundEvidence } from "./find-evidence.ts";
import type { Understanding } from "./understanding.ts";

/** Entries shown at most. */
const MAX_ENTRIES = 12;
/** One provider alone is no list: the question is then answered like any other. */
const MIN_ENTRIES = 2;
/** Attributes whose facts say where something is, or whose it is. */
const PLACED: ReadonlySet<Attribute> = new Set([
  "headquarters",
  "legal-entity",
  "parent-company",
  "ownership",
  "capital-control",
  "country-of-control",
  "data-location",
  "regions",
  "staff-location",
  "support-location",
]);
/** What is asked of candidates and plans too. */
const UNFINISHED = "candidate";
/** Concept of what a typed list lists: the question must speak of it. */
export const LISTED = "providers";

/** What a country says of providers when nothing else is asked: where they are at home. */
const HOME: readonly Attribute[] = ["headquarters", "country-of-control"];

/** Certifications say exactly what is asked; words for places and owners around them do not count. */
function askedAttributes({ attributes, countries }: Understanding): ReadonlySet<Attribute> {
  const exact = [...attributes].filter(
    (each) => each.startsWith("certification-") && each !== "certification-other",
  );
  if (exact.length > 0) {
    return new Set(exact);
  }
  return attributes.size === 0 && countries.size > 0 ? new Set(HOME) : attributes;
}

function isCurrent({ fact }: Item, { concepts }: Understanding): boolean {
  if (fact?.state === undefined || fact.state === "in-force") {
    return true;
  }
  return fact.state === "in-progress" && concepts.has(UNFINISHED);
}

/** Whether a fact is about what the question names: a country, a technology, a vendor. */
function meetsNames(unit: EvidenceUnit, understanding: Understanding): boolean {
  const { countries, subjects } = understanding;
  const { fact, subject } = unit.item;
  const others = [...subjects].filter((id) => id !== subject);
  const namesThem = others.every((id) => unit.names.has(`subject:${id}`));
  const isPlaced = fact !== null && PLACED.has(fact.attribute) && countries.size > 0;
  const isThere =
    !isPlaced || (fact !== null && countriesOf(fact).some((country) => countries.has(country)));
  return namesThem && isThere && !(subject !== null && subjects.has(subject));
}

function fitsFact(
  item: Item,
  {
    understanding,
    succession,
    asked,
  }: {
    readonly understanding: Understanding;
    readonly succession: CandidateParts["succession"];
    readonly asked: ReadonlySet<Attribute>;
  },
): boolean {
  return (
    item.fact !== null &&
    asked.has(item.fact.attribute) &&
    !succession.isSuperseded(item.id) &&
    isCurrent(item, understanding)
  );
}

/** Every current fact of an asked attribute that is about what the question names. */
function matchingUnits(
  understanding: Understanding,
  { generation, reader, succession }: CandidateParts,
): readonly EvidenceUnit[] {
  const asked = askedAttributes(understanding);
  return generation.subjects
    .flatMap(({ id }) => generation.factsOf(id))
    .filter((item) => fitsFact(item, { understanding, succession, asked }))
    .flatMap((item) => generation.passageRows(item.id))
    .filter((row) => generation.rowLanguages[row] === understanding.baseLanguage)
    .flatMap((row) => reader.read(row).slice(0, 1))
    .filter((unit) => meetsNames(unit, understanding));
}

/**
 * The providers a list question asks for, from typed facts: one current fact of an asked attribute
 * each, about the country, technology or vendor named.
 *
 * @returns Best first; empty when the question is no such list.
 */
export function listProviders(
  { searched: { understanding }, candidates }: FoundEvidence,
  parts: CandidateParts,
): readonly EvidenceUnit[] {
  const { asksList, concepts, asksTypedList, subjects, attributes, countries } = understanding;
  // "Who has US shareholders?" lists without saying what.
  const isImplied = asksTypedList && subjects.size === 0 && attributes.size * countries.size > 0;
  if (!(asksList && concepts.has(LISTED)) && !isImplied) {
    return [];
  }
  const scores = new Map(candidates.toReversed().map(({ unit, score }) => [unit.item.id, score]));
  const scoreOf = ({ item }: EvidenceUnit): number => scores.get(item.id) ?? 0;
  const best = new Map<string, EvidenceUnit>();
  for (const unit of matchingUnits(understanding, parts)) {
    const kept = best.get(unit.item.subject ?? "");
    if (kept === undefined || scoreOf(unit) > scoreOf(kept)) {
      best.set(unit.item.subject ?? "", unit);
    }
  }
  const listed = [...best.values()].toSorted((a, b) => scoreOf(b) - scoreOf(a) || a.row - b.row);
  return listed.length < MIN_ENTRIES ? [] : listed.slice(0, MAX_ENTRIES);
}
