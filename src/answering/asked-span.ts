import { shiftMonths } from "../domain/shift-day.ts";
import { canonicalNumbers } from "../language/number-words.ts";
import { addDays } from "./validity.ts";

/** Days (YYYY-MM-DD), both included. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** Days that words count from today. */
export interface CountedSpan extends Span {
  /** Whether they are a month or year itself, which other words may bound: "before next year"; not "in two months". */
  readonly isWhole: boolean;
  /** Whether their end is named: "by the end of the year". */
  readonly isEnd: boolean;
  /** Index of the word that names the unit. */
  readonly at: number;
}

type Shift = (day: string, count: number) => string;

/** How much of a day says its month, or its year. */
const MONTH_AT = 7;
const YEAR_AT = 4;
/** Folded units of time in the six languages, what shifts a day by so many of them, and how much of a day says one. */
const UNITS: readonly {
  readonly words: RegExp;
  readonly shift: Shift;
  readonly precision?: number;
}[] = [
  { words: /^(?:jours?|days?|tage?n?|dias?|giorn[oi]|dag(?:en)?)$/, shift: addDays },
  {
    words: /^(?:semaines?|weeks?|wochen?|semanas?|settiman[ae]|we[e]?ken)$/,
    shift: (day, count) => addDays(day, 7 * count),
  },
  {
    words: /^(?:mois|months?|monat(?:e[ns]?|s)?|mes(?:es)?|mes[ei]|maand(?:en)?|monatsende)$/,
    shift: shiftMonths,
    precision: MONTH_AT,
  },
  {
    words: /^(?:ans?|annees?|years?|jahr(?:e[ns]?|s)?|anos?|ann[oi]|jaar|jaren|jahresende)$/,
    shift: (day, count) => shiftMonths(day, 12 * count),
    precision: YEAR_AT,
  },
];
const THIS =
  /^(?:cette|ce|l|this|the|current|del|dell|het|dies(?:e[mnrs]?)|laufende[mnrs]?|este|esta|quest[oa]?|dit|deze)$/;
const NEXT =
  /^(?:prochain(?:e?s?)|next|coming|nachste[mnrs]?|kommende[mnrs]?|proxim[oa]s?|prossim[oaie]|volgende?|komende)$/;
const LAST =
  /^(?:dernier(?:e?s?)|passee?s?|last|past|previous|letzte[mnrs]?|vergangene[mnrs]?|ultim[oaie]s?|pasad[oa]s?|scors[oaie]|laatste|afgelopen|vorige?)$/;
const AGO = /^(?:ago|fa)$/;
const END = /^(?:fin|end|ende|finales?|fine|eind|einde|monatsende|jahresende)$/;
/** Between the end of a unit and it: "la fin du mois", "end of the year". */
const OF = /^(?:of|the|de|du|d|des|del|dell|della|l|la|el|van|het)$/;

/** Whether a folded word names the end of what follows it, or of the unit that it names. */
export function isEndWord(word: string): boolean {
  return END.test(word);
}

/** A unit that a text names, with what stands around it. */
interface NamedUnit {
  readonly shift: Shift;
  readonly precision: number | undefined;
  /** How many; `undefined` for the one that is meant: "this year", "next month". */
  readonly count: number | undefined;
  readonly around: readonly string[];
  readonly isEnd: boolean;
  readonly at: number;
}

/** The figure before a unit, right there or with which ones between: "six months", "six derniers mois"; not "702 cette année". */
function countBefore([first = "", last = ""]: readonly string[]): number | undefined {
  const figure = NEXT.test(last) || LAST.test(last) ? first : last;
  return /^\d{1,3}$/.test(figure) ? Number(figure) : undefined;
}

/** Whether the end of a unit is named: "fin du mois", "the year's end". */
function isEnding(words: readonly string[], at: number): boolean {
  const before = words.slice(0, at).findLastIndex((word) => !OF.test(word) && !isAround(word));
  return [words[before], words[at], words[at + 1]].some((word) => isEndWord(word ?? ""));
}

function isAround(word: string): boolean {
  return THIS.test(word) || NEXT.test(word) || LAST.test(word);
}

function namedUnit(words: readonly string[]): NamedUnit | undefined {
  const at = words.findIndex((word) => UNITS.some((unit) => unit.words.test(word)));
  const unit = UNITS.find((each) => each.words.test(words[at] ?? ""));
  if (unit === undefined) {
    return undefined;
  }
  const before = words.slice(Math.max(0, at - 2), at);
  return {
    shift: unit.shift,
    precision: unit.precision,
    count: countBefore(before.length === 1 ? ["", ...before] : before),
    around: [...before, ...words.slice(at + 1, at + 2)],
    isEnd: isEnding(words, at),
    at,
  };
}

/** All days of the year or month of a day. */
function wholeOf(day: string, precision: number): Span {
  const first = `${day.slice(0, precision)}-01-01`.slice(0, 10);
  return { from: first, to: addDays(shiftMonths(first, precision === YEAR_AT ? 12 : 1), -1) };
}

/**
 * Days that words count from today: "in 2 years", "the last six months", "this month", "next year", "the end of the year".
 *
 * @param words - Tokens of a text.
 * @param today - YYYY-MM-DD.
 * @param isPast - Whether the text tells what is over: months without a direction are then behind.
 * @returns `undefined` where they count none.
 */
export function countedSpan(
  words: readonly string[],
  today: string,
  isPast: boolean,
): CountedSpan | undefined {
  const unit = namedUnit(canonicalNumbers(words));
  if (unit === undefined) {
    return undefined;
  }
  const { shift, count, around, precision, isEnd, at } = unit;
  const says = (pattern: RegExp): boolean => around.some((word) => pattern.test(word));
  if (count !== undefined) {
    const isBehind = says(LAST) || says(AGO) || (isPast && !says(NEXT));
    const span = isBehind
      ? { from: shift(today, -count), to: today }
      : { from: today, to: shift(today, count) };
    return { ...span, isWhole: false, isEnd, at };
  }
  const step = [says(NEXT), says(LAST)].indexOf(true);
  const isNamed = step !== -1 || says(THIS) || isEnd;
  return precision === undefined || !isNamed
    ? undefined
    : {
        ...wholeOf(shift(today, step === -1 ? 0 : 1 - 2 * step), precision),
        isWhole: true,
        isEnd,
        at,
      };
}

/** Whether a folded word says no more than such days. */
export function saysSpan(word: string): boolean {
  const isNumber = canonicalNumbers([word])[0] !== word || /^\d{1,3}$/.test(word);
  return (
    isNumber ||
    isEndWord(word) ||
    isAround(word) ||
    AGO.test(word) ||
    UNITS.some(({ words }) => words.test(word))
  );
}
