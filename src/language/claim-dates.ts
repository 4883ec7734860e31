import { PartialDate } from "../domain/partial-date.ts";
import { fold } from "./fold.ts";
import { MONTH_NAMES, monthNumber } from "./months.ts";

const LEAD =
  "(?<since>since|from|depuis|seit|ab|desde|dal|dall'|sinds|vanaf)|(?<until>until|till|jusqu'(?:au|a|en)|bis|hasta|fino (?:al|a)|tot)";
const DATE = new RegExp(
  `(?:\\b(?:${LEAD})(?: (?:the|le|the end of|la fin de|zum|en|el|dem|in|at least|au))? )?\\b(?:(?:(?<day>\\d{1,2})(?:er|st|nd|rd|th|\\.)? (?:de |of )?)?(?<month>${MONTH_NAMES}) (?:de |del |of )?(?:(?<after>\\d{1,2}), )?)?(?<year>(?:19|20)\\d{2})(?:-(?<isoMonth>\\d{2})(?:-(?<isoDay>\\d{2}))?)?\\b`,
  "gu",
);

/** A date of a claim and what it bounds. */
export interface ClaimDate {
  readonly date: PartialDate;
  readonly role: "since" | "until" | "at";
}

/** Dates that a text names with their year, in any of the six languages; empty for none. */
export function claimDates(text: string): readonly ClaimDate[] {
  return [...fold(text).matchAll(DATE)].flatMap(({ groups = {} }) => {
    const month = monthNumber(groups["month"] ?? "") ?? groups["isoMonth"];
    const day = groups["day"] ?? groups["after"] ?? groups["isoDay"];
    const parts = [groups["year"], month, month === undefined ? undefined : day?.padStart(2, "0")];
    const parsed = PartialDate.safeParse(parts.filter((part) => part !== undefined).join("-"));
    const bound = groups["until"] === undefined ? "at" : "until";
    const role = groups["since"] === undefined ? bound : "since";
    return parsed.success ? [{ date: parsed.data, role }] : [];
  });
}

/** The text without its dates. */
export function withoutDates(text: string): string {
  return fold(text).replace(DATE, " ");
}

/** Whether two dates can be the same: one less precise than the other is. */
export function canBeSame(a: PartialDate, b: PartialDate): boolean {
  return `${a}-`.startsWith(`${b}-`) || `${b}-`.startsWith(`${a}-`);
}

/** Whether a date that is known says a claimed one: the claim may be less precise, never more. */
export function saysDate(known: PartialDate, claimed: PartialDate): boolean {
  return `${known}-`.startsWith(`${claimed}-`);
}
