import type { Attribute, Subject } from "../domain/provider.ts";
import { countriesOf } from "../retrieval/typed-facts.ts";
import type { CandidateParts } from "./candidates.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import type { FactItem } from "./fact-book.ts";
import { statementUnit } from "./fact-units.ts";
import type { FoundEvidence } from "./find-evidence.ts";
import type { Criterion } from "./provider-criteria.ts";
import {
  type ListedProvider,
  listSubjects,
  onlyGroups,
  type ProviderList,
} from "./provider-list.ts";
import { askedCertifications } from "./read-criteria.ts";
import { readTouching } from "./touching.ts";
import type { Understanding } from "./understanding.ts";

/** Entries shown at most of a list that types alone do not make. */
const MAX_ENTRIES = 12;
/** Best candidates among which an entry must be: else something else is asked. */
const NEAR = 12;
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

/** Whether all that a question names are technologies: it asks what is built on them. */
export function namesTechnology(
  { subjects }: Understanding,
  { generation }: Pick<CandidateParts, "generation">,
): boolean {
  if (subjects.size === 0) {
    return false;
  }
  const technologies = generation.subjects.filter(({ kind }) => kind === "technology");
  return [...subjects].every((id) => technologies.some((t) => t.id === id));
}

/** Whether a fact can be about what the question names, by its type alone: most cannot, and need not be read. */
function meetsTypes({ fact, subject }: FactItem, { countries, subjects }: Understanding): boolean {
  const isPlaced = PLACED.has(fact.attribute) && countries.size > 0;
  const isThere = !isPlaced || countriesOf(fact).some((country) => countries.has(country));
  return isThere && !(subject !== null && subjects.has(subject));
}

/** Whether a fact names what the question names: a technology, a vendor. Of thousands, most do not. */
function meetsNames(
  item: FactItem,
  { subjects, baseLanguage }: Understanding,
  { reader }: CandidateParts,
): boolean {
  const names = subjects.size === 0 ? undefined : reader.namesOf(item, baseLanguage);
  return [...subjects].every((id) => names?.has(`subject:${id}`));
}

/** Concepts of words that ask for certifications, whichever. */
const HELD = ["qualified", "certified"];

/** "Health data" hints at a certification, and asks for none. */
function asksCertification(understanding: Understanding, attribute: Attribute): boolean {
  const { topics, concepts } = understanding;
  const id = attribute.replace("certification-", "");
  return topics.has(id) || [id, ...HELD].some((each) => concepts.has(each));
}

function askedAttributes(
  understanding: Understanding,
  parts: CandidateParts,
): readonly Attribute[] {
  if (namesTechnology(understanding, parts)) {
    return ["technology-origin"];
  }
  const hinted = askedCertifications(understanding);
  const asked = hinted.filter((each) => asksCertification(understanding, each));
  // They say exactly what is asked; words for places and owners around them do not count.
  return asked.length > 0
    ? asked
    : [...understanding.attributes].filter((each) => !hinted.includes(each));
}

/** Any fact of the attributes asked that is about what the question names, and says what else it asks. */
function looseCriterion(
  found: FoundEvidence,
  parts: CandidateParts,
): Extract<Criterion, { kind: "fact" }> {
  const { understanding } = found.searched;
  const scores = new Map(
    found.candidates.toReversed().map(({ unit, score }) => [unit.item.id, score]),
  );
  const attributes = askedAttributes(understanding, parts);
  const touches = namesTechnology(understanding, parts)
    ? (): boolean => true
    : readTouching(found.searched, attributes, parts);
  return {
    kind: "fact",
    attributes,
    worth: ({ id }: FactItem) => scores.get(id) ?? 0,
    isMeant: (item) =>
      meetsTypes(item, understanding) &&
      meetsNames(item, understanding, parts) &&
      statementUnit(item.id, understanding.baseLanguage, parts).some(touches),
  };
}

/** Those that have what is asked, the likeliest first; states that are not reached are no answer. */
export function looseList(
  found: FoundEvidence,
  parts: CandidateParts,
  kinds: ReadonlySet<Subject["kind"]>,
): ProviderList {
  const criterion = looseCriterion(found, parts);
  const { today } = found.searched.understanding;
  const { groups } = listSubjects([criterion], kinds, { book: parts.book, today });
  const worth = ({ facts: [first] }: ListedProvider): number =>
    first === undefined ? 0 : criterion.worth(first);
  const met = groups.met.toSorted((a, b) => worth(b) - worth(a)).slice(0, MAX_ENTRIES);
  return { groups: onlyGroups({ met }), unknown: [] };
}

/** Whether what ranks best holds an entry of a list: "the DORA list of critical providers" is told by a text. */
export function isNear({ candidates }: FoundEvidence, units: readonly EvidenceUnit[]): boolean {
  const listed = new Set(units.map(({ item }) => item.id));
  return candidates.slice(0, NEAR).some(({ unit }) => listed.has(unit.item.id));
}
