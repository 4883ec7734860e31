import { AskerLanguage } from "../domain/language.ts";
import { earliestDay, PartialDate } from "../domain/partial-date.ts";
import { normalise } from "./normalise.ts";

const MONTHS = monthNames();
const FILLERS = new Set([
  "le",
  "the",
  "of",
  "de",
  "del",
  "am",
  "den",
  "dem",
  "el",
  "il",
  "op",
  "on",
]);
const DAY = /^(\d{1,2})(?:er|st|nd|rd|th|º|o|\.)?$/;
const NUMERIC = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/;

/**
 * Reads a date as people write it in any language of the bot: `17 avril 2026`, `April 17, 2026`,
 * `17. April 2026`, `abril de 2026`, `17/04/2026`, `2026`, or ISO.
 *
 * @returns `null` when the text holds anything but one date.
 */
export function readWrittenDate(text: string): PartialDate | null {
  const folded = normalise(text);
  const numeric = NUMERIC.exec(folded);
  if (numeric !== null) {
    const [, day = "", month = "", year = ""] = numeric;
    return existing(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
  }

  const parts: DateParts = {};
  for (const token of folded.split(/[\s,]+/)) {
    if (token !== "" && !FILLERS.has(token) && !readToken(token, parts)) {
      return null;
    }
  }
  return parts.iso ?? assemble(parts);
}

/** Words of the longest date: "le 1er avril 2026". */
const LONGEST = 4;

/** Every date that a text names with its year, however it is written; the words of one may give several. */
export function writtenDatesIn(text: string): readonly PartialDate[] {
  const words = text.split(/[\s()«»“”"]+/u).map((word) => word.replace(/[.,;:!?]+$/u, ""));
  return words.flatMap((_, at) =>
    Array.from({ length: LONGEST }, (_each, more) =>
      words.slice(at, at + more + 1).join(" "),
    ).flatMap((run) => (/\d{4}/.test(run) ? (readWrittenDate(run) ?? []) : [])),
  );
}

/** Writes a date as precisely as it is known, as answers show it: `2026`, `avril 2026`. */
export function writeDate(date: PartialDate, language: AskerLanguage): string {
  if (date.length === 4) {
    return date;
  }
  const format = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    timeZone: "UTC",
    year: "numeric",
    month: "long",
    ...(date.length === 10 ? { day: "numeric" } : {}),
  });
  return format.format(new Date(`${earliestDay(date)}T00:00:00Z`));
}

interface DateParts {
  iso?: string;
  year?: string;
  month?: string;
  day?: string;
}

/** Puts the token where it belongs; false when it belongs nowhere or its place is taken. */
function readToken(token: string, parts: DateParts): boolean {
  const place = placeOf(token);
  if (place === null || parts[place.part] !== undefined) {
    return false;
  }
  parts[place.part] = place.value;
  return true;
}

function placeOf(token: string): { part: keyof DateParts; value: string } | null {
  if (/^\d{4}-\d{2}(?:-\d{2})?$/.test(token)) {
    return { part: "iso", value: token };
  }
  if (/^\d{4}$/.test(token)) {
    return { part: "year", value: token };
  }
  const month = MONTHS.get(token.replace(/\.$/, ""));
  if (month !== undefined) {
    return { part: "month", value: month };
  }
  const day = DAY.exec(token)?.[1];
  return day === undefined ? null : { part: "day", value: day.padStart(2, "0") };
}

function assemble({ year, month, day }: DateParts): PartialDate | null {
  if (year === undefined || (day !== undefined && month === undefined)) {
    return null;
  }
  return existing([year, month, day].filter((part) => part !== undefined).join("-"));
}

function existing(date: string): PartialDate | null {
  return PartialDate.safeParse(date).data ?? null;
}

/** Long and short names of the months in every language, normalised, to their two digits. */
function monthNames(): ReadonlyMap<string, string> {
  return new Map(
    AskerLanguage.options.flatMap((language) => [
      ...namesIn(language, "long"),
      ...namesIn(language, "short"),
    ]),
  );
}

function namesIn(language: AskerLanguage, style: "long" | "short"): readonly [string, string][] {
  // With the day, since some languages inflect the month's name beside it.
  const format = new Intl.DateTimeFormat(language, {
    day: "numeric",
    month: style,
    timeZone: "UTC",
  });
  return Array.from({ length: 12 }, (_, month) => {
    const parts = format.formatToParts(new Date(Date.UTC(2026, month, 1)));
    const name = parts.find(({ type }) => type === "month")?.value ?? "";
    return [normalise(name).replace(/\.$/, ""), String(month + 1).padStart(2, "0")];
  });
}
