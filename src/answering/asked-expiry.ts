import { earliestDay, latestDay } from "../domain/partial-date.ts";
import { datesIn } from "../language/dates-in-text.ts";
import { fold } from "../language/fold.ts";
import { addDays } from "./validity.ts";

/** Days, both included, in which what is asked for ends. */
export interface ExpiryWindow {
  readonly from: string;
  readonly to: string;
}

/** Words for the end of what holds until a day, in the six languages together. */
const ENDS =
  /\b(?:expir\w*|arriv\w+ a echeance|echeance\w*|echoi\w*|prennent fin|se termin\w*|a renouvel\w*|run(?:s|ning)? out|end|ends|ending|lapse\w*|up for renewal|auslauf\w*|lauf(?:en|t) .{0,40}aus|ablauf\w*|lauf(?:en|t) .{0,40}ab|enden|endet|caduc\w*|venc\w+|scad\w+|verlop\w*|verloopt|afloop\w*|aflop\w*)\b/;
const BEFORE = /\b(?:avant|before|vor|antes (?:de|del)|prima (?:di|del)|voor)\b/;
const BY = /\b(?:d'ici|jusqu'a|by|until|bis|hasta|entro|tegen)\b/;
const END_OF =
  /\b(?:la )?(?:fin|end|ende|final|finales|fine|eind|einde)(?: (?:of|de|del|dell'|des|von|van))?(?: (?:the|l'))? ?(?:annee|year|jahres?|ano|anno|jaar|20\d\d)\b/;
const THIS_YEAR =
  /\b(?:cette annee|l'annee|this year|the year|dieses jahr|diesem jahr|des jahres|jahresende|este ano|del ano|quest'anno|dell'anno|dit jaar|het jaar)\b/;
const MONTHS_AHEAD =
  /\b(\d{1,2}) (?:prochains |next |nachsten |proximos |prossimi |komende )?(?:mois|months?|monate?n?|mes(?:es)?|mes[ei]|maanden?)\b/;
const SOON =
  /\b(?:bientot|prochainement|soon|shortly|demnachst|bald|pronto|proximamente|presto|a breve|binnenkort)\b/;
const NUMBERS: readonly (readonly [number, RegExp])[] = [
  [3, /\b(?:trois|three|drei|tres|tre|drie)\b/],
  [6, /\b(?:six|sechs|seis|sei|zes)\b/],
  [12, /\b(?:douze|twelve|zwolf|doce|dodici|twaalf)\b/],
];
const MONTH_NAMED = /\b(?:mois|months?|monate?n?|meses|mesi|maanden)\b/;
const SOON_DAYS = 183;
const MONTH_DAYS = 31;

/** The last day meant, where a date or this year is named. */
function namedDay(
  folded: string,
  today: string,
): { readonly from: string; readonly to: string } | undefined {
  const [date] = datesIn(folded);
  if (date !== undefined) {
    return { from: earliestDay(date), to: latestDay(date) };
  }
  const year = today.slice(0, 4);
  return THIS_YEAR.test(folded) ? { from: `${year}-01-01`, to: `${year}-12-31` } : undefined;
}

function monthsAhead(folded: string): number | undefined {
  const digits = MONTHS_AHEAD.exec(folded)?.[1];
  const word = MONTH_NAMED.test(folded) ? NUMBERS.find(([, each]) => each.test(folded)) : undefined;
  return digits === undefined ? word?.[0] : Number(digits);
}

function withDate(folded: string, today: string): ExpiryWindow | undefined {
  const named = namedDay(folded, today);
  if (named === undefined) {
    return undefined;
  }
  if (END_OF.test(folded)) {
    return { from: today, to: named.to };
  }
  if (BEFORE.test(folded)) {
    return { from: today, to: addDays(named.from, -1) };
  }
  return BY.test(folded) ? { from: today, to: named.to } : named;
}

/**
 * When something must end to be asked for: "before the end of 2026", "in 2027", "soon", "within six months".
 *
 * @param today - YYYY-MM-DD.
 * @returns `undefined` where a text does not ask for ends, or not by when.
 */
export function readExpiry(text: string, today: string): ExpiryWindow | undefined {
  const folded = fold(text);
  if (!ENDS.test(folded)) {
    return undefined;
  }
  const ahead = monthsAhead(folded);
  if (ahead !== undefined) {
    return { from: today, to: addDays(today, ahead * MONTH_DAYS) };
  }
  const soon = SOON.test(folded) ? { from: today, to: addDays(today, SOON_DAYS) } : undefined;
  return withDate(folded, today) ?? soon;
}

/** Words that only say by when something ends. */
const ENDING_WORD =
  /^(?:20\d\d|\d{1,2}|avant|ici|jusqu|fin|cette|annee|before|by|until|end|ende|year|vor|bis|jahre?s?|dieses|antes|hasta|final(?:es)?|ano|este|entro|prima|fine|anno|quest|voor|tegen|eind|einde|jaar|dit|mois|months?|monate?n?|mes(?:es|i)?|maanden?|prochain\w*|next|within|binnen|soon|bientot|bald|pronto|presto|binnenkort|lauf(?:en|t)|aus|ab|a|trois|three|drei|tres|tre|drie|six|sechs|seis|sei|zes|douze|twelve|zwolf|doce|dodici|twaalf)$/;
const MONTH =
  /^(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|march|april|may|june|july|august|september|october|november|december)$/;

/** Whether a folded word of a question that asks for ends says no more than that. */
export function saysExpiry(word: string): boolean {
  return ENDING_WORD.test(word) || MONTH.test(word) || ENDS.test(word);
}
