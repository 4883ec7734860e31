import { addDays } from "../domain/shift-day.ts";
import { fold } from "../language/fold.ts";
import { MONTH_NAMES, monthNumber } from "../language/months.ts";
import { writtenDates } from "../language/written-dates.ts";
import { boundAround, readBound, saysBound } from "./asked-bound.ts";
import { countedSpan, type Span, saysSpan } from "./asked-span.ts";
import { datedSpan, type NamedDays, wordsOf } from "./dated-span.ts";
import { namesOtherUnit, namesUnit, withoutToDate } from "./time-units.ts";

/** Days, both included, in which what is asked for ends. */
export type ExpiryWindow = Span;

/** Verbs for the end of what holds until a day, in the six languages together; "the end of" and "end-to-end" are none. */
const ENDS =
  /\b(?:expir\w*|arriv\w+ a echeance|echeance\w*|echoi\w*|prend(?:ra|ront)? fin|prennent fin|a pris fin|ont pris fin|se termin\w*|finissent|finiront|a renouvel\w*|run(?:s|ning)? out|ran out|(?<!\b(?:the|of|by|since|until|till|from|before|at|to|year|week|month|late|early|front|back|high|low|dead)[ -]|-)end(?= *(?:$|[.?!,]|(?:in|on|by|before|after|within|this|next|last|soon|between|from|until|no later|not later|at the latest)\b))|ends(?! up\b)|ended(?! up\b)|(?:will|(?<!\bend[ -])to) end(?! (?:to|up|users?)\b)|lapse\w*|up for renewal|auslauf\w*|ausgelaufen|lauf(?:en|t)\b[^?!,]{0,40}\b(?:aus|ab)(?= *(?:$|[.?!,]|und\b|oder\b))|ablauf\w*|abgelaufen|lief(?:en)?\b[^?!,]{0,40}\b(?:aus|ab)(?= *(?:$|[.?!,]))|enden|endet|endeten?|terminan|caduc\w*|venc\w+|scad\w+|verlop\w*|verloopt|verval\w*|verliepen|afloop\w*|aflop\w*|afgelopen zijn|eindig\w*)\b/;
/** What holds beyond a day ends after it: "qualified beyond 2027". */
const BEYOND =
  /\b(?:au[- ]dela (?:de |du |d'|des )|beyond |mas alla (?:de|del) |oltre (?:il |la |l')?|verder dan |langer dan )(?=(?:\S+ ){0,3}\S*(?:19|20)\d\d)|\buber (?=(?:\S+ ){0,3}hinaus\b)/;
/** What is asked for is over. */
const OVER =
  /\b(?:(?:ont|a|sont|est) (?:deja )?(?:expire\w*|echue?s?|pris fin|arrive\w*)|expirees?|expires (?:depuis|en|avant|au cours)|(?<!\bwill have )expired|ended|lapsed|ran out|(?:ab|aus)gelaufen\w*|lief(?:en)?|endeten?|(?:ha|han) (?:caducado|vencido|expirado)|caducaron|vencieron|expiraron|caducad[oa]s?|vencid[oa]s?|scadut[oaie]|verliepen|verlopen (?:zijn|is)|(?:zijn|is) verlopen|(?:zijn|is) .{0,40}\bverlopen)\b/;
const SOON =
  /\b(?:bientot|prochainement|soon|shortly|demnachst|bald|pronto|proximamente|presto|a breve|binnenkort)\b/;
const SOON_DAYS = 183;
const FIRST_DAY = "0001-01-01";
const LAST_DAY = "9999-12-31";

/** The days named, with what is said of them wherever it stands. */
function boundSpan(folded: string, told: Told): NamedDays | undefined {
  const [named, bound] = [namedSpan(folded, told), boundAround(folded)];
  return named && bound ? { ...named, bounded: { ...named.bounded, bound } } : named;
}

/** The days named, by a date or from today. */
function namedSpan(folded: string, { today, isOver }: Told): NamedDays | undefined {
  if (namesOtherUnit(folded)) {
    return undefined;
  }
  if (writtenDates(folded).length > 0) {
    return datedSpan(folded, today);
  }
  const words = wordsOf(folded);
  const counted = countedSpan(words, today, isOver);
  if (counted === undefined) {
    return undefined;
  }
  const { at, isEnd, ...span } = counted;
  return { ...span, bounded: { ...readBound(words, at), isEnd } };
}

/** What the words before days counted from today make of them: "in more than two years", "more than two years ago". */
function beyond({ from, to, bounded }: NamedDays, { today }: Told): Span {
  if (bounded.bound !== "after") {
    return { from, to };
  }
  return to > today
    ? { from: addDays(to, 1), to: LAST_DAY }
    : { from: FIRST_DAY, to: addDays(from, -1) };
}

/** What the words before a day, month or year make of it. */
function around({ from, to, bounded }: NamedDays, { today, isOver }: Told): Span {
  const start = isOver ? FIRST_DAY : today;
  switch (bounded.bound) {
    case "after":
      return { from: addDays(to, 1), to: LAST_DAY };
    case "since":
      return { from: bounded.isEnd ? to : from, to: LAST_DAY };
    case "before":
      return { from: start, to: bounded.isEnd ? to : addDays(from, -1) };
    case "by":
      return { from: start, to };
    case "between":
    case undefined:
      return bounded.isEnd ? { from: start, to } : { from, to };
  }
}

interface Told {
  readonly today: string;
  /** Whether what is asked for is over. */
  readonly isOver: boolean;
}

/** "Dates d'expiration", "when do the certificates expire?": the ends of all of them. */
const END_DATES =
  /\b(?:dates? (?:d'(?:expiration|echeance)|de fin)|echeances|(?:expiry|expiration|end) dates?|ablaufdat\w+|fechas? de (?:vencimiento|caducidad|expiracion)|dat[ae] di scadenza|scadenze|vervaldat\w+|(?:quand|when|wann|cuando|quando|wanneer)\b[^.?!]{0,40}\b(?:qualifications|certifications|certificats|certificates|attestations|qualifizierungen|qualifikationen|zertifizierungen|zertifikate|testate|cualificaciones|certificaciones|certificados|qualifiche|certificazioni|certificati|kwalificaties|certificeringen|certificaten))\b/;

/** Whether a text asks on which days what is held ends. */
export function asksEndDates(text: string): boolean {
  const folded = fold(text);
  return ENDS.test(folded) && END_DATES.test(folded);
}

function saysEnd(folded: string): boolean {
  return ENDS.test(folded) || BEYOND.test(folded);
}

/** Whether a text asks for what ends, whenever. */
export function asksEnds(text: string): boolean {
  return saysEnd(fold(text));
}

/** A month without its year, which may be that of any; "may" alone is mostly a verb. */
const MONTH = new RegExp(
  `\\b(?:(?!(?:may|mars|mag)\\b)${MONTH_NAMES}|(?:in|by|before|until|since|of|next|this|en|avant|fin|debut|mi|ici) (?:may|mars))\\b`,
);
/** Days in figures whose year is not written out: "before 01/06/27". */
const FIGURES = /\b\d{1,2}([./-])\d{1,2}(?:\1\d{2})?\b/;
/** A year, whether or not it can be read: "2026-27", "S1/2027". */
const YEAR = /\b(?:19|20)\d{2}\b/;
const NEAR_DAY =
  /\b(?:aujourd'hui|today|tonight|heute|hoy|oggi|vandaag|demain|tomorrow|morgen|manana|domani|yesterday|hier|gestern|ayer|ieri|gisteren)\b/;

/** Whether a text names days or units of time, whether or not they make a window in which something can end. */
export function namesDays(text: string): boolean {
  const folded = withoutToDate(fold(text));
  return (
    namesUnit(folded) || [YEAR, MONTH, FIGURES, NEAR_DAY].some((pattern) => pattern.test(folded))
  );
}

/**
 * When something must end to be asked for: "before the end of 2026", "in 2027", "soon", "within six months";
 * or when it ended: "expired in the last six months". "When do the certificates expire?" asks for all from today on.
 *
 * @param today - YYYY-MM-DD.
 * @returns `undefined` where a text does not ask for ends, not by when, or for no day that there is.
 */
export function readExpiry(text: string, today: string): ExpiryWindow | undefined {
  const folded = fold(text);
  if (!saysEnd(folded)) {
    return undefined;
  }
  const told = { today, isOver: OVER.test(folded) };
  const named = boundSpan(folded, told);
  if (named === undefined) {
    const isUndated = writtenDates(folded).length === 0 && !namesOtherUnit(folded);
    if (isUndated && SOON.test(folded)) {
      return { from: today, to: addDays(today, SOON_DAYS) };
    }
    return isUndated && END_DATES.test(folded) ? { from: today, to: LAST_DAY } : undefined;
  }
  const { from, to } = named.isWhole ? around(named, told) : beyond(named, told);
  const last = told.isOver && to > today ? today : to;
  return last < from ? undefined : { from, to: last };
}

/** Words that only say by when something ends. */
const ENDING_WORD =
  /^(?:within|binnen|soon|bientot|bald|pronto|presto|binnenkort|lauf(?:en|t)|lief(?:en)?|aus|ab|a|jahresende|dates?|daten|dat[aeu]m?|fechas?|tombent|tombe|fall|fallen|cuando|quando|wann|wanneer|when|quand|pris|deja|already|bereits|schon|latest|tard|spater|spatestens|fruher|tarde|tardar|tardi|oltre|uiterlijk|laatst|eerder|ya|gia|al|cours|during|uber|hinaus|dela|alla|verder|langer)$/;

/** Whether a folded word of a question that asks for ends says no more than that. */
export function saysExpiry(word: string): boolean {
  return (
    ENDING_WORD.test(word) ||
    saysBound(word) ||
    saysSpan(word) ||
    monthNumber(word) !== undefined ||
    ENDS.test(word)
  );
}
