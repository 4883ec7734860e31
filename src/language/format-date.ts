import type { AskerLanguage } from "../domain/language.ts";
import { earliestDay, type PartialDate } from "../domain/partial-date.ts";

/** Making a formatter costs a thousand times its use. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(language: AskerLanguage, hasDay: boolean): Intl.DateTimeFormat {
  const key = `${language} ${String(hasDay)}`;
  const known = formatters.get(key);
  if (known !== undefined) {
    return known;
  }
  const made = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    timeZone: "UTC",
    year: "numeric",
    month: "long",
    ...(hasDay ? { day: "numeric" } : {}),
  });
  formatters.set(key, made);
  return made;
}

/** Writes a date as precisely as it is known: "2026", "avril 2026", "1er avril 2026". */
export function formatDate(date: PartialDate, language: AskerLanguage): string {
  if (date.length === 4) {
    return date;
  }
  const day = new Date(`${earliestDay(date)}T00:00:00Z`);
  const text = formatterFor(language, date.length === 10).format(day);
  // French writes the first of a month as an ordinal; the formatter does not know.
  return language === "fr" ? text.replace(/^1 /u, "1er ") : text;
}
