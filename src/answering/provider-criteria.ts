import type { Attribute } from "../domain/provider.ts";
import { type Control, OWNERS, readControl } from "./control.ts";
import { EUROPE } from "./europe.ts";
import type { FactBook, FactItem } from "./fact-book.ts";

/** What a provider can be asked to be or to have. */
export type Criterion =
  /** Holds a certification, membership or label; or has a fact of an attribute. */
  | { readonly kind: "holds"; readonly attribute: Attribute }
  /** Has a fact of one of these attributes which is meant, those of most worth first. */
  | {
      readonly kind: "fact";
      readonly attributes: readonly Attribute[];
      readonly isMeant: (item: FactItem) => boolean;
      readonly worth: (item: FactItem) => number;
    }
  /** Has an owner from there, controls apart; is controlled from there; has its seat there; is of there. */
  | { readonly kind: "owners" | "control" | "seat" | "home"; readonly countries: Countries }
  /** Has something there: data, regions, staff, support. */
  | {
      readonly kind: "place";
      readonly attributes: readonly Attribute[];
      readonly countries: Countries;
    }
  /** Is controlled from a country of the EU or EEA, and no law from outside is told of. */
  | { readonly kind: "european" };

/** ISO codes; any of them will do. */
export type Countries = ReadonlySet<string>;

/**
 * How a provider stands to what is asked. `conditional`: it is so, but what else the base says bears on
 * it. `unknown`: the base has no fact that tells. `unmet`: the base tells that it is not so.
 */
export type Standing = "met" | "conditional" | "in-progress" | "ended" | "unknown" | "unmet";

/** A standing with the facts that a reader must see, the most telling first. */
export interface Judgement {
  readonly standing: Standing;
  readonly facts: readonly FactItem[];
}

/** Places where data can be. */
export const PLACES: readonly Attribute[] = ["regions", "data-location"];

/** How certifications are written in the values of others: "C5 and SOC 2, ISO 27001". */
const WRITTEN: Partial<Record<Attribute, RegExp>> = {
  "certification-secnumcloud": /\bSecNumCloud\b/u,
  "certification-hds": /\bHDS\b/u,
  "certification-c5": /\bC5\b/u,
  "certification-iso27001": /\bISO(?:\/IEC)? 27001\b/u,
};

const UNKNOWN: Judgement = { standing: "unknown", facts: [] };
const UNMET: Judgement = { standing: "unmet", facts: [] };

function isHeld({ fact: { state } }: FactItem): boolean {
  return state === undefined || state === "in-force";
}

/** Newest state first decides: held by any fact, else on the way, else ended or refused. */
function judgeStates(facts: readonly FactItem[]): Judgement {
  const held = facts.filter(isHeld);
  if (held.length > 0) {
    return { standing: "met", facts: held };
  }
  const begun = facts.filter(
    ({ fact }) => fact.state === "in-progress" || fact.state === "planned",
  );
  if (begun.length > 0) {
    return { standing: "in-progress", facts: begun };
  }
  return facts.length > 0 ? { standing: "ended", facts } : UNKNOWN;
}

function judgeHolding(subject: string, attribute: Attribute, book: FactBook): Judgement {
  const own = book.current(subject, [attribute]);
  const written = WRITTEN[attribute];
  const others = book
    .all(subject)
    .filter(
      ({ fact }) =>
        fact.attribute !== attribute &&
        fact.attribute.startsWith("certification-") &&
        written?.test(fact.value.en) === true,
    );
  return judgeStates([...own, ...others]);
}

function judgeFacts(
  subject: string,
  { attributes, isMeant, worth }: Extract<Criterion, { kind: "fact" }>,
  book: FactBook,
): Judgement {
  const facts = book.current(subject, attributes).filter(isMeant);
  return judgeStates(facts.toSorted((a, b) => worth(b) - worth(a)));
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
  return facts.length > 0 ? UNMET : UNKNOWN;
}

function judgeControl(subject: string, asked: Countries, book: FactBook): Judgement {
  const { country, facts } = readControl(subject, book);
  if (country === null) {
    return UNKNOWN;
  }
  return asked.has(country) ? { standing: "met", facts } : UNMET;
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
  book: FactBook,
): Judgement {
  const placed = book
    .current(subject, attributes)
    .filter(({ fact }) => fact.countries !== undefined);
  const there = judgeStates(placed.filter((item) => isIn(item, countries)));
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
  return owners.size > 0 && areKnown(facts) ? withLaw(subject, facts, book) : UNKNOWN;
}

function areKnown(facts: readonly FactItem[]): boolean {
  return facts.every(({ fact }) => (fact.holders ?? []).every(({ country }) => country !== null));
}

function withLaw(subject: string, facts: readonly FactItem[], book: FactBook): Judgement {
  const law = book.current(subject, ["applicable-foreign-law"]);
  const standing = law.length > 0 ? "conditional" : "met";
  return { standing, facts: [...facts.slice(0, 1), ...law] };
}

/** How a subject stands to one criterion, by its newest facts. */
export function judge(subject: string, criterion: Criterion, book: FactBook): Judgement {
  switch (criterion.kind) {
    case "holds":
      return judgeHolding(subject, criterion.attribute, book);
    case "fact":
      return judgeFacts(subject, criterion, book);
    case "owners":
      return judgeOwners(subject, criterion.countries, book);
    case "control":
      return judgeControl(subject, criterion.countries, book);
    case "seat":
      return judgeSeat(subject, criterion.countries, book);
    case "home":
      return judgeHome(subject, criterion.countries, book);
    case "place":
      return judgePlace(subject, criterion, book);
    case "european":
      return judgeEuropean(subject, book);
  }
}
