import type { Subject } from "../domain/provider.ts";
import { fold } from "../language/fold.ts";
import { asksDenied, asksNotYet } from "./asked-denial.ts";
import { asksOfProviders } from "./asked-head.ts";
import type { CandidateParts } from "./candidates.ts";
import { isOnlyOfHomes } from "./denied-homes.ts";
import { type DeniedOwners, isOnlyOfOwners, readDeniedOwners } from "./denied-owners.ts";
import { enumerationBeside } from "./enumeration.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import type { FactBook } from "./fact-book.ts";
import { statementUnit } from "./fact-units.ts";
import type { FoundEvidence } from "./find-evidence.ts";
import { isNear, looseList, namesTechnology } from "./loose-list.ts";
import { addOwners } from "./owners-beside.ts";
import { type Criterion, PRESENCE } from "./provider-criteria.ts";
import {
  isNobody,
  listSubjects,
  OFFERING,
  onlyGroups,
  type ProviderList,
} from "./provider-list.ts";
import { readCriteria } from "./read-criteria.ts";
import { LISTED } from "./typed-words.ts";
import type { Understanding } from "./understanding.ts";

/** Statements of entries that are read to judge a list by: more than a base of a hundred providers has. */
const READ_ENTRIES = 128;
/** Fewer make no list beside sentences. Where types tell all that is asked, one or none is the answer too. */
const MIN_ENTRIES = 2;
/** What is asked of candidates and plans. */
const UNFINISHED = "candidate";
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
  /** Told beside a list that is all that was asked: whom else a text names. */
  readonly beside: readonly EvidenceUnit[];
}

function asksCandidates(understanding: Understanding): "only" | "never" | "apart" {
  const folded = fold(understanding.text);
  const at = folded.search(ON_THE_WAY);
  if (at !== -1 && NOT_THOSE.test(folded.slice(0, at))) {
    return "never";
  }
  const isOnly = understanding.concepts.has(UNFINISHED) || asksNotYet(understanding);
  return isOnly ? "only" : "apart";
}

/** What of a list answers: those on the way when they are asked for, else apart or not at all. */
function answering(list: ProviderList, understanding: Understanding): ProviderList {
  const { groups, unknown } = list;
  switch (asksCandidates(understanding)) {
    case "only":
      return { groups: onlyGroups({ met: groups["in-progress"] }), unknown: [] };
    case "never":
      return { groups: { ...groups, "in-progress": [] }, unknown };
    case "apart":
      return list;
  }
}

function isLoose(criterion: Criterion): boolean {
  return criterion.kind === "home" && criterion.isLoose === true;
}

/** "Providers in Spain" may be those with a region there. */
function loosened(criterion: Criterion): Criterion {
  return criterion.kind === "home" && isLoose(criterion)
    ? { kind: "place", attributes: PRESENCE, countries: criterion.countries }
    : criterion;
}

/** All that types tell, as far as it is asked for. */
function typedList(
  criteria: readonly Criterion[],
  understanding: Understanding,
  { kinds, book }: { readonly kinds: ReadonlySet<Subject["kind"]>; readonly book: FactBook },
): ProviderList {
  const { today } = understanding;
  const strict = listSubjects(criteria, kinds, { book, today });
  const list =
    isNobody(strict) && criteria.some(isLoose)
      ? listSubjects(criteria.map(loosened), kinds, { book, today })
      : strict;
  return addOwners(answering(list, understanding), understanding, book);
}

/** Topics that providers hold. */
const HELD_TOPICS: ReadonlySet<string> = new Set([
  "secnumcloud",
  "hds",
  "c5",
  "iso27001",
  "gaia-x",
]);
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
  const isOfProviders =
    concepts.has(LISTED) || criteria.some(({ kind }) => kind === "home" || kind === "european");
  const isMore = [...concepts].some((each) => aspects.has(each) && !ANSWERED_BY_TYPE.has(each));
  return isOfProviders && subjects.size === 0 && criteria.length > 1 && !isMore && !isOfTopic;
}

/** Named technologies and vendors are asked for in the facts; the body whose members are asked for is not. */
function namesSomething({ subjects }: Understanding, criteria: readonly Criterion[]): boolean {
  const isMembership = criteria.some(
    (each) => each.kind === "holds" && each.attribute.startsWith("gaia-x-"),
  );
  return [...subjects].some((id) => !(isMembership && id === "gaia-x"));
}

/** Whether it is asked who leads or runs something: a person or a body, and no list of providers. */
function asksWhoRuns({ attributes }: Pick<Understanding, "attributes">): boolean {
  return attributes.has("governance") || attributes.has("operator");
}

/** Whether a question asks for providers, whatever the words: "Who has US shareholders?" does without saying what. */
function asksProviders(
  understanding: Understanding,
  criteria: readonly Criterion[],
  isOfTechnology: boolean,
): boolean {
  const { asksList, concepts, asksTypedList, attributes, countries } = understanding;
  const isAsked = attributes.size * countries.size > 0 || criteria.length > 0;
  const isOfProviders =
    isAsked && !namesSomething(understanding, criteria) && !asksWhoRuns(understanding);
  const isImplied = asksTypedList && (isOfProviders || isOfTechnology);
  return (asksList && concepts.has(LISTED)) || isImplied || tellsNeed(understanding, criteria);
}

/** How a list is asked for. */
interface Asked {
  readonly criteria: readonly Criterion[];
  readonly isTyped: boolean;
  readonly isWhole: boolean;
  readonly isNeed: boolean;
  /** No word of it asks for anything else. */
  readonly isTold: boolean;
}

/** Those whom owners from outside Europe are denied of, with whatever else is asked of them. */
function readNotOwned({ rest, ...denied }: DeniedOwners, parts: CandidateParts): Asked | undefined {
  const others = readCriteria(rest, parts);
  const criteria: readonly Criterion[] = [...others, { kind: "not-owned", ...denied }];
  const hasPlace = others.some(({ kind }) => kind === "place");
  const isOnly = denied.isHome
    ? isOnlyOfHomes(rest, hasPlace)
    : isOnlyOfOwners(rest, others.length > 0);
  return asksProviders(rest, criteria, false) && isOnly
    ? { criteria, isTyped: true, isNeed: false, isTold: true, isWhole: true }
    : undefined;
}

function readAsked(understanding: Understanding, parts: CandidateParts): Asked | undefined {
  if (asksOfProviders(understanding.text, understanding.language, parts.words)) {
    return undefined;
  }
  const denied = readDeniedOwners(understanding, parts);
  if (denied !== undefined) {
    return readNotOwned(denied, parts);
  }
  if (asksDenied(understanding)) {
    return undefined;
  }
  const criteria = readCriteria(understanding, parts);
  // Nobody is on the way to a place, or to what no type tells.
  if (asksNotYet(understanding) && !criteria.some(({ kind }) => kind === "holds")) {
    return undefined;
  }
  const isOfTechnology = namesTechnology(understanding, parts);
  if (!asksProviders(understanding, criteria, isOfTechnology)) {
    return undefined;
  }
  const isTyped = criteria.length > 0 && !namesSomething(understanding, criteria);
  const isNeed = tellsNeed(understanding, criteria);
  const isTold = understanding.asksTypedList && (isTyped || isOfTechnology);
  return { criteria, isTyped, isNeed, isTold, isWhole: isTold || (isTyped && isNeed) };
}

/** What a sentence of a topic lists too: who holds one thing, wherever they are and whose they are. */
function isOneHolding(criteria: readonly Criterion[]): boolean {
  return criteria.length === 1 && criteria[0]?.kind === "holds";
}

/** Whether a list is no answer by itself: a need that nobody meets may still be told of in sentences. */
function isShort(list: ProviderList, { isTyped, isWhole, isTold }: Asked): boolean {
  return isTyped && isWhole ? !isTold && isNobody(list) : list.groups.met.length < MIN_ENTRIES;
}

/**
 * The providers that a question asks for, from typed facts: by certification, place, owner or whatever
 * attribute it names, each by its newest state.
 *
 * @returns `undefined` when the question asks for no list, for those that something is not true of, or for
 * more than types tell and fewer than two are found. Without entries where types tell all that is asked, and the base knows nobody.
 */
export function listProviders(found: FoundEvidence, parts: CandidateParts): AskedList | undefined {
  const { understanding } = found.searched;
  const asked = readAsked(understanding, parts);
  if (asked === undefined) {
    return undefined;
  }
  const { criteria, isTyped, isWhole, isNeed } = asked;
  const kinds = isNeed || understanding.concepts.has(LISTED) ? OFFERING : ANY_KIND;
  const list = isTyped
    ? typedList(criteria, understanding, { kinds, book: parts.book })
    : looseList(found, parts, kinds);
  const units = Object.values(list.groups)
    .flat()
    .flatMap(({ facts }) => facts)
    .slice(0, READ_ENTRIES)
    .flatMap(({ id }) => statementUnit(id, understanding.baseLanguage, parts));
  if (isShort(list, asked) || (!isTyped && !isNear(found, units))) {
    return undefined;
  }
  return {
    list,
    isTyped,
    isWhole,
    units,
    beside: isOneHolding(criteria) ? enumerationBeside(list, found, parts) : [],
  };
}
