import type { AskerLanguage } from "../domain/language.ts";
import { earliestDay, type PartialDate } from "../domain/partial-date.ts";

/** Writes a date as precisely as it is known: "2026", "avril 2026", "1er avril 2026". */
export function formatDate(date: PartialDate, language: AskerLanguage): string {
  if (date.length === 4) {
    return date;
  }
  const format = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    timeZone: "UTC",
    year: "numeric",
    month: "long",
    ...(date.length === 10 ? { day: "numeric" } : {}),
  });
  const text = format.format(new Date(`${earliestDay(date)}T00:00:00Z`));
  // French writes the first of a month as an ordinal; the formatter does not know.
  return language === "fr" ? text.replace(/^1 /u, "1er ") : text;
}
