import { hasPassed, latestDay, type PartialDate } from "../domain/partial-date.ts";
import type { Item } from "../domain/passage.ts";
import type { Attribute } from "../domain/provider.ts";
import type { RuleStanding, RuleState } from "../domain/rule-state.ts";
import { shiftMonths } from "../domain/shift-day.ts";

/** Months after which a statement is to be checked before it is relied on; left out: it does not age. */
const LIMITS: Partial<Readonly<Record<Attribute, number>>> = {
  // Prices and terms are changed from one month to the next.
  "egress-fees": 12,
  // Attested or audited anew every year; a certificate without its end may have run out.
  "certification-secnumcloud": 24,
  "certification-hds": 24,
  "certification-c5": 24,
  "certification-iso27001": 24,
  "certification-other": 24,
  // Offers are opened, renamed and closed within a product cycle.
  status: 24,
  regions: 24,
  "data-location": 36,
  "staff-location": 36,
  "support-location": 36,
  "customer-keys": 24,
  reversibility: 24,
  // Capital moves at rounds and buy-backs, heads and boards at general meetings.
  ownership: 36,
  "capital-control": 36,
  "country-of-control": 36,
  // Companies are sold whole less often.
  "parent-company": 48,
  governance: 24,
  "gaia-x-membership": 36,
  // Contracts of cooperation run three years, mostly.
  partnership: 36,
  operator: 36,
  "public-sector-framework": 36,
  "applicable-foreign-law": 36,
};
/** A plan or candidacy moves faster than what is in force. */
const PLAN_LIMIT = 12;

/** The same of laws, schemes and decisions; what was annulled stays so. */
const RULE_LIMITS: Partial<Readonly<Record<RuleStanding, number>>> = {
  "in-force": 24,
  "not-adopted": PLAN_LIMIT,
};

/**
 * Whether the state of a law is told so long ago that it may have changed.
 *
 * @param today - YYYY-MM-DD.
 */
export function isAgedRule({ state, asOf }: RuleState, today: string): boolean {
  const limit = RULE_LIMITS[state];
  return limit !== undefined && latestDay(asOf) < shiftMonths(today, -limit);
}

/**
 * The date of a fact's state where it is older than people may rely on for its attribute.
 *
 * @param today - YYYY-MM-DD.
 * @returns `undefined` for what is no fact, recent enough, ended, or said to hold beyond today.
 */
export function agedDate({ fact }: Item, today: string): PartialDate | undefined {
  if (fact === null || fact.state === "ended" || fact.state === "not-held") {
    return undefined;
  }
  const { attribute, state, until, due, asOf } = fact;
  const isPlan = state === "planned" || state === "in-progress";
  const limit = isPlan ? PLAN_LIMIT : LIMITS[attribute];
  const runs = [until, due].some((date) => date !== undefined && !hasPassed(date, today));
  return limit === undefined || runs || latestDay(asOf) >= shiftMonths(today, -limit)
    ? undefined
    : asOf;
}
