import { z } from "zod";

const SHAPE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

/** Whether the parts name a month and a day that exist in that year. */
function isRealDate(text: string): boolean {
  const [year, month, day] = text.split("-").map(Number);
  if (year === undefined || year < 1900 || year > 2200) {
    return false;
  }
  if (month !== undefined && (month < 1 || month > 12)) {
    return false;
  }
  if (month === undefined || day === undefined) {
    return true;
  }
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/**
 * A date as precise as its source: `2026`, `2026-04` or `2026-04-17`.
 *
 * @example
 * ```ts
 * PartialDate.parse("2026-04");
 * ```
 */
export const PartialDate = z
  .string()
  .regex(SHAPE, "write a date as 2026, 2026-04 or 2026-04-17, in quotes")
  .refine(isRealDate, "this day or month does not exist");
export type PartialDate = z.infer<typeof PartialDate>;

/** First day that a partial date can mean: `2026-04` becomes `2026-04-01`. */
export function earliestDay(date: PartialDate): string {
  return `${date}-01-01`.slice(0, 10);
}

/** Last day that a partial date can mean: `2026-02` becomes `2026-02-28`. */
export function latestDay(date: PartialDate): string {
  if (date.length === 10) {
    return date;
  }
  const [year = 0, month = 12] = date.split("-").map(Number);
  const day = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return `${String(year)}-${String(month).padStart(2, "0")}-${String(day)}`;
}

/**
 * Whether the last day that a date can mean lies before a day: that day itself still counts.
 *
 * @param today - YYYY-MM-DD.
 */
export function hasPassed(date: PartialDate, today: string): boolean {
  return latestDay(date) < today;
}
