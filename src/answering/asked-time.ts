import { fold } from "../language/fold.ts";
import type { Understanding } from "./understanding.ts";

const YEARS = /\b20[0-3]\d\b/g;
/** Between a preposition and its year: "since the end of", "ab dem 1. März", "depuis début". */
const UP_TO_YEAR =
  /(?: (?:the|of|le|la|l'|de|du|dem|den|der|des|el|del|di|il|van|het|\d{1,2}(?:er|st|nd|rd|th|\.)?|fin|debut|late|early|mid|end|ende|anfang|mitte|beginning|finales|principios|fine|inizio|eind|begin|(?:jan|fe[bv]|mar|maa|apr|avr|abr|mai|may|mei|mag|juin|jun|giu|juil|jul|lug|aout|aug|ago|sep|set|oct|okt|ott|nov|dec|dez|dic)\w*)){0,5} $/;
/** A time that begins with a year is not that year. */
const SINCE =
  /\b(?:depuis|a partir de|des|apres|since|after|from|seit|ab|nach|desde|despues de|dal|dopo il|a partire dal|sinds|vanaf|na)$/;
/** The same with what took place that year: "since the takeover in 2022". */
const SINCE_EVENT =
  /\b(?:depuis(?! quand)|since(?! when)|seit(?! wann)|desde(?! cuando)|sinds(?! wanneer))(?: [^\s,;:?!]+){1,5} $/;
/** A time that ends before a year. */
const BEFORE = /\b(?:avant|before|vor|antes de|prima del|voor)(?: l'an(?:nee)?| the year)? $/;
/** One that ends in it: "before March 2022" has its beginning. */
const UNTIL =
  /\b(?:avant|before|vor|antes|prima|voor|jusqu'(?:en|a|au)|until|till|up to|by|bis|hasta|fino al?|tot(?: en met)?)$/;

type Asked = Pick<Understanding, "cleaned" | "today">;

interface AskedYear {
  readonly year: string;
  /** Whether all that came since is meant. */
  readonly isBeginning: boolean;
}

/** The one year of the past that a question names; `undefined` when it names none, or several. */
export function askedYear({ cleaned, today }: Asked): AskedYear | undefined {
  const folded = fold(cleaned);
  const found = [...folded.matchAll(YEARS)].filter(([year]) => year < today.slice(0, 4));
  const [only] = found;
  return only === undefined || new Set(found.map(([year]) => year)).size > 1
    ? undefined
    : { year: only[0], isBeginning: isSince(folded.slice(0, only.index)) };
}

/** Whether what stands before a year has a preposition of a kind at its end. */
function endsWith(before: string, preposition: RegExp): boolean {
  return preposition.test(before.replace(UP_TO_YEAR, ""));
}

function isSince(before: string): boolean {
  return endsWith(before, SINCE) || SINCE_EVENT.test(before);
}

/** Years of which something is asked, the first and the last included; an end left out is open. */
export interface AskedPeriod {
  readonly first?: string;
  readonly last?: string;
}

/**
 * The years of which a question asks what changed, this one and those to come among them: "in 2024" is that year
 * alone, "since 2024" has no end, and of several named it is from the first to the last.
 *
 * @returns `undefined` when it names none.
 */
export function askedPeriod({ cleaned }: Pick<Asked, "cleaned">): AskedPeriod | undefined {
  const folded = fold(cleaned);
  const found = [...folded.matchAll(YEARS)];
  const years = found.map(([year]) => year).toSorted();
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) {
    return undefined;
  }
  const before = folded.slice(0, found[0]?.index);
  if (first !== last) {
    return { first, last };
  }
  if (isSince(before)) {
    return { first };
  }
  if (BEFORE.test(before)) {
    return { last: String(Number(first) - 1) };
  }
  return endsWith(before, UNTIL) ? { last } : { first, last };
}

const CHANGES: readonly RegExp[] = [
  /\b(?:qu'est[- ]ce qui|ce qui|quoi|qu'est[- ]ce qu'il y a|qu'y a-t-il) (?:a |de |d')?(?:\w+ )?(?:change|evolue|bouge|neuf|nouveau)\b/,
  /\b(?:quels|quelles|les|des) (?:changements|evolutions|nouveautes)\b/,
  /\bwhat(?:'s| is| has| have|s)? (?:been )?(?:changed|changing|new)\b/,
  /\b(?:which|what|any) changes\b|\bwhat .{2,60} (?:over time|over the years)\b/,
  /\bwas (?:hat|ist|gibt|gab) .{0,60}(?:geandert|verandert|neues?)\b|\bwelche (?:ver)?anderungen\b/,
  /\bque (?:ha|han) cambiado\b|\bque cambio\b|\bque cambios\b|\bque (?:hay de nuevo|novedades)\b/,
  /\b(?:cosa|che) (?:e|sono) cambiat\w\b|\bquali (?:cambiamenti|novita)\b|\b(?:cosa|che) c'e di nuovo\b/,
  /\bwat is er .{0,60}(?:veranderd|gewijzigd|nieuw)\b|\bwelke (?:veranderingen|wijzigingen)\b/,
];

/** Whether a question asks what changed, at whatever time. */
export function asksChanges({ cleaned }: Pick<Understanding, "cleaned">): boolean {
  const folded = fold(cleaned);
  return CHANGES.some((pattern) => pattern.test(folded));
}
