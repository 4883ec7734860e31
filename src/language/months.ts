import { fold } from "./fold.ts";

/** Folded names of the months in the six languages, a line a month. */
const MONTHS: readonly string[] = [
  "janvier january januar enero gennaio januari",
  "fevrier february februar febrero febbraio februari",
  "mars march marz marzo maart",
  "avril april abril aprile",
  "mai may mayo maggio mei",
  "juin june juni junio giugno",
  "juillet july juli julio luglio",
  "aout august agosto augustus",
  "septembre september septiembre settembre",
  "octobre october oktober octubre ottobre",
  "novembre november noviembre",
  "decembre december dezember diciembre dicembre",
];
const NUMBERS = new Map(
  MONTHS.flatMap((line, at) =>
    line.split(" ").map((month) => [month, String(at + 1).padStart(2, "0")] as const),
  ),
);

/** Source of a pattern that matches any name of a month in folded text; it has no groups. */
export const MONTH_NAMES: string = `(?:${[...NUMBERS.keys()].join("|")})`;

/** Number of a month by its name in any of the six languages, from `01` to `12`; `undefined` for any other word. */
export function monthNumber(name: string): string | undefined {
  return NUMBERS.get(fold(name));
}
