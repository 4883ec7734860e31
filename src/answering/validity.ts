import { hasPassed, latestDay } from "../domain/partial-date.ts";
import { addDays } from "../domain/shift-day.ts";
import type { FactItem } from "./fact-book.ts";

/**
 * What of a state is left on a day. `partly-…`: so it is for some of the services that it covers. A date that has passed is no end: it may have been renewed without the base knowing.
 */
export type Validity = "valid" | "ends-soon" | "partly-ends-soon" | "partly-expired" | "expired";

/** A holder would have to renew within these days. */
const SOON_DAYS = 90;

/** Last days (YYYY-MM-DD) of what a fact states; empty where it has no end. */
export function lastDays({ fact }: Pick<FactItem, "fact">): readonly string[] {
  const parts = (fact.parts ?? []).flatMap(({ until }) => until ?? []);
  const own = fact.until === undefined ? [] : [fact.until];
  return [...own, ...parts].map(latestDay);
}

/** @param today - YYYY-MM-DD. The last day itself still counts. */
export function validityOf(item: Pick<FactItem, "fact">, today: string): Validity {
  const days = lastDays(item);
  const passed = days.filter((day) => hasPassed(day, today));
  // A part without an end goes on.
  const endless = (item.fact.parts ?? []).some(({ until }) => until === undefined);
  if (passed.length > 0) {
    return passed.length === days.length && !endless ? "expired" : "partly-expired";
  }
  const limit = addDays(today, SOON_DAYS);
  const soon = days.filter((day) => day <= limit);
  if (soon.length === 0) {
    return "valid";
  }
  return soon.length === days.length && !endless ? "ends-soon" : "partly-ends-soon";
}
