import type { Attribute } from "../domain/provider.ts";
import { fold } from "../language/fold.ts";
import { tokens } from "../language/tokens.ts";
import { countriesOf } from "../retrieval/typed-facts.ts";
import type { CandidateParts } from "./candidates.ts";
import { EUROPE } from "./europe.ts";
import { readIntents } from "./intents.ts";
import { type Countries, type Criterion, PLACES } from "./provider-criteria.ts";
import type { Understanding } from "./understanding.ts";

/** Concept of what a typed list lists: the question must speak of it. */
export const LISTED = "providers";
/** Nearness to a place is asked for by it. */
const LATENCY = "latency";
/** Attributes that a provider simply has, and that no common word names by chance. */
const PLAIN: readonly Attribute[] = ["customer-keys", "open-source", "egress-fees", "listing"];
const CERTIFICATIONS: readonly Attribute[] = [
  "certification-secnumcloud",
  "certification-hds",
  "certification-c5",
  "certification-iso27001",
];
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
/** "Outside the EU", in six languages. */
const OUTSIDE =
  /\b(?:hors (?:de )?(?:l')?(?:ue|eu|union europeenne|europe)|outside (?:of )?(?:the )?(?:eu|european union|europe)|non[ -]?(?:eu|ue|european|europeen\w*)|ausserhalb (?:der )?(?:eu|europas)|fuera de (?:la )?(?:ue|union europea|europa)|fuori (?:dall'|dalla )?(?:ue|unione europea|europa)|extra ?ue|buiten (?:de )?(?:eu|europa))\b/;
/** Words that say no more than that. */
const EUROPE_WORD = /^(?:eu|ue|europ\w*|union\w*|hors|outside|ausserhalb|fuera|fuori|buiten|non)$/;
/** Concepts of words that ask for a type. */
const TYPE_CONCEPTS = [LISTED, "latency", "candidate", "qualified", "certified", "member"];
/** Words beside those of types that a question may have; where one type alone or two loose ones are asked, and where others. */
const MAX_UNTOLD = { loose: 2, typed: 3 };

/** Words that may stand between a provider and its nationality: "fournisseurs cloud français". */
const BETWEEN = /^(?:cloud|clouds|souverain\w*|sovereign|sovrani|soberan\w*|souverane\w*)$/;

/** Companies, which are providers once they have a nationality: "a French company". */
const COMPANY =
  /^(?:entreprises?|societes?|company|companies|firms?|empresas?|societa|aziend[ae]|unternehmen|firm[ae]n?|bedrij(?:f|ven))$/;

/** Words before the name of a country in which something is. */
const SITUATING = /^(?:in|en|aus|from|au|aux|im|uit|de|di|da|des|der|den|the|los|negli|nei|nella)$/;

/** Countries that a question names. */
interface NamedCountries {
  /** Of the providers themselves. */
  readonly home: Countries;
  /** Of whatever else it asks for. */
  readonly others: Countries;
  /** Whether something is said to be in one of them: "in Germany", not "French health data". */
  readonly isSituated: boolean;
}

/** Countries of the providers themselves: named right before or behind them. */
function homeCountries(
  { text }: Understanding,
  { findConcepts, findCountries }: CandidateParts["words"],
): NamedCountries {
  const words = tokens(text).filter((word) => !BETWEEN.test(word));
  const isProvider = words.map((word) => COMPANY.test(word) || findConcepts([word]).has(LISTED));
  const isHome = words.map(
    (word, at) =>
      (isProvider[at - 1] === true || isProvider[at + 1] === true) &&
      findCountries([word]).size > 0,
  );
  return {
    home: findCountries(words.filter((_, at) => isHome[at])),
    others: findCountries(words.filter((_, at) => !isHome[at])),
    isSituated: words.some(
      (word, at) => findCountries([word]).size > 0 && SITUATING.test(words[at - 1] ?? ""),
    ),
  };
}

/** Certifications that are asked for, by name where one is named; empty for none. */
export function askedCertifications({
  attributes,
  topics,
  concepts,
}: Understanding): readonly Attribute[] {
  const asked = CERTIFICATIONS.filter((each) => attributes.has(each));
  // "Qualified" alone means one of them; where one is named, that is meant.
  const named = asked.filter((each) => {
    const id = each.replace("certification-", "");
    return topics.has(id) || concepts.has(id);
  });
  return named.length > 0 ? named : asked;
}

function membership({ subjects, concepts }: Understanding): readonly Attribute[] {
  if (!subjects.has("gaia-x")) {
    return [];
  }
  if (concepts.has("gaia-x-label")) {
    return ["gaia-x-label"];
  }
  return concepts.has("member") ? ["gaia-x-membership"] : [];
}

/** Where, or whose: `undefined` where several are asked for at once. */
function readPlace(
  { attributes, concepts }: Understanding,
  countries: Countries,
): readonly Criterion[] | undefined {
  if (countries.size === 0) {
    return [];
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
  return [asked[0]?.criterion(countries) ?? { kind: "home", countries }];
}

/** Every country that the base names outside Europe. */
function outsideEurope({ book }: Pick<CandidateParts, "book">): Countries {
  const named = book.subjects
    .flatMap(({ id }) => book.all(id))
    .flatMap(({ fact }) => countriesOf(fact));
  return new Set(named.filter((country) => !EUROPE.has(country)));
}

/** How many words of a question ask for something that no type tells. */
function countUntold(
  { words, names }: Understanding,
  { findAttributes, findConcepts, findCountries }: CandidateParts["words"],
): number {
  const named = new Set(names.flatMap((name) => name.words));
  const isTold = (exact: string): boolean =>
    named.has(exact) ||
    EUROPE_WORD.test(exact) ||
    COMPANY.test(exact) ||
    findAttributes(exact).size > 0 ||
    findCountries(exact).size > 0 ||
    TYPE_CONCEPTS.some((each) => findConcepts(exact).has(each)) ||
    readIntents(exact).asksNow;
  return new Set(words.map(({ exact }) => exact).filter((exact) => !isTold(exact))).size;
}

/** Whether what is asked by type is named, not only hinted at by a common word. */
function isNamed(
  { attribute }: Extract<Criterion, { kind: "holds" }>,
  { topics, concepts }: Understanding,
): boolean {
  const id = attribute.replace("certification-", "");
  return topics.has(id) || concepts.has(id) || attribute.startsWith("gaia-x-");
}

/** Whether a question is about types at all: with many other words it asks for something else of them. */
function isAboutTypes(
  criteria: readonly Criterion[],
  understanding: Understanding,
  words: CandidateParts["words"],
): boolean {
  const held = criteria.filter((each) => each.kind === "holds");
  if (held.some((each) => isNamed(each, understanding))) {
    return true;
  }
  const isLoose = criteria.length > 1 || criteria.every(({ kind }) => kind === "home");
  return countUntold(understanding, words) <= (isLoose ? MAX_UNTOLD.loose : MAX_UNTOLD.typed);
}

/**
 * What a question asks of providers by types: a certification, a place, an owner.
 *
 * @returns empty where it asks by no type, by several that do not go together, or for something else too.
 */
export function readCriteria(
  understanding: Understanding,
  parts: Pick<CandidateParts, "words" | "book">,
): readonly Criterion[] {
  const { words } = parts;
  const { home, others, isSituated } = homeCountries(understanding, words);
  const isOutside = others.size === 0 && OUTSIDE.test(fold(understanding.text));
  const held = [
    ...askedCertifications(understanding),
    ...membership(understanding),
    ...PLAIN.filter((each) => understanding.attributes.has(each)),
  ];
  const places = readPlace(understanding, isOutside ? outsideEurope(parts) : others);
  if (places === undefined) {
    return [];
  }
  // Beside a certification, a nationality that is not the provider's may be anything's.
  const isOfProvider = held.length === 0 || isSituated || isOutside;
  const meant = places.filter(({ kind }) => kind !== "home" || isOfProvider);
  const criteria = [
    ...held.map((attribute): Criterion => ({ kind: "holds", attribute })),
    ...(home.size === 0 ? [] : [{ kind: "home" as const, countries: home }]),
    ...meant,
  ];
  return isAboutTypes(criteria, understanding, words) ? criteria : [];
}
