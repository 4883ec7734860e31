import type { Attribute } from "../domain/provider.ts";
import type { CertificationDetail } from "./certification-detail.ts";
import { type Control, OWNERS, readControl } from "./control.ts";
import { EUROPE } from "./europe.ts";
import type { FactBook, FactItem } from "./fact-book.ts";
import { judgeHolding } from "./holding.ts";
import { areKnown, judgeNotOwned } from "./not-owned.ts";
import { type Judgement, judgeStates, UNKNOWN, UNMET } from "./standing.ts";

/** What a provider can be asked to be or to have. */
export type Criterion =
  /** Holds a certification, membership or label, of these details; or has a fact of an attribute. */
  | {
      readonly kind: "holds";
      readonly attribute: Attribute;
      readonly details?: readonly CertificationDetail[];
    }
  /** Has a fact of one of these attributes which is meant, those of most worth first. */
  | {
      readonly kind: "fact";
      readonly attributes: readonly Attribute[];
      readonly isMeant: (item: FactItem) => boolean;
      readonly worth: (item: FactItem) => number;
    }
  /** Has an owner from there, controls apart; is controlled from there; has its seat there. */
  | { readonly kind: "owners" | "control" | "seat"; readonly countries: Countries }
  /** Is of there; `isLoose`: where nobody is of there, whoever has something there is meant. */
  | { readonly kind: "home"; readonly countries: Countries; readonly isLoose?: boolean }
  /** Has something there: data, regions, staff, support. */
  | {
      readonly kind: "place";
      readonly attributes: readonly Attribute[];
      readonly countries: Countries;
    }
  /** Is controlled from a country of the EU or EEA, and no law from outside is told of. */
  | { readonly kind: "european" }
  /** Has no owner from there, none of it in Europe; or none that decides, where a share will do. */
  | {
      readonly kind: "not-owned";
      readonly countries: Countries;
      readonly isAnyShare: boolean;
      /** Whether a seat there rules out too. */
      readonly isHome?: boolean;
    };

/** ISO codes; any of them will do. */
export type Countries = ReadonlySet<string>;

/** Places where data can be. */
export const PLACES: readonly Attribute[] = ["regions", "data-location"];
/** Whatever ties a provider to a country, without its owners being from there. */
export const PRESENCE: readonly Attribute[] = [
  ...PLACES,
  "headquarters",
  "legal-entity",
  "applicable-foreign-law",
];

/** What judging draws on. */
export interface JudgingParts {
  readonly book: FactBook;
  /** Day as of which it is judged (YYYY-MM-DD). */
  readonly today: string;
}

function judgeFacts(
  subject: string,
  { attributes, isMeant, worth }: Extract<Criterion, { kind: "fact" }>,
  { book, today }: JudgingParts,
): Judgement {
  const facts = book.current(subject, attributes).filter(isMeant);
  return judgeStates(
    facts.toSorted((a, b) => worth(b) - worth(a)),
    today,
  );
}

function isIn({ fact: { countries = [] } }: FactItem, asked: Countries): boolean {
  return countries.some((country) => asked.has(country));
}

function judgeOwners(subject: string, asked: Countries, book: FactBook): Judgement {
  const facts = book.current(subject, OWNERS).filter(({ fact }) => fact.holders !== undefined);
  const from = facts.filter(({ fact }) =>
    (fact.holders ?? []).some(({ country }) => country !== null && asked.has(country)),
  );
  if (from.length > 0) {
    return { standing: "met", facts: from };
  }
  return facts.length > 0 ? UNMET : judgeBySeat(subject, asked, book);
}

function judgeControl(subject: string, asked: Countries, book: FactBook): Judgement {
  const { country, facts } = readControl(subject, book);
  if (country !== null) {
    return asked.has(country) ? { standing: "met", facts } : UNMET;
  }
  return facts.length > 0 ? UNKNOWN : judgeBySeat(subject, asked, book);
}

/** Where no owner is told by type, a seat there is worth naming, with whatever is told of its owners. */
function judgeBySeat(subject: string, asked: Countries, book: FactBook): Judgement {
  const there = seatOf(subject, book)
    .filter((item) => isIn(item, asked))
    .slice(0, 1);
  return there.length === 0
    ? UNKNOWN
    : { standing: "by-seat", facts: [...there, ...book.current(subject, OWNERS).slice(0, 1)] };
}

function isPlaced({ fact }: FactItem): boolean {
  return (fact.countries ?? []).length > 0;
}

/** Where a subject sits; where no seat is told, where its company is registered. */
function seatOf(subject: string, book: FactBook): readonly FactItem[] {
  const seats = book.current(subject, ["headquarters"]).filter(isPlaced);
  return seats.length > 0 ? seats : book.current(subject, ["legal-entity"]).filter(isPlaced);
}

/** The fact of who controls it, where that is from elsewhere: a seat alone would mislead. */
function beside(control: Control, asked: Countries): readonly FactItem[] {
  return control.country === null || asked.has(control.country) ? [] : control.facts.slice(0, 1);
}

function judgeSeat(subject: string, asked: Countries, book: FactBook): Judgement {
  const seats = seatOf(subject, book);
  const there = seats.filter((item) => isIn(item, asked)).slice(0, 1);
  if (there.length > 0) {
    return { standing: "met", facts: [...there, ...beside(readControl(subject, book), asked)] };
  }
  return seats.length > 0 ? UNMET : UNKNOWN;
}

/** Of a country: seated there, or controlled from there; a registered company alone only where neither is told. */
function judgeHome(subject: string, asked: Countries, book: FactBook): Judgement {
  const control = readControl(subject, book);
  const seats = seatOf(subject, book).filter(
    ({ fact }) => fact.attribute === "headquarters" || control.country === null,
  );
  const there = seats.filter((item) => isIn(item, asked)).slice(0, 1);
  if (there.length > 0) {
    return { standing: "met", facts: [...there, ...beside(control, asked)] };
  }
  if (control.country !== null && asked.has(control.country)) {
    return { standing: "met", facts: control.facts.slice(0, 1) };
  }
  return seats.length === 0 && control.country === null ? UNKNOWN : UNMET;
}

function judgePlace(
  subject: string,
  { attributes, countries }: Extract<Criterion, { kind: "place" }>,
  { book, today }: JudgingParts,
): Judgement {
  const placed = book
    .current(subject, attributes)
    .filter(({ fact }) => fact.countries !== undefined);
  const there = judgeStates(
    placed.filter((item) => isIn(item, countries)),
    today,
  );
  return there.standing === "unknown" && placed.length > 0 ? UNMET : there;
}

function judgeEuropean(subject: string, book: FactBook): Judgement {
  const { country, owners, facts } = readControl(subject, book);
  if (country !== null) {
    return EUROPE.has(country) ? withLaw(subject, facts, book) : UNMET;
  }
  const outside = [...owners].filter((each) => !EUROPE.has(each));
  if (outside.length > 0) {
    // Owners from both sides, and no fact of who decides.
    return outside.length < owners.size ? { standing: "conditional", facts } : UNMET;
  }
  return owners.size > 0 && areKnown(facts)
    ? withLaw(subject, facts, book)
    : judgeBySeat(subject, EUROPE, book);
}

function withLaw(subject: string, facts: readonly FactItem[], book: FactBook): Judgement {
  const law = book.current(subject, ["applicable-foreign-law"]);
  const standing = law.length > 0 ? "conditional" : "met";
  return { standing, facts: [...facts.slice(0, 1), ...law] };
}

/** How a subject stands to one criterion, by its newest facts. */
export function judge(subject: string, criterion: Criterion, parts: JudgingParts): Judgement {
  const { book } = parts;
  switch (criterion.kind) {
    case "holds":
      return judgeHolding(subject, criterion, parts);
    case "fact":
      return judgeFacts(subject, criterion, parts);
    case "owners":
      return judgeOwners(subject, criterion.countries, book);
    case "control":
      return judgeControl(subject, criterion.countries, book);
    case "seat":
      return judgeSeat(subject, criterion.countries, book);
    case "home":
      return judgeHome(subject, criterion.countries, book);
    case "place":
      return judgePlace(subject, criterion, parts);
    case "european":
      return judgeEuropean(subject, book);
    case "not-owned":
      return judgeNotOwned(subject, criterion, {
        book,
        european: judgeEuropean(subject, book),
        seats: seatOf(subject, book),
      });
  }
}
