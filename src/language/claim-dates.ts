import type { PartialDate } from "../domain/partial-date.ts";
import { fold } from "./fold.ts";
import { type WrittenDate, writtenDates } from "./written-dates.ts";

/** What may stand before a date and say what it bounds. */
const LEAD =
  /\b(?:(?<since>since|from|depuis|seit|ab|desde|dal|dall'|sinds|vanaf)|(?<until>until|till|jusqu'(?:au|a|en)|bis|hasta|fino (?:al|a)|tot))(?: (?:the|le|the end of|la fin de|zum|en|el|dem|in|at least|au))? $/u;

/** A date of a claim and what it bounds. */
export interface ClaimDate {
  readonly date: PartialDate;
  readonly role: "since" | "until" | "at";
}

interface LedDate extends WrittenDate {
  /** What the words that lead to it say it bounds. */
  readonly groups: Readonly<Record<string, string | undefined>>;
}

/** Dates of a folded text, known to the calendar or not, with the words that lead to each. */
function ledDates(folded: string): readonly LedDate[] {
  return writtenDates(folded).map((written) => {
    const lead = LEAD.exec(folded.slice(0, written.at));
    return { ...written, at: lead?.index ?? written.at, groups: lead?.groups ?? {} };
  });
}

/** Dates that a text names with their year, in any of the six languages; empty for none. */
export function claimDates(text: string): readonly ClaimDate[] {
  return ledDates(fold(text)).flatMap(({ date, groups }) => {
    const bound = groups["until"] === undefined ? "at" : "until";
    const role = groups["since"] === undefined ? bound : "since";
    return date === undefined ? [] : [{ date, role }];
  });
}

/** The text without its dates. */
export function withoutDates(text: string): string {
  const folded = fold(text);
  const dates = ledDates(folded);
  const starts = [0, ...dates.map(({ end }) => end)];
  return starts.map((start, at) => folded.slice(start, dates[at]?.at)).join(" ");
}

/** Whether two dates can be the same: one less precise than the other is. */
export function canBeSame(a: PartialDate, b: PartialDate): boolean {
  return `${a}-`.startsWith(`${b}-`) || `${b}-`.startsWith(`${a}-`);
}

/** Whether a date that is known says a claimed one: the claim may be less precise, never more. */
export function saysDate(known: PartialDate, claimed: PartialDate): boolean {
  return `${known}-`.startsWith(`${claimed}-`);
}
