import { PartialDate } from "../domain/partial-date.ts";
import { fold } from "./fold.ts";
import { MONTH_NAMES, monthNumber } from "./months.ts";

// "17 avril 2026", "17. April 2026", "17 de abril de 2026", "April 17, 2026", "avril 2026" and, where no month stands beside it, "2026".
const DATE = new RegExp(
  `\\b(?:(?:(?<before>\\d{1,2})(?:er|st|nd|rd|th|\\.)? (?:de |of )?)?(?<month>${MONTH_NAMES}) (?:de |del |of )?(?:(?<after>\\d{1,2}), )?)?(?<year>(?:19|20)\\d{2})\\b(?![-/]\\d)`,
  "gu",
);

/**
 * Dates that a text names with their year in any of the six languages, in order, as precise as they are written; empty for
 * none. A day and month without a year is no date: which year is meant, the text alone does not say.
 */
export function datesIn(text: string): readonly PartialDate[] {
  return [...fold(text).matchAll(DATE)].flatMap(({ groups }) => {
    const month = monthNumber(groups?.["month"] ?? "");
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
