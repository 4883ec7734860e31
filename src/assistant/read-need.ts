import { asksDenied, asksNotYet } from "../answering/asked-denial.ts";
import { EUROPE } from "../answering/europe.ts";
import type { EvidenceFinder } from "../answering/find-evidence.ts";
import type { FindFilters } from "../answering/find-providers.ts";
import { type Countries, type Criterion, PLACES } from "../answering/provider-criteria.ts";
import { readCriteria } from "../answering/read-criteria.ts";
import type { Question } from "../domain/question.ts";
import { fold } from "../language/fold.ts";
import { tokens } from "../language/tokens.ts";
import { hostingCountries } from "./asked-hosting.ts";

/** "European", "in the EU", in six languages, folded. */
const EUROPEAN = /^(?:eu|ue|europ\p{L}*)$/u;

type Finder = Pick<EvidenceFinder, "understand" | "parts" | "lexicon">;

function heldFilter({
  attribute,
  details = [],
}: Extract<Criterion, { kind: "holds" }>): FindFilters | undefined {
  // "C5 Type 2": a filter for C5 alone would leave out unsaid what was asked.
  if (details.length > 0) {
    return undefined;
  }
  if (attribute === "open-source") {
    return { openSource: true };
  }
  const isHeld = /^(?:certification|gaia-x)-/u.test(attribute);
  return isHeld ? { certified: [attribute] } : { has: [attribute] };
}

/** The filter that asks for a criterion; `undefined` where no filter can. */
function filterOf(criterion: Criterion): FindFilters | undefined {
  switch (criterion.kind) {
    case "holds":
      return heldFilter(criterion);
    case "home":
      return { countries: [...criterion.countries] };
    case "control":
      return { controlledFrom: [...criterion.countries] };
    case "seat":
      return { headquartersIn: [...criterion.countries] };
    case "owners":
      return { shareholdersFrom: [...criterion.countries] };
    case "place":
      return criterion.attributes === PLACES ? { hostedIn: [...criterion.countries] } : undefined;
    case "european":
      return { european: true };
    case "fact":
    case "not-owned":
      return undefined;
  }
}

/** Values of the same filter put together. */
function join(filters: readonly FindFilters[]): FindFilters {
  const joined = new Map<string, unknown>();
  for (const [name, value] of filters.flatMap((each) => Object.entries(each))) {
    const before = joined.get(name);
    joined.set(name, Array.isArray(before) ? [...before, ...value] : value);
  }
  return Object.fromEntries(joined);
}

/** A country in which something is kept is no country of the provider. */
function withHosting(read: FindFilters, hosting: Countries): FindFilters {
  const { countries = [], hostedIn = [], ...others } = read;
  const home = countries.filter((country) => !hosting.has(country));
  const hosted = [...new Set([...hostedIn, ...hosting])];
  return {
    ...others,
    ...(home.length === 0 ? {} : { countries: home }),
    ...(hosted.length === 0 ? {} : { hostedIn: hosted }),
  };
}

/** What words say of place beside what the question reader found: here they can only be about providers. */
function placesOf(
  text: string,
  criteria: readonly Criterion[],
  { lexicon }: Finder,
): readonly FindFilters[] {
  const words = tokens(text);
  const named = lexicon.findCountries(words);
  const asked = criteria.flatMap((each) => ("countries" in each ? [...each.countries] : []));
  const isEuropean = words.some((word) => EUROPEAN.test(fold(word)));
  // "Outside the EU" was read as all countries that are: it says "EU", and means the others.
  const isOutside =
    asked.length > 0 && asked.every((each) => !EUROPE.has(each) && !named.has(each));
  return [
    ...(asked.length === 0 && named.size > 0 ? [{ countries: [...named] }] : []),
    ...(isEuropean && !isOutside ? [{ european: true }] : []),
  ];
}

/**
 * Reads a need as filters: "SecNumCloud, français", "actionnaires américains", "open source in Germany".
 *
 * @returns `undefined` where it names nothing to find by, something that no filter asks for, or what is not to be.
 */
export function readNeed(question: Question, finder: Finder): FindFilters | undefined {
  const understanding = finder.understand(question);
  if (asksDenied(understanding) || asksNotYet(understanding)) {
    return undefined;
  }
  const criteria = readCriteria(understanding, finder.parts);
  const read = criteria.map(filterOf);
  if (read.includes(undefined)) {
    return undefined;
  }
  const all = [
    ...read.flatMap((each) => each ?? []),
    ...placesOf(understanding.text, criteria, finder),
  ];
  return all.length === 0
    ? undefined
    : withHosting(join(all), hostingCountries(understanding.text, finder.lexicon));
}
