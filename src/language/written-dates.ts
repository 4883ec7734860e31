import { PartialDate } from "../domain/partial-date.ts";
import { MONTH_NAMES, monthNumber } from "./months.ts";

/** A date as it stands in a text. */
export interface WrittenDate {
  /** As precise as it is written; `undefined` where the calendar knows no such day: "31 February 2026". */
  readonly date: PartialDate | undefined;
  /** Where it begins in the text, and where it ends. */
  readonly at: number;
  readonly end: number;
}

const YEAR = "(?:19|20)\\d{2}";
/** What is figures alone begins where no other figures lead into it. */
const START = "\\b(?<!\\d[./-])";
/** "2026-04-17", "2026/04/17", and "2026-04" but neither the years of "2026-27" nor the act of "2026/04". */
const YEAR_FIRST = `${START}(?<y1>${YEAR})(?:-(?<m1>0[1-9]|1[0-2])(?:-(?<d1>\\d{2}))?|/(?<m2>\\d{1,2})/(?<d2>\\d{1,2}))\\b(?![-/]\\d)`;
/** "17/04/2026", "17.4.2026", "17-04-2026". */
const DAY_FIRST = `${START}(?<n1>\\d{1,2})(?<sign>[./-]) ?(?<n2>\\d{1,2})\\k<sign> ?(?<y2>${YEAR})\\b(?![-/]\\d)`;
/** Words before the number of an act, which looks like a month: "Guidelines 02/2024". */
const ACT =
  "(?:guidelines?|recommendations?|recommandations?|directrices|leitlinien|empfehlungen|recomendaciones|guida|raccomandazioni|richtsnoeren|aanbevelingen|opinions?|avis|dictamen|parere|stellungnahmen?|advies|circulaires?|n[o°r]\\.?)";
/** "04/2026". */
const MONTH_FIRST = `${START}(?<!\\b${ACT} ?)(?<m3>0?[1-9]|1[0-2])/(?<y3>${YEAR})\\b(?![-/]\\d)`;
/** "17 avril 2026", "17. April 2026", "17 de abril de 2026", "April 17, 2026", "avril 2026" and, where no month stands beside it, "2026"; neither the act of "2022/2065" nor the edition of "27001:2022". */
const NAMED = `\\b(?:(?:(?<d3>\\d{1,2})(?:er|st|nd|rd|th|[o°.])? ?(?:de |of )?)?(?<month>${MONTH_NAMES}) (?:de |del |of )?(?:(?<d4>\\d{1,2})(?:st|nd|rd|th)?,? )?)?(?<!\\d[/:])(?<y4>${YEAR})\\b(?!/\\d|-(?!${YEAR}\\b)\\d)`;
const DATE = new RegExp([YEAR_FIRST, DAY_FIRST, MONTH_FIRST, NAMED].join("|"), "gu");

/** Which of two numbers is the day: the first, unless only the second can be. */
function dayAndMonth(first: string, second: string): readonly [day: string, month: string] {
  return Number(second) > 12 ? [second, first] : [first, second];
}

function toDate({
  n1,
  n2,
  ...parts
}: Readonly<Record<string, string | undefined>>): PartialDate | undefined {
  const { y1, y2, y3, y4, m1, m2, m3, d1, d2, d3, d4 } = parts;
  const [numberedDay, numberedMonth] =
    n1 === undefined || n2 === undefined ? [undefined, undefined] : dayAndMonth(n1, n2);
  const month = [m1, m2, m3, numberedMonth, monthNumber(parts["month"] ?? "")].find(Boolean);
  const day = [d1, d2, numberedDay, d3, d4].find(Boolean);
  const date = [[y1, y2, y3, y4].find(Boolean), month, day]
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, "0"))
    .join("-");
  return PartialDate.safeParse(date).data;
}

/**
 * Dates that a text writes with their year in any of the six languages or in figures, in order. Of figures the day
 * comes first, as all but American English write it. A day and month without a year is no date: which year is meant,
 * the text alone does not say.
 *
 * @param folded - The text, folded.
 * @returns Empty for none.
 */
export function writtenDates(folded: string): readonly WrittenDate[] {
  return [...folded.matchAll(DATE)].map(({ 0: written, groups = {}, index }) => ({
    date: toDate(groups),
    at: index,
    end: index + written.length,
  }));
}
