import type { Attribute } from "../domain/provider.ts";
import { fold } from "../language/fold.ts";
import { tokens } from "../language/tokens.ts";
import { OUTSIDE } from "./asked-denial.ts";
import type { CandidateParts } from "./candidates.ts";
import { EUROPE } from "./europe.ts";
import { type Countries, type Criterion, PLACES, PRESENCE } from "./provider-criteria.ts";
import { AROUND, COMPANY, LISTED } from "./typed-words.ts";
import type { Understanding } from "./understanding.ts";

/** Nearness to a place is asked for by it. */
const LATENCY = "latency";
/** Attributes that say where something is or whose it is; those of a line answer the same question. */
const LOCI: readonly {
  readonly attributes: readonly Attribute[];
  readonly criterion: (countries: Countries) => Criterion;
}[] = [
  { attributes: ["ownership"], criterion: (countries) => ({ kind: "owners", countries }) },
  {
    attributes: ["capital-control", "parent-company"],
    criterion: (countries) => ({ kind: "control", countries }),
  },
  {
    attributes: ["headquarters", "legal-entity"],
    criterion: (countries) => ({ kind: "seat", countries }),
  },
  {
    attributes: PLACES,
    criterion: (countries) => ({ kind: "place", attributes: PLACES, countries }),
  },
  {
    attributes: ["staff-location"],
    criterion: (countries) => ({ kind: "place", attributes: ["staff-location"], countries }),
  },
  {
    attributes: ["support-location"],
    criterion: (countries) => ({ kind: "place", attributes: ["support-location"], countries }),
  },
];
/** Being there in whatever form: by a site, a subsidiary, sales. */
const PRESENT =
  /\b(?:presente?s?|presence|presencia|presenza|filiale?s?|subsidiar\w+|filial\w*|niederlassung\w*|tochter\w*|succursale?s?|vertreten|aanwezig\w*|dochter\w*|vestiging\w*|implante\w*|active in|operates? in)\b/;
/** Words before the name of a country in which something is. */
const SITUATING = /^(?:in|en|aus|from|au|aux|im|uit|de|di|da|des|der|den|the|los|negli|nei|nella)$/;
/** Words that link a provider with what it provides: "de nube", "di servizi", "en la nube". */
const PROVIDING = /^(?:de|di|en|in|la|el|del|della|nella|von|van)$/;
/** Between two countries either of which will do. */
const EITHER = /^(?:or|and|ou|et|oder|und|of|o|y|e)$/;
const EUROPEAN = /^europ\w*$/;

/** Countries that a question names. */
interface NamedCountries {
  /** Of the providers themselves. */
  readonly home: Countries;
  /** Of whatever else it asks for. */
  readonly others: Countries;
  /** Whether something is said to be in one of them: "in Germany", not "French health data". */
  readonly isSituated: boolean;
  /** Whether the providers are to be European. */
  readonly isEuropean: boolean;
}

/** Words with a country that are beside a provider, or beside another that is: "Finnish or Swedish hosts". */
function besideProvider(
  words: readonly string[],
  { findConcepts }: CandidateParts["words"],
  isPlace: (word: string) => boolean,
): readonly boolean[] {
  const isProvider = words.map((word) => COMPANY.test(word) || findConcepts([word]).has(LISTED));
  const isNext = words.map(
    (word, at) => isPlace(word) && (isProvider[at - 1] === true || isProvider[at + 1] === true),
  );
  const isJoined = (at: number, step: 1 | -1): boolean =>
    EITHER.test(words[at + step] ?? "") && isNext[at + 2 * step] === true;
  return words.map(
    (word, at) => isNext[at] === true || (isPlace(word) && (isJoined(at, 1) || isJoined(at, -1))),
  );
}

/** Whether clouds are all that a text has for providers: "German clouds", and not "German cloud providers". */
function areProviders(
  words: readonly string[],
  { findConcepts }: CandidateParts["words"],
): boolean {
  return !words.some((word) => !AROUND.test(word) && findConcepts([word]).has(LISTED));
}

/** Words without those that say no more of providers than what they are: "de nube" in "proveedores de nube alemanes". */
function withoutAround(
  words: readonly string[],
  finders: CandidateParts["words"],
): readonly string[] {
  const isMeant = areProviders(words, finders);
  const kept: string[] = [];
  for (const word of words) {
    const isProvider = isMeant && finders.findConcepts([word]).has(LISTED);
    if (isProvider || !AROUND.test(word)) {
      kept.push(word);
      continue;
    }
    while (PROVIDING.test(kept.at(-1) ?? "")) {
      kept.pop();
    }
  }
  return kept;
}

/** Countries of the providers themselves, named right before or behind them, and the others. */
function namedCountries(
  { text, placeWords }: Understanding,
  finders: CandidateParts["words"],
): NamedCountries {
  const { findCountries } = finders;
  const words = withoutAround(tokens(text), finders);
  const isCountry = (word: string): boolean => findCountries([word]).size > 0;
  const isHome = besideProvider(words, finders, isCountry);
  const isEuropean = besideProvider(words, finders, (word) => EUROPEAN.test(word));
  return {
    home: findCountries(words.filter((_, at) => isHome[at])),
    others: findCountries(words.filter((_, at) => !isHome[at])),
    isSituated: words.some(
      (word, at) => placeWords.has(word) && SITUATING.test(words[at - 1] ?? ""),
    ),
    isEuropean: isEuropean.includes(true),
  };
}

/** Where, or whose: `undefined` where several are asked for at once. */
function readLocus(
  { text, attributes, concepts }: Understanding,
  countries: Countries,
  isSituated: boolean,
): readonly Criterion[] | undefined {
  if (countries.size === 0) {
    return [];
  }
  if (isSituated && PRESENT.test(fold(text))) {
    return [{ kind: "place", attributes: PRESENCE, countries }];
  }
  const loci = LOCI.filter(
    (locus) =>
      locus.attributes.some((each) => attributes.has(each)) ||
      (locus.attributes === PLACES && concepts.has(LATENCY)),
  );
  const isOwned = attributes.has("ownership");
  const asked = loci.filter(({ attributes: all }) => !isOwned || !all.includes("capital-control"));
  if (asked.length > 1) {
    return undefined;
  }
  return [asked[0]?.criterion(countries) ?? { kind: "home", countries, isLoose: isSituated }];
}

/** Every country that the base names outside Europe. */
export function outsideEurope({ book }: Pick<CandidateParts, "book">): Countries {
  return new Set([...book.countries].filter((country) => !EUROPE.has(country)));
}

/**
 * What a question asks by place: where providers are from, and where or whose something of theirs is.
 *
 * @param hasOthers - Whether it asks by something else too: a nationality that is not the provider's may
 * then be anything's.
 * @returns `undefined` where it asks by several that do not go together.
 */
export function readPlaces(
  understanding: Understanding,
  parts: Pick<CandidateParts, "words" | "book">,
  hasOthers: boolean,
): readonly Criterion[] | undefined {
  const { home, others, isSituated, isEuropean } = namedCountries(understanding, parts.words);
  const isOutside = others.size === 0 && OUTSIDE.test(fold(understanding.text));
  const loci = readLocus(understanding, isOutside ? outsideEurope(parts) : others, isSituated);
  const isOfProvider = !hasOthers || isSituated || isOutside;
  const meant = loci?.filter(({ kind }) => kind !== "home" || isOfProvider);
  return meant === undefined
    ? undefined
    : [
        ...(isEuropean && !isOutside ? [{ kind: "european" as const }] : []),
        ...(home.size === 0 ? [] : [{ kind: "home" as const, countries: home }]),
        ...meant,
      ];
}
