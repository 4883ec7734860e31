import { PartialDate } from "../domain/partial-date.ts";
import { datesIn } from "../language/dates-in-text.ts";

// "2026-03-01T10:00:00Z", "2026/03/01", "2026-03", "2026": the day as stated, in the page's own time zone.
const NUMERIC = /^(?<year>\d{4})(?:[-/](?<month>\d{1,2})(?:[-/](?<day>\d{1,2}))?)?(?=$|[T\s])/u;
const COMPACT = /^(?:D:)?(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?=$|\d{2}|[TZ])/u;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
// RFC 822, as RSS writes it: "Tue, 03 Mar 2026 10:00:00 GMT".
const MAIL =
  /^(?:[A-Za-z]{3},?\s+)?(?<day>\d{1,2})\s+(?<name>[A-Za-z]{3})[a-z]*\.?\s+(?<year>\d{4})/u;

function joinDate(groups: Readonly<Record<string, string | undefined>>): PartialDate | null {
  const { year, month, day } = groups;
  const parts = [
    year,
    month?.padStart(2, "0"),
    month === undefined ? undefined : day?.padStart(2, "0"),
  ];
  return PartialDate.safeParse(parts.filter((part) => part !== undefined).join("-")).data ?? null;
}

function readMail(text: string): PartialDate | null {
  const { day, name = "", year } = MAIL.exec(text)?.groups ?? {};
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  return month === 0 ? null : joinDate({ year, month: String(month), day });
}

/**
 * Date in the notations of web pages, feeds and files, as precise as it is written.
 *
 * @returns `null` when it is none that the calendar knows, or is ambiguous ("03/04/2026").
 */
export function readDate(raw: string | null | undefined): PartialDate | null {
  const text = (raw ?? "").trim().slice(0, 100);
  const numbers = (NUMERIC.exec(text) ?? COMPACT.exec(text))?.groups;
  if (numbers !== undefined) {
    return joinDate(numbers);
  }
  // Which of "03/04" is the month, the page does not say.
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d/u.test(text)) {
    return null;
  }
  return readMail(text) ?? datesIn(text)[0] ?? null;
}
