import type { Item } from "../domain/passage.ts";
import type { Attribute } from "../domain/provider.ts";
import { fold } from "../language/fold.ts";
import { tokens } from "../language/tokens.ts";
import { countriesOf } from "../retrieval/typed-facts.ts";
import type { FindAttributes } from "./attribute-finder.ts";
import type { CandidateParts } from "./candidates.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import {
  byAge,
  byChange,
  byDate,
  byScope,
  byState,
  type CompareItems,
  firstOf,
} from "./fact-fit.ts";
import type { FoundEvidence } from "./find-evidence.ts";
import { readIntents } from "./intents.ts";
import type { Understanding } from "./understanding.ts";

/** Certifications that a name alone stands for. */
export const CERTIFICATIONS: ReadonlySet<Attribute> = new Set([
  "certification-secnumcloud",
  "certification-hds",
  "certification-c5",
  "certification-iso27001",
]);
/** Which fact of who controls a provider says most. */
const WIDEST_FIRST: readonly Attribute[] = [
  "capital-control",
  "parent-company",
  "country-of-control",
  "ownership",
];
/** Asked for what is to come: then a plan answers as well as what is so. */
const ASKS_PLANS =
  /\b(?:prev\w+|futur\w*|a venir|plan\w*|annonce\w*|announc\w*|upcoming|will|geplant\w*|kunftig\w*|futuro|gepland\w*|komend\w*)\b/;

function width({ fact }: Item): number {
  return WIDEST_FIRST.indexOf(fact?.attribute ?? "status");
}

/** Names alone say nothing of which fact of a family is meant: then the widest counts. */
function byWidth(a: Item, b: Item): number {
  return width(a) - width(b);
}

/** What is asked by its name before what says it in other words. */
function byName(attributes: ReadonlySet<Attribute>): CompareItems {
  const isNamed = ({ fact }: Item): boolean => fact !== null && attributes.has(fact.attribute);
  return (a, b) => Number(isNamed(b)) - Number(isNamed(a));
}

/** A service that is named before the whole, the whole before any other service. */
function byAskedScope({ ownWords }: Understanding): CompareItems {
  const place = ({ fact }: Item): number => {
    const words = fact?.scope === undefined ? [] : tokens(fact.scope);
    return words.length > 0 && words.every((word) => ownWords.has(word)) ? 0 : 1;
  };
  return (a, b) => place(a) - place(b) || byScope(a, b);
}

/** Whether a question says more than who is compared and over what: only then its words tell facts apart. */
function saysMore({ words, names }: Understanding, findAttributes: FindAttributes): boolean {
  const named = new Set(names.flatMap((name) => name.words));
  return !words.every(
    ({ exact }) =>
      named.has(exact) || findAttributes(exact).size > 0 || readIntents(exact).asksComparison,
  );
}

/** Which fact comes before another for this question: how the fact stands, then how well its words fit. */
export function byFit(
  { searched: { understanding }, candidates }: FoundEvidence,
  { words: { findAttributes } }: Pick<CandidateParts, "words">,
): CompareItems {
  // Best first, so that of an item with several units the best one counts.
  const scores = new Map(candidates.toReversed().map(({ unit, score }) => [unit.item.id, score]));
  const lowest = candidates.at(-1)?.score ?? 0;
  const worth = ({ id }: Item): number => scores.get(id) ?? lowest;
  const { asksBareComparison, attributes, text, today } = understanding;
  const asIs = firstOf(...(ASKS_PLANS.test(fold(text)) ? [] : [byState]), byAge(today));
  if (asksBareComparison) {
    return firstOf(asIs, byWidth, byScope, byChange);
  }
  const byWorth: CompareItems = saysMore(understanding, findAttributes)
    ? (a, b) => worth(b) - worth(a)
    : byChange;
  return firstOf(byName(attributes), asIs, byAskedScope(understanding), byWorth);
}

function isOf({ item }: EvidenceUnit, family: readonly Attribute[]): boolean {
  return item.fact !== null && family.includes(item.fact.attribute);
}

/** Of a certification: held by any offer before on its way, for all before for one service. */
const HELD_FIRST = firstOf(byState, byScope, byDate);

/** Attributes that can tell whether somebody is in a country. */
const PLACING: readonly Attribute[] = [
  "regions",
  "data-location",
  "legal-entity",
  "applicable-foreign-law",
];

/** Whether a fact is of one of the countries that the question names. */
function isThere(
  { item }: EvidenceUnit,
  countries: ReadonlySet<string>,
  parts: CandidateParts,
): boolean {
  const { fact } = item;
  const told =
    fact === null ? [] : [...countriesOf(fact), ...parts.words.findCountries(fact.statement.en)];
  return told.some((country) => countries.has(country));
}

interface CellChoice {
  readonly understanding: Understanding;
  readonly parts: CandidateParts;
}

/** The fact of a family that fits best; of a certification, its newest state; of places, one of the country asked. */
export function pick(
  units: readonly EvidenceUnit[],
  family: readonly Attribute[],
  { understanding: { countries }, parts }: CellChoice,
): EvidenceUnit | null {
  const fitting = units.filter((unit) => isOf(unit, family));
  if (family.every((each) => CERTIFICATIONS.has(each))) {
    return fitting.toSorted((a, b) => HELD_FIRST(a.item, b.item))[0] ?? null;
  }
  const isPlace = countries.size > 0 && family.some((each) => PLACING.includes(each));
  const placing = isPlace ? [...fitting, ...units.filter((unit) => isOf(unit, PLACING))] : [];
  return placing.find((unit) => isThere(unit, countries, parts)) ?? fitting[0] ?? null;
}
