import { earliestDay, latestDay, type PartialDate } from "../domain/partial-date.ts";
import { tokens } from "../language/tokens.ts";
import { type WrittenDate, writtenDates } from "../language/written-dates.ts";
import { type Bounded, readBound, saysBound } from "./asked-bound.ts";
import type { Span } from "./asked-span.ts";

/** Days that are named, and how. */
export interface NamedDays extends Span {
  /** Whether they are a day, month or year itself, not "in two months". */
  readonly isWhole: boolean;
  readonly bounded: Bounded;
}

/** Between two dates that make one span: "2026 or 2027", "from March 2027 to June 2027". */
const LINK =
  /^(?:et|ou|and|or|und|oder|y|o|e|en|of|to|au|a|al|alla|bis|hasta|tot|until|till|through)$/;
const MAX_BETWEEN = 3;

/** Tokens of folded text without what is said of time by "jusqu'" lost as an article. */
export function wordsOf(folded: string): readonly string[] {
  return tokens(folded.replaceAll("jusqu'", "jusqu "));
}

/** Whether two dates are the ends of a span, or follow one another. */
function isLinked(folded: string, [first, last]: readonly WrittenDate[]): boolean {
  const between = folded.slice(first?.end, last?.at);
  const [link = "", ...others] = tokens(between);
  const isDash = /^ ?[-\u2013] ?$/.test(between);
  return isDash || (LINK.test(link) && others.length < MAX_BETWEEN && !others.some(saysBound));
}

/** The days of a date; the middle of a year is its June, and what ends before it, which has no sharp end, ends in it. */
function daysOf(date: PartialDate, bounded: Bounded): NamedDays {
  const { isMiddle, bound } = bounded;
  const meant = isMiddle && date.length === 4 ? `${date}-06` : date;
  const isEnd = isMiddle ? bound === "before" : bounded.isEnd;
  const days = { from: earliestDay(meant), to: latestDay(meant) };
  return { ...days, isWhole: true, bounded: { ...bounded, isEnd } };
}

/**
 * The days that dates of a folded text name.
 *
 * @returns `undefined` for none, for one that the calendar does not know, and for several that make no span.
 */
export function datedSpan(folded: string): NamedDays | undefined {
  const written = writtenDates(folded);
  const dates = written.flatMap(({ date }) => date ?? []);
  const [first, last] = [dates[0], dates.at(-1)];
  const words = wordsOf(folded.slice(0, written[0]?.at));
  const bounded = readBound(words, words.length);
  // "From March to June 2027", "fin mars ou avril 2027": which month is meant, one date does not say.
  if (
    first === undefined ||
    last === undefined ||
    dates.length < written.length ||
    bounded.months > 0
  ) {
    return undefined;
  }
  if (dates.length === 1) {
    return daysOf(first, bounded);
  }
  if (bounded.bound !== "between" && (dates.length > 2 || !isLinked(folded, written))) {
    return undefined;
  }
  const bound = bounded.bound === "since" ? "between" : bounded.bound;
  const days = { from: earliestDay(first), to: latestDay(last) };
  return { ...days, isWhole: true, bounded: { ...bounded, bound } };
}
