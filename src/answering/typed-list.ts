import type { Item } from "../domain/passage.ts";
import type { Attribute, Subject } from "../domain/provider.ts";
import { fold } from "../language/fold.ts";
import { countriesOf } from "../retrieval/typed-facts.ts";
import type { CandidateParts } from "./candidates.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import type { FactItem } from "./fact-book.ts";
import type { FoundEvidence } from "./find-evidence.ts";
import type { Criterion } from "./provider-criteria.ts";
import { type ListedProvider, listSubjects, OFFERING, type ProviderList } from "./provider-list.ts";
import { askedCertifications, LISTED, readCriteria } from "./read-criteria.ts";
import type { Understanding } from "./understanding.ts";

/** Entries shown at most of a list that types alone do not make. */
const MAX_LOOSE_ENTRIES = 12;
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
/** What is asked of candidates and plans. */
const UNFINISHED = "candidate";
/** Best candidates among which an entry of a list that types alone do not make must be: else something else is asked. */
const NEAR = 12;
const ANY_KIND: ReadonlySet<Subject["kind"]> = new Set([
  "provider",
  "offer",
  "technology",
  "framework-body",
]);
const NOT_THOSE =
  /\b(?:pas|non|sauf|hors|sans|not|except|without|excluding|nicht|ohne|ausser|no|sin|senza|niet|zonder)\b[^.?!]{0,12}$/;
const ON_THE_WAY = /\b(?:candidat|en cours|in progress|pending|under review)/;

/** A list that a question asks for. */
export interface AskedList {
  readonly list: ProviderList;
  /** Whether types alone make it: then it is complete. */
  readonly isTyped: boolean;
  /** Whether it is all that was asked. */
  readonly isWhole: boolean;
  /** Evidence of its entries, in their order. */
  readonly units: readonly EvidenceUnit[];
}

function asksCandidates({ text, concepts }: Understanding): "only" | "never" | "apart" {
  const folded = fold(text);
  const at = folded.search(ON_THE_WAY);
  if (at !== -1 && NOT_THOSE.test(folded.slice(0, at))) {
    return "never";
  }
  return concepts.has(UNFINISHED) ? "only" : "apart";
}

const NOBODY: readonly ListedProvider[] = [];

/** What of a list answers: those on the way when they are asked for, else apart or not at all. */
function answering(list: ProviderList, understanding: Understanding): ProviderList {
  const { groups } = list;
  switch (asksCandidates(understanding)) {
    case "only":
      return {
        groups: {
          met: groups["in-progress"],
          conditional: NOBODY,
          "in-progress": NOBODY,
          ended: NOBODY,
        },
        unknown: [],
      };
    case "never":
      return { groups: { ...groups, "in-progress": NOBODY }, unknown: list.unknown };
    case "apart":
      return list;
  }
}

/** Evidence of a fact in the language of the answer. */
function unitOf(
  { id }: Pick<Item, "id">,
  { baseLanguage }: Understanding,
  { generation, reader }: CandidateParts,
): readonly EvidenceUnit[] {
  return generation
    .passageRows(id)
    .filter((row) => generation.rowLanguages[row] === baseLanguage)
    .flatMap((row) => reader.read(row).slice(0, 1));
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

/** Any fact of the attributes asked that is about what the question names. */
function looseCriterion(found: FoundEvidence, parts: CandidateParts): Criterion {
  const { understanding } = found.searched;
  const scores = new Map(
    found.candidates.toReversed().map(({ unit, score }) => [unit.item.id, score]),
  );
  const certifications = askedCertifications(understanding);
  return {
    kind: "fact",
    // They say exactly what is asked; words for places and owners around them do not count.
    attributes: certifications.length > 0 ? certifications : [...understanding.attributes],
    worth: ({ id }: FactItem) => scores.get(id) ?? 0,
    isMeant: (item) =>
      unitOf(item, understanding, parts).some((unit) => meetsNames(unit, understanding)),
  };
}

/** Those that have what is asked, the likeliest first; states that are not reached are no answer. */
function looseList(
  found: FoundEvidence,
  parts: CandidateParts,
  kinds: ReadonlySet<Subject["kind"]>,
): ProviderList {
  const criterion = looseCriterion(found, parts);
  const { groups } = listSubjects([criterion], kinds, parts.book);
  const worth = ({ facts }: ListedProvider): number =>
    criterion.kind === "fact" && facts[0] !== undefined ? criterion.worth(facts[0]) : 0;
  const met = groups.met.toSorted((a, b) => worth(b) - worth(a)).slice(0, MAX_LOOSE_ENTRIES);
  return {
    groups: { met, conditional: NOBODY, "in-progress": NOBODY, ended: NOBODY },
    unknown: [],
  };
}

/** Topics that providers hold. */
const HELD_TOPICS: ReadonlySet<string> = new Set(["secnumcloud", "hds", "c5", "iso27001", "gaia-x"]);
/** Things asked for that a list by type answers. */
const ANSWERED_BY_TYPE: ReadonlySet<string> = new Set([
  "c5",
  "hds",
  "iso27001",
  "gaia-x-label",
  "shareholder",
  "latency",
]);

/** A need told by two types or more, of no provider by name: "French company, low latency to Warsaw". */
function tellsNeed(
  { subjects, topics, concepts, aspects }: Understanding,
  criteria: readonly Criterion[],
): boolean {
  // "Now that EUCS is mandatory, do we need SecNumCloud in France?" asks for no provider.
  const isOfTopic = [...topics].some((each) => !HELD_TOPICS.has(each));
  const isOfProviders = concepts.has(LISTED) || criteria.some(({ kind }) => kind === "home");
  const isMore = [...concepts].some((each) => aspects.has(each) && !ANSWERED_BY_TYPE.has(each));
  return isOfProviders && subjects.size === 0 && criteria.length > 1 && !isMore && !isOfTopic;
}

/** Whether a question asks for providers, whatever the words: "Who has US shareholders?" does without saying what. */
function asksProviders(understanding: Understanding, criteria: readonly Criterion[]): boolean {
  const { asksList, concepts, asksTypedList, subjects, attributes, countries } = understanding;
  const isAsked = attributes.size * countries.size > 0 || criteria.length > 0;
  const isImplied = asksTypedList && subjects.size === 0 && isAsked;
  return (asksList && concepts.has(LISTED)) || isImplied || tellsNeed(understanding, criteria);
}

/** Named technologies and vendors are asked for in the facts; the body whose members are asked for is not. */
function namesSomething({ subjects }: Understanding, criteria: readonly Criterion[]): boolean {
  const isMembership = criteria.some(
    (each) => each.kind === "holds" && each.attribute.startsWith("gaia-x-"),
  );
  return [...subjects].some((id) => !(isMembership && id === "gaia-x"));
}

/** Whether what ranks best holds an entry of a list: "the DORA list of critical providers" is told by a text. */
function isNear({ candidates }: FoundEvidence, units: readonly EvidenceUnit[]): boolean {
  const listed = new Set(units.map(({ item }) => item.id));
  return candidates.slice(0, NEAR).some(({ unit }) => listed.has(unit.item.id));
}

/**
 * The providers that a question asks for, from typed facts: by certification, place, owner or whatever
 * attribute it names, each by its newest state.
 *
 * @returns `undefined` when the question asks for no list, or fewer than two are found.
 */
export function listProviders(found: FoundEvidence, parts: CandidateParts): AskedList | undefined {
  const { understanding } = found.searched;
  const criteria = readCriteria(understanding, parts);
  if (!asksProviders(understanding, criteria)) {
    return undefined;
  }
  const isTyped = criteria.length > 0 && !namesSomething(understanding, criteria);
  const isNeed = tellsNeed(understanding, criteria);
  const kinds = isNeed || understanding.concepts.has(LISTED) ? OFFERING : ANY_KIND;
  const list = isTyped
    ? answering(listSubjects(criteria, kinds, parts.book), understanding)
    : looseList(found, parts, kinds);
  if (list.groups.met.length < MIN_ENTRIES) {
    return undefined;
  }
  const units = Object.values(list.groups)
    .flat()
    .flatMap(({ facts }) => facts)
    .flatMap((item) => unitOf(item, understanding, parts));
  if (!isTyped && !isNear(found, units)) {
    return undefined;
  }
  return { list, isTyped, isWhole: isTyped && (understanding.asksTypedList || isNeed), units };
}
