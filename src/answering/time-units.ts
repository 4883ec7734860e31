import { addDays, shiftMonths } from "../domain/shift-day.ts";
import { tokens } from "../language/tokens.ts";
import type { Span } from "./asked-span.ts";

/** The year, month or week of a day, all its days. */
type WholeOf = (day: string) => Span;

function wholeOf(length: number, months: number): WholeOf {
  return (day) => {
    const from = `${day.slice(0, length)}-01-01`.slice(0, 10);
    return { from, to: addDays(shiftMonths(from, months), -1) };
  };
}

function weekOf(day: string): Span {
  const from = addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
  return { from, to: addDays(from, 6) };
}

export interface TimeUnit {
  readonly words: RegExp;
  /** The day so many of them later. */
  readonly shift: (day: string, count: number) => string;
  /** Left out of a day: "to this day" asks of no day in particular. */
  readonly whole?: WholeOf;
}

/** Folded units of time in the six languages. */
export const TIME_UNITS: readonly TimeUnit[] = [
  { words: /^(?:jours?|days?|tage?n?|dias?|giorn[oi]|dag(?:en)?)$/, shift: addDays },
  {
    words: /^(?:semaines?|weeks?|wochen?|semanas?|settiman[ae]|we[e]?ken)$/,
    shift: (day, count) => addDays(day, 7 * count),
    whole: weekOf,
  },
  {
    words: /^(?:mois|months?|monat(?:e[ns]?|s)?|mes(?:es)?|mes[ei]|maand(?:en)?|monatsende)$/,
    shift: shiftMonths,
    whole: wholeOf(7, 1),
  },
  {
    words: /^(?:ans?|annees?|years?|jahr(?:e[ns]?|s)?|anos?|ann[oi]|jaar|jaren|jahresende)$/,
    shift: (day, count) => shiftMonths(day, 12 * count),
    whole: wholeOf(4, 12),
  },
];
/** A unit that a text names, and where. */
export type PlacedUnit = readonly [at: number, unit: TimeUnit];

/** Units whose days are not counted here. */
const OTHER_UNITS =
  /^(?:half|halb\w*|halfte|halve|anderthalb|anderhalf|jahreshalfte|jaarhelft|helft|mitad|moitie|demie?|summer|winter|autumn|printemps|automne|hiver|sommer|herbst|fruhjahr|fruhling|verano|otono|invierno|primavera|autunno|inverno|zomer|herfst|voorjaar|najaar|trimest(?:res?|ri)|trimestral\w*|quarters?|quartal(?:e[ns]?|s)?|kwarta(?:al|len)|semest(?:res?|ri|ers?)|halbjahr\w*|halfjaar|decenni\w*|decades?|jahrzehnt\w*)$/;
/** "Q2", "the second half" where its word says the middle too, and seasons whose words say other things. */
const OTHER_TURNS =
  /\b(?:[qt][1-4]|[hs][12]|(?:prima|seconda) meta|[ye] medio|e mezzo|l'ete|cet ete|en ete|the spring|(?:in|by|before|this|next) spring|de lente|(?:l'|quest')estate)\b/;
/** Words that say until now, and name no days. */
const TO_DATE =
  /\b(?:a ce jour|mises? a jour|to this day|heutigen tag(?:es?)?|al? dia de hoy|giorno d'oggi|as of (?:today|now)|tot op (?:de dag van vandaag|deze dag|de huidige dag))\b/g;
/** The unit to come, in the six languages, over folded words. */
export const NEXT =
  /^(?:prochain(?:e?s?)|next|coming|nachste[mnrs]?|kommende[mnrs]?|proxim[oa]s?|prossim[oaie]|volgende?|komende)$/;
/** The one behind. */
export const LAST =
  /^(?:dernier(?:e?s?)|passee?s?|last|past|previous|letzte[mnrs]?|vergangene[mnrs]?|ultim[oaie]s?|pasad[oa]s?|scors[oaie]|laatste|afgelopen|vorige?)$/;
/** Said behind a count of what is over. */
export const AGO = /^(?:ago|fa|geleden)$/;
/** "One", which is an article too, before a unit and behind what counts to it: "within a year"; not "ten euros a month". */
const ONE = /^(?:one|un|une|una|uno|ein(?:e[mnrs]?)?|een)$/;
const ENGLISH_UNIT = /^(?:day|week|month|year)$/;
const COUNTS_TO =
  /^(?:depuis|seit|desde|sinds|in|within|inside|before|than|next|last|past|ici|dans|sous|avant|moins|plus|a|d|derniers?|innerhalb|binnen|als|vor|nach|entro|fra|tra|en|hace|dentro|que|antes|prima|menos|meno|mas|piu|over|voor|dan|na|over|apres|after|dopo)$/;
const COUNTS_TO_OF = /^(?:dentro|antes|menos|mas|meno|piu|prima|plazo|innerhalb|binnen|despues)$/;

function isOne(words: readonly string[], at: number): boolean {
  const [one = "", unit = ""] = [words[at - 1], words[at]];
  const isArticle = ONE.test(one) || (one === "a" && ENGLISH_UNIT.test(unit));
  return isArticle && (one === "one" || countsTo(words, at - 2) || AGO.test(words[at + 1] ?? ""));
}

/** Whether a word counts to what follows: "within", "antes de". */
function countsTo(words: readonly string[], at: number): boolean {
  const [of = "", to = ""] = [words[at - 1], words[at]];
  return COUNTS_TO.test(to) || (/^(?:de|di|von)$/.test(to) && COUNTS_TO_OF.test(of));
}

/** The figure before a unit, right there or with which ones between: "six months", "six derniers mois"; not "702 cette année". */
export function countBefore(words: readonly string[], at: number): number | undefined {
  const [first = "", last = ""] = [words[at - 2], words[at - 1]];
  const figure = NEXT.test(last) || LAST.test(last) ? first : last;
  if (/^\d{1,3}$/.test(figure)) {
    return Number(figure);
  }
  return isOne(words, at) ? 1 : undefined;
}

/** Words of another language that look like a unit: English "an", French "mes". */
function isLookalike(words: readonly string[], at: number): boolean {
  const [before = "", word = "", after = ""] = [words[at - 1], words[at], words[at + 1]];
  if (/^ans?$/.test(word)) {
    const isFrench = /^(?:prochain|dernier|passe)s?$/;
    return countBefore(words, at) === undefined && !isFrench.test(after) && !isFrench.test(before);
  }
  const isSpanish = /^(?:este|del|el|un|proximo|ultimo|pasado|cada|mismo|\d+)$/.test(before);
  return (
    word === "mes" && !isSpanish && /[sx]$/.test(after) && !/^(?:l[oa]s|dos|tres)$/.test(after)
  );
}

/** The units that a text names, in order; looks-alikes of other languages left out. */
export function unitsIn(words: readonly string[]): readonly PlacedUnit[] {
  return words.flatMap((word, at) => {
    const unit = TIME_UNITS.find((each) => each.words.test(word));
    return unit === undefined || isLookalike(words, at) ? [] : [[at, unit] as const];
  });
}

/** Whether a folded text names a unit of time whose days are not counted here: "the second quarter". */
export function namesOtherUnit(folded: string): boolean {
  return tokens(folded).some((word) => OTHER_UNITS.test(word)) || OTHER_TURNS.test(folded);
}

/** A folded text without what says until now. */
export function withoutToDate(folded: string): string {
  return folded.replace(TO_DATE, " ");
}

/** Whether a folded text names a unit of time, whatever of it. */
export function namesUnit(folded: string): boolean {
  return unitsIn(tokens(folded)).length > 0 || namesOtherUnit(folded);
}
