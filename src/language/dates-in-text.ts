import { PartialDate } from "../domain/partial-date.ts";
import { fold } from "./fold.ts";

/** Folded names of the months in French and English, the languages of stored text. */
const MONTHS: readonly (readonly [french: string, english: string])[] = [
  ["janvier", "january"],
  ["fevrier", "february"],
  ["mars", "march"],
  ["avril", "april"],
  ["mai", "may"],
  ["juin", "june"],
  ["juillet", "july"],
  ["aout", "august"],
  ["septembre", "september"],
  ["octobre", "october"],
  ["novembre", "november"],
  ["decembre", "december"],
];
const NUMBERS = new Map(
  MONTHS.flatMap((names, at) => names.map((name) => [name, String(at + 1).padStart(2, "0")])),
);
const MONTH = [...NUMBERS.keys()].join("|");
// "17 avril 2026", "April 17, 2026", "avril 2026" and, where no month stands beside it, "2026".
const DATE = new RegExp(
  `\\b(?:(?:(?<before>\\d{1,2})(?:er)? )?(?<month>${MONTH})(?: (?<after>\\d{1,2}),)? )?(?<year>(?:19|20)\\d{2})\\b(?![-/]\\d)`,
  "gu",
);

/**
 * Dates that a stored text names with their year, in order, as precise as they are written; empty for
 * none. A day and month without a year is no date: which year is meant, the text alone does not say.
 */
export function datesIn(text: string): readonly PartialDate[] {
  return [...fold(text).matchAll(DATE)].flatMap(({ groups }) => {
    const month = NUMBERS.get(groups?.["month"] ?? "");
    const day = groups?.["before"] ?? groups?.["after"];
    const parts = [
      groups?.["year"],
      month,
      month === undefined ? undefined : day?.padStart(2, "0"),
    ];
    const date = parts.filter((part) => part !== undefined).join("-");
    return PartialDate.safeParse(date).data ?? [];
  });
}
