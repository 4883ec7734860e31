import type { Attribute } from "../domain/provider.ts";
import type { CandidateParts } from "./candidates.ts";
import type { Countries } from "./provider-criteria.ts";
import { AROUND, ASKING, COMPANY, LISTED } from "./typed-words.ts";
import type { Understanding } from "./understanding.ts";

/** Deny an adjective; "no US data" and "keine US-Daten" deny a thing. */
const DENIAL = /^(?:pas|non|not|nicht|no|niet|ni|neither|weder|ne)$/;
/** Verbs and small words between a denial and the nationality: "no son", "not from the", "nicht aus den". */
const LINK =
  /^(?:son|sean|sono|siano|sont|soient|from|aus|uit|the|den|der|des?|du|los|las|dagli|degli|dai|d(?:i|e))$/;
const EITHER = /^(?:or|nor|ou|ni|ne|oder|noch|o|of)$/;
const AND = /^(?:and|et|und|y|e|en)$/;
const VERB = /^(?:n|ne|are|is|sont|sind|son|sono|zijn)$/;
/** Words that may be any part of a nationality's clause. */
const CLAUSE_END = /^(?:and|but|et|mais|und|aber|y|pero|e|ma|en|maar)$/;
/** Concepts of words for providers, and for those that hold something. */
const KIND = [LISTED, "certified", "qualified", "member"];
/** Held by providers themselves: their nationality may stand beside. */
const HELD = /^(?:certification-|gaia-x-|legal-entity$)/;

interface Place {
  readonly countries: Countries;
  /** Index behind its last word. */
  readonly to: number;
}

/** Words of a clause that say where providers are not from. */
export interface DeniedHome extends Pick<Place, "countries" | "to"> {
  readonly from: number;
}

function placeAt(
  words: readonly string[],
  at: number,
  findCountries: CandidateParts["words"]["findCountries"],
): Place | undefined {
  for (const length of [1, 2]) {
    const countries = findCountries(words.slice(at, at + length));
    if (countries.size > 0) {
      return { countries, to: at + length };
    }
  }
  return undefined;
}

/** Index of what is denied with "and not" or "or" from a word on; `undefined` where it is neither. */
function nextAt(words: readonly string[], at: number): number | undefined {
  const [word = ""] = words.slice(at, at + 1);
  if (EITHER.test(word)) {
    return at + 1;
  }
  const skip = (from: number, isSmall: RegExp): number =>
    isSmall.test(words[from] ?? "") ? skip(from + 1, isSmall) : from;
  const denial = skip(at + 1, VERB);
  return AND.test(word) && DENIAL.test(words[denial] ?? "") ? skip(denial + 1, LINK) : undefined;
}

/** A place, and each that stands behind it: "not American or Chinese", "not American and not Chinese". */
function placesFrom(
  words: readonly string[],
  at: number,
  { findCountries }: CandidateParts["words"],
): Place | undefined {
  const first = placeAt(words, at, findCountries);
  if (first === undefined) {
    return undefined;
  }
  let { countries, to } = first;
  for (let more = first as Place | undefined; more !== undefined; ) {
    const next = nextAt(words, to);
    more = next === undefined ? undefined : placeAt(words, next, findCountries);
    countries = new Set([...countries, ...(more?.countries ?? [])]);
    to = more?.to ?? to;
  }
  return { countries, to };
}

/** Whether a word beside a nationality leaves it the providers' own: "hosts", "certified", and no "software". */
function isOfProviders(
  word: string | undefined,
  understanding: Pick<Understanding, "words">,
  { findConcepts, findAttributes }: CandidateParts["words"],
): boolean {
  if (word === undefined || CLAUSE_END.test(word)) {
    return true;
  }
  const isProvider = [AROUND, ASKING, COMPANY].some((pattern) => pattern.test(word));
  const concepts = findConcepts([word]);
  if (isProvider || KIND.some((each) => concepts.has(each))) {
    return true;
  }
  const attributes: readonly Attribute[] = [...findAttributes(word)];
  const isContent = understanding.words.some(({ exact }) => exact === word);
  return attributes.length > 0 ? attributes.every((each) => HELD.test(each)) : !isContent;
}

/** Where a clause denies providers a nationality: "ne sont pas américains", "non-American"; `undefined` for nowhere. */
export function findDeniedHome(
  words: readonly string[],
  understanding: Pick<Understanding, "words">,
  finders: CandidateParts["words"],
): DeniedHome | undefined {
  for (const [from, word] of words.entries()) {
    if (DENIAL.test(word)) {
      let at = from + 1;
      while (LINK.test(words[at] ?? "")) {
        at += 1;
      }
      const place = placesFrom(words, at, finders);
      const beside = [words[from - 1], words[place?.to ?? at]];
      if (place && beside.every((each) => isOfProviders(each, understanding, finders))) {
        return { ...place, from };
      }
    }
  }
  return undefined;
}

/** Whether a question asks nothing of such providers but what they hold and, with `hasPlace`, where they are. */
export function isOnlyOfHomes(
  { untoldWords, attributes }: Pick<Understanding, "untoldWords" | "attributes">,
  hasPlace: boolean,
): boolean {
  const isTold = (each: Attribute): boolean =>
    HELD.test(each) ||
    each === "country-of-control" ||
    (hasPlace && /^(?:regions|data-)/.test(each));
  return untoldWords.size === 0 && [...attributes].every(isTold);
}
