import { type Control, readControl } from "./control.ts";
import type { FactBook, FactItem } from "./fact-book.ts";
import type { Criterion } from "./provider-criteria.ts";
import { type Judgement, UNKNOWN, UNMET } from "./standing.ts";

/** Of the whole capital, in per cent, as far as figures are rounded. */
const WHOLE = { from: 99, to: 101 };

/** What judging owners that are not to be draws on. */
export interface NotOwnedParts {
  readonly book: FactBook;
  /** How the subject stands to control from within Europe. */
  readonly european: Judgement;
  /** Facts that say where it sits. */
  readonly seats: readonly FactItem[];
}

type NotOwned = Extract<Criterion, { kind: "not-owned" }>;

/** Whether facts tell the country of every holder that they name. */
export function areKnown(facts: readonly FactItem[]): boolean {
  return facts.every(({ fact }) => (fact.holders ?? []).every(({ country }) => country !== null));
}

/** Whether facts leave no part of the capital open. */
function tellWhole(facts: readonly FactItem[]): boolean {
  return facts.every(({ fact: { holders = [] } }) => {
    const shares = holders.flatMap(({ share }) => share ?? []);
    const total = shares.reduce((sum, share) => sum + share, 0);
    return shares.length === 0 || (total >= WHOLE.from && total <= WHOLE.to);
  });
}

/** Controlled from neither Europe nor there: all owners are told, or only a seat elsewhere is worth naming. */
function judgeElsewhere(
  { facts }: Control,
  { countries }: NotOwned,
  seats: readonly FactItem[],
): Judgement {
  if (facts.length > 0 && areKnown(facts) && tellWhole(facts)) {
    return { standing: "met", facts: facts.slice(0, 1) };
  }
  const seat = seats.find(
    ({ fact }) => fact.countries?.every((country) => !countries.has(country)) === true,
  );
  return seat === undefined
    ? UNKNOWN
    : { standing: "by-seat", facts: [seat, ...facts.slice(0, 1)] };
}

/** Whether it is controlled from there or, where that rules it out, sits there. */
function isOfThere(
  country: string | null,
  { countries, isHome = false }: NotOwned,
  seats: readonly FactItem[],
): boolean {
  const isSeated = seats.some(({ fact }) => fact.countries?.some((each) => countries.has(each)));
  return (country !== null && countries.has(country)) || (isHome && isSeated);
}

/**
 * How a subject stands to having no owner from some countries: met only where facts tell all its owners. Where
 * part of its capital is left open, or a share that does not decide is from there, with that condition.
 */
export function judgeNotOwned(
  subject: string,
  criterion: NotOwned,
  { book, european, seats }: NotOwnedParts,
): Judgement {
  const control = readControl(subject, book);
  const { country, owners, facts } = control;
  const isThere = [...owners].some((each) => criterion.countries.has(each));
  const isRuledOut = isThere && (criterion.isAnyShare || european.standing === "unmet");
  if (isRuledOut || isOfThere(country, criterion, seats)) {
    return UNMET;
  }
  if (european.standing === "unmet") {
    return judgeElsewhere(control, criterion, seats);
  }
  if (european.standing !== "met" || (tellWhole(facts) && !isThere)) {
    return european;
  }
  // A few per cent alone say nothing of the others.
  return country === null ? UNKNOWN : { ...european, standing: "conditional" };
}
