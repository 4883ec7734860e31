import { earliestDay, hasPassed, latestDay, type PartialDate } from "../domain/partial-date.ts";
import type { Item } from "../domain/passage.ts";

/** What a fact looks forward to: the end of what is held, or the day by which a plan is to be done. */
export interface Lapse {
  readonly kind: "until" | "due";
  readonly date: PartialDate;
  /** The service it holds for, where the fact covers several; left out for the whole fact. */
  readonly scope?: string;
}

/** What was held to a date or planned for one: only of these it is news that the date has passed. */
function expectsEnd({ fact }: Item): boolean {
  return fact?.state !== "ended" && fact?.state !== "not-held";
}

function isPlan({ fact }: Item): boolean {
  return fact?.state === "planned" || fact?.state === "in-progress";
}

/**
 * The dates of a fact that have passed: the end of what it says is held, and the day for which it plans something.
 * Whether the base knows what came of it is not asked here.
 *
 * @param today - YYYY-MM-DD.
 * @returns Empty for what is no fact, says itself that it ended, or looks forward to no date that has passed.
 */
export function lapsesOf(item: Item, today: string): readonly Lapse[] {
  const { fact } = item;
  if (fact === null || !expectsEnd(item)) {
    return [];
  }
  const { due, until, parts = [] } = fact;
  const all: readonly Lapse[] = [
    ...(until === undefined ? [] : [{ kind: "until" as const, date: until }]),
    ...(due === undefined || !isPlan(item) ? [] : [{ kind: "due" as const, date: due }]),
    ...parts.flatMap(({ scope, until: date }) =>
      date === undefined ? [] : [{ kind: "until" as const, date, scope }],
    ),
  ];
  return all.filter(({ date }) => hasPassed(date, today));
}

/** Whether two facts can be about the same service: one that names none is about the whole. */
function canBeSame(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

/**
 * The lapses of a fact of which the base does not tell what came: no fact of its subject and attribute is
 * certainly of a later date than the one that passed.
 *
 * @param others - All facts of its subject, itself among them or not.
 */
export function openLapses(item: Item, others: readonly Item[], today: string): readonly Lapse[] {
  const isNewer = ({ fact }: Item, { date, scope }: Lapse): boolean =>
    fact !== null &&
    fact.attribute === item.fact?.attribute &&
    canBeSame(fact.scope, scope ?? item.fact.scope) &&
    // Told of a year alone, it may be older than the day that passed.
    earliestDay(fact.asOf) > latestDay(date);
  return lapsesOf(item, today).filter(
    (lapse) => !others.some((other) => other.id !== item.id && isNewer(other, lapse)),
  );
}
