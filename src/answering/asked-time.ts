import { fold } from "../language/fold.ts";
import type { Understanding } from "./understanding.ts";

const YEARS = /\b20[0-3]\d\b/g;
/** A time that begins with a year is not that year. */
const SINCE =
  /\b(?:depuis|a partir de|des|apres|since|after|from|seit|ab|nach|desde|despues de|dal|dopo il|a partire dal|sinds|vanaf|na)(?: (?:fin|debut|late|early|ende|anfang|finales de|principios de|fine|inizio|eind|begin))? $/;

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
    : { year: only[0], isBeginning: SINCE.test(folded.slice(0, only.index)) };
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
