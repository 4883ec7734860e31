import { latestDay } from "./partial-date.ts";

const DAY_MS = 86_400_000;

/** The day (YYYY-MM-DD) so many days later, or earlier where they are negative. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * The same day some months later, or earlier where they are negative; of a shorter month, its last.
 *
 * @param day - YYYY-MM-DD.
 */
export function shiftMonths(day: string, months: number): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  const at = year * 12 + month - 1 + months;
  const since = `${String(Math.floor(at / 12)).padStart(4, "0")}-${String((at % 12) + 1).padStart(2, "0")}`;
  const last = latestDay(since);
  return `${since}${day.slice(7)}` > last ? last : `${since}${day.slice(7)}`;
}
