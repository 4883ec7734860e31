import { earliestDay, latestDay, type PartialDate } from "../domain/partial-date.ts";
import { MONTH_NAMES } from "../language/months.ts";
import { tokens } from "../language/tokens.ts";
import { type WrittenDate, writtenDates } from "../language/written-dates.ts";
import { type Bounded, readBound, saysBound } from "./asked-bound.ts";
import { isEndWord, type Span } from "./asked-span.ts";

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
/** Longer words tell something else of the later date: "issued in 2024 and ending in 2027". */
const SMALL_LETTERS = 4;
/** The other end of a span that has one date: "between 2023 and today", "zwischen heute und 2028". */
const NOW = "(?:now|today|aujourd'hui|maintenant|heute|jetzt|hoy|ahora|oggi|adesso|ora|vandaag|nu)";
const AND = "(?:et|and|und|y|e|en|to|until|till|a|jusqu'a|bis|hasta|tot)";
const TO_NOW = new RegExp(`^ ${AND} ${NOW}\\b`);
const FROM_NOW = new RegExp(`\\b${NOW} ${AND} (?:the |la |das |el |il |het )?$`);
/** A month whose year stands behind a later one: "von März bis Juni 2027". */
const MONTH_TO = new RegExp(
  `\\b${MONTH_NAMES} (?:to|until|till|through|a|au|jusqu'(?:a|au|en)|bis|hasta|al|fino a|tot(?: en met)?) (?:(?:the )?end of |ende |eind |fin |fine )?$`,
);

/** Tokens of folded text without what is said of time by "jusqu'" lost as an article. */
export function wordsOf(folded: string): readonly string[] {
  return tokens(folded.replaceAll("jusqu'", "jusqu "));
}

function isSmall(word: string): boolean {
  return !saysBound(word) && (word.length <= SMALL_LETTERS || isEndWord(word));
}

/** Whether two dates are the ends of a span, or follow one another. */
function isLinked(folded: string, [first, last]: readonly WrittenDate[]): boolean {
  const between = folded.slice(first?.end, last?.at);
  const [link = "", ...others] = tokens(between);
  const isDash = /^ ?[-\u2013] ?$/.test(between);
  return isDash || (LINK.test(link) && others.length < MAX_BETWEEN && others.every(isSmall));
}

/** The days of a date; the middle of a year is its June, and what ends before it, which has no sharp end, ends in it. */
function daysOf(date: PartialDate, bounded: Bounded): NamedDays {
  const { isMiddle, bound } = bounded;
  const meant = isMiddle && date.length === 4 ? `${date}-06` : date;
  const isEnd = isMiddle ? bound === "before" : bounded.isEnd;
  const days = { from: earliestDay(meant), to: latestDay(meant) };
  return { ...days, isWhole: true, bounded: { ...bounded, isEnd } };
}

/** The days of the only date of a text, up to today or from today on where it says so; `undefined` for one end alone. */
function daysOfOne(
  { date, before, behind }: { date: PartialDate; before: string; behind: string },
  bounded: Bounded,
  today: string,
): NamedDays | undefined {
  const whole = { isWhole: true, bounded: { ...bounded, bound: "between" } } as const;
  if (FROM_NOW.test(before)) {
    return { ...whole, from: today, to: latestDay(date) };
  }
  if (TO_NOW.test(behind)) {
    return { ...whole, from: earliestDay(date), to: today };
  }
  return bounded.bound === "between" ? undefined : daysOf(date, bounded);
}

/** Whether a month before a date has no year: which is meant by "from March to June 2027", one date does not say. */
function leavesMonth(before: string, { months }: Bounded): boolean {
  return months > 0 || MONTH_TO.test(before);
}

/**
 * The days that dates of a folded text name.
 *
 * @param today - YYYY-MM-DD.
 * @returns `undefined` for none, for one that the calendar does not know, and for several that make no span.
 */
export function datedSpan(folded: string, today: string): NamedDays | undefined {
  const written = writtenDates(folded);
  const dates = written.flatMap(({ date }) => date ?? []);
  const [first, last] = [dates[0], dates.at(-1)];
  const before = folded.slice(0, written[0]?.at);
  const words = wordsOf(before);
  const bounded = readBound(words, words.length);
  const isUnknown = dates.length < written.length;
  if (first === undefined || last === undefined || isUnknown || leavesMonth(before, bounded)) {
    return undefined;
  }
  if (dates.length === 1) {
    const behind = folded.slice(written[0]?.end);
    return daysOfOne({ date: first, before, behind }, bounded, today);
  }
  if (bounded.bound !== "between" && (dates.length > 2 || !isLinked(folded, written))) {
    return undefined;
  }
  const bound = bounded.bound === "since" ? "between" : bounded.bound;
  const days = { from: earliestDay(first), to: latestDay(last) };
  return { ...days, isWhole: true, bounded: { ...bounded, bound } };
}
