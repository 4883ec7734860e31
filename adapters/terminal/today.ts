import { z } from "zod";
import { UsageError } from "./usage-error.ts";

/** Day of the clock where the bot runs, as YYYY-MM-DD. */
export function dayOf(now: Date): string {
  const month = String(now.getMonth() + 1).padStart(2, "0");
  return `${String(now.getFullYear())}-${month}-${String(now.getDate()).padStart(2, "0")}`;
}

/**
 * Reads `--today`.
 *
 * @throws {UsageError} when it is no day of the calendar.
 */
export function parseToday(text: string): string {
  const parsed = z.iso.date().safeParse(text);
  if (!parsed.success) {
    throw new UsageError(
      `--today takes a day of the calendar such as 2026-11-23, not ${JSON.stringify(text)}`,
    );
  }
  return parsed.data;
}
