import { earliestDay, latestDay } from "../domain/partial-date.ts";
import { datesIn } from "../language/dates-in-text.ts";
import { fold } from "../language/fold.ts";
import { monthNumber } from "../language/months.ts";
import { tokens } from "../language/tokens.ts";
import { type Bounded, readBound, saysBound, yearAt } from "./asked-bound.ts";
import { countedSpan, type Span, saysSpan } from "./asked-span.ts";
import { addDays } from "./validity.ts";

/** Days, both included, in which what is asked for ends. */
export type ExpiryWindow = Span;

/** Verbs for the end of what holds until a day, in the six languages together; "the end of" and "end-to-end" are none. */
const ENDS =
  /\b(?:expir\w*|arriv\w+ a echeance|echeance\w*|echoi\w*|prend(?:ra|ront)? fin|prennent fin|a pris fin|ont pris fin|se termin\w*|finissent|finiront|a renouvel\w*|run(?:s|ning)? out|ran out|(?<!\b(?:the|of|by|since|until|till|from|before|at|to|year|week|month|late|early|front|back|high|low|dead)[ -]|-)end(?= *(?:$|[.?!,]|(?:in|on|by|before|after|within|this|next|last|soon|between|from|until)\b))|ends(?! up\b)|ended(?! up\b)|(?:will|(?<!\bend[ -])to) end(?! (?:to|up|users?)\b)|lapse\w*|up for renewal|auslauf\w*|ausgelaufen|lauf(?:en|t)\b[^?!,]{0,40}\b(?:aus|ab)(?= *(?:$|[.?!,]|und\b|oder\b))|ablauf\w*|abgelaufen|lief(?:en)?\b[^?!,]{0,40}\b(?:aus|ab)(?= *(?:$|[.?!,]))|enden|endet|endeten?|terminan|caduc\w*|venc\w+|scad\w+|verlop\w*|verloopt|verval\w*|verliepen|afloop\w*|aflop\w*|afgelopen zijn|eindig\w*)\b/;
/** What is asked for is over. */
const OVER =
  /\b(?:(?:ont|a|sont|est) (?:deja )?(?:expire\w*|echue?s?|pris fin|arrive\w*)|expirees?|expires (?:depuis|en|avant|au cours)|expired|ended|lapsed|ran out|(?:ab|aus)gelaufen\w*|lief(?:en)?|endeten?|(?:ha|han) (?:caducado|vencido|expirado)|caducaron|vencieron|expiraron|caducad[oa]s?|vencid[oa]s?|scadut[oaie]|verliepen|verlopen (?:zijn|is)|(?:zijn|is) verlopen|(?:zijn|is) .{0,40}\bverlopen)\b/;
/** "2026 or 2027": both. */
const EITHER =
  /\b20\d\d (?:et|ou|and|or|und|oder|y|o|e|en|of|to|-) (?:en |in )?(?:[^\d ]+ )?20\d\d\b/;
const SOON =
  /\b(?:bientot|prochainement|soon|shortly|demnachst|bald|pronto|proximamente|presto|a breve|binnenkort)\b/;
const SOON_DAYS = 183;
const FIRST_DAY = "0001-01-01";
const LAST_DAY = "9999-12-31";

/** Days that are named, and how. */
interface Named extends Span {
  /** Whether they are a day, month or year itself, not "in two months". */
  readonly isWhole: boolean;
  readonly bounded: Bounded;
}

/** Tokens without what is said of time by "jusqu'" lost as an article. */
function wordsOf(folded: string): readonly string[] {
  return tokens(folded.replaceAll("jusqu'", "jusqu "));
}

/** The days that dates name; `undefined` for several that make no span. */
function datedSpan(folded: string): Named | undefined {
  const dates = datesIn(folded);
  const [first] = dates;
  const words = wordsOf(folded);
  const bounded = readBound(words, yearAt(words));
  const isSpan = dates.length === 1 || bounded.bound === "between" || EITHER.test(folded);
  // "From March to June 2027", "fin mars ou avril 2027": which month is meant, one date does not say.
  if (first === undefined || !isSpan || bounded.months > 1) {
    return undefined;
  }
  if (bounded.isMiddle && dates.length === 1) {
    const june = `${first.slice(0, 4)}-06`;
    // "Before mid-2027" has no sharp end: June counts.
    const isEnd = bounded.bound === "before";
    return {
      from: earliestDay(june),
      to: latestDay(june),
      isWhole: true,
      bounded: { ...bounded, isEnd },
    };
  }
  return {
    from: earliestDay(first),
    to: latestDay(dates.at(-1) ?? first),
    isWhole: true,
    bounded,
  };
}

/** The days named, by a date or from today. */
function namedSpan(folded: string, { today, isOver }: Told): Named | undefined {
  if (datesIn(folded).length > 0) {
    return datedSpan(folded);
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
function beyond({ from, to, bounded }: Named, { today }: Told): Span {
  if (bounded.bound !== "after") {
    return { from, to };
  }
  return to > today
    ? { from: addDays(to, 1), to: LAST_DAY }
    : { from: FIRST_DAY, to: addDays(from, -1) };
}

/** What the words before a day, month or year make of it. */
function around({ from, to, bounded }: Named, { today, isOver }: Told): Span {
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

/** Whether a text asks for what ends, whenever. */
export function asksEnds(text: string): boolean {
  return ENDS.test(fold(text));
}

/** Whether a text names the days in which something is to end. */
export function namesDays(text: string, today: string): boolean {
  return datesIn(text).length > 0 || countedSpan(wordsOf(fold(text)), today, false) !== undefined;
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
  if (!ENDS.test(folded)) {
    return undefined;
  }
  const told = { today, isOver: OVER.test(folded) };
  const named = namedSpan(folded, told);
  if (named === undefined) {
    const isUndated = datesIn(folded).length === 0;
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
  /^(?:within|binnen|soon|bientot|bald|pronto|presto|binnenkort|lauf(?:en|t)|lief(?:en)?|aus|ab|a|jahresende|dates?|daten|dat[aeu]m?|fechas?|tombent|tombe|fall|fallen|cuando|quando|wann|wanneer|when|quand|pris|deja|already|bereits|schon|ya|gia|al|cours|during)$/;

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
