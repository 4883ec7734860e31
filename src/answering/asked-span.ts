import { canonicalNumbers } from "../language/number-words.ts";
import {
  AGO,
  countBefore,
  LAST,
  NEXT,
  type PlacedUnit,
  TIME_UNITS,
  type TimeUnit,
  unitsIn,
} from "./time-units.ts";

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

/** Units that are several, by their word or, of French months, by the word before: without a figure they are no days in particular. */
const SEVERAL =
  /^(?:jours|days|tagen?|dias|giorni|dagen|semaines|weeks|wochen|semanas|settimane|weken|months|monaten?|meses|mesi|maanden|ans|annees|years|jahren?|anos|anni|jaren)$/;
const SEVERAL_AROUND = /^(?:prochains|derniers|passes|ces|les|des|quelques|plusieurs)$/;
const THIS =
  /^(?:cette|ce|l|this|the|current|del|dell|het|dies(?:e[mnrs]?)|laufende[mnrs]?|este|esta|quest[oa]?|dit|deze)$/;
const END = /^(?:fin|end|ende|finales?|fine|eind|einde|monatsende|jahresende)$/;
/** Between the end of a unit and it: "la fin du mois", "end of the year". */
const OF = /^(?:of|the|de|du|d|des|del|dell|della|l|la|el|van|het)$/;

/** Whether a folded word names the end of what follows it, or of the unit that it names. */
export function isEndWord(word: string): boolean {
  return END.test(word);
}

/** Whether the end of a unit is named: "fin du mois", "the year's end". */
function isEnding(words: readonly string[], at: number): boolean {
  const before = words.slice(0, at).findLastIndex((word) => !OF.test(word) && !isAround(word));
  return [words[before], words[at], words[at + 1]].some((word) => isEndWord(word ?? ""));
}

function isAround(word: string): boolean {
  return THIS.test(word) || NEXT.test(word) || LAST.test(word);
}

/** "Dans l'année", "nel corso dell'anno": the article is elided. */
const COURSE = /(?:^| )(?:dans|corso|(?:cours|courant) de|courant|laufe des)$/;

/** What reads the words of a text around a unit. */
type Says = (pattern: RegExp) => boolean;

function countedFrom(
  { shift }: TimeUnit,
  count: number,
  { today, isBehind }: { readonly today: string; readonly isBehind: boolean },
): Span {
  return isBehind
    ? { from: shift(today, -count), to: today }
    : { from: today, to: shift(today, count) };
}

/** The unit that is meant where none are counted: "this month", "next year", "the end of the year". */
function meantUnit(
  words: readonly string[],
  [at, { shift, whole }]: PlacedUnit,
  { today, says }: { readonly today: string; readonly says: Says },
): Span | undefined {
  const step = [says(NEXT), says(LAST)].indexOf(true);
  const isCourse = COURSE.test(words.slice(0, at).join(" "));
  const isNamed = step !== -1 || says(THIS) || isCourse || isEnding(words, at);
  const isSeveral = SEVERAL.test(words[at] ?? "") || (words[at] === "mois" && says(SEVERAL_AROUND));
  return whole === undefined || !isNamed || isSeveral
    ? undefined
    : whole(shift(today, step === -1 ? 0 : 1 - 2 * step));
}

/** The days that one unit counts or points at. */
function spanAt(
  words: readonly string[],
  placed: PlacedUnit,
  { today, isPast }: { readonly today: string; readonly isPast: boolean },
): CountedSpan | undefined {
  const [at, unit] = placed;
  const around = [...words.slice(Math.max(0, at - 2), at), ...words.slice(at + 1, at + 2)];
  const says: Says = (pattern) => around.some((word) => pattern.test(word));
  const count = countBefore(words, at);
  const isBehind = says(LAST) || says(AGO) || (isPast && !says(NEXT));
  const span =
    count === undefined
      ? meantUnit(words, placed, { today, says })
      : countedFrom(unit, count, { today, isBehind });
  return span && { ...span, isWhole: count === undefined, isEnd: isEnding(words, at), at };
}

/**
 * Days that words count from today: "in 2 years", "the last six months", "this month", "next year", "the end of the
 * year"; of several, the first that do.
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
  const figures = canonicalNumbers(words);
  return unitsIn(figures)
    .map((unit) => spanAt(figures, unit, { today, isPast }))
    .find((span) => span !== undefined);
}

/** Whether a folded word says no more than such days. */
export function saysSpan(word: string): boolean {
  const isNumber = canonicalNumbers([word])[0] !== word || /^\d{1,3}$/.test(word);
  return (
    isNumber ||
    isEndWord(word) ||
    isAround(word) ||
    AGO.test(word) ||
    TIME_UNITS.some(({ words }) => words.test(word))
  );
}
