import { z } from "zod";
import { UsageError } from "./usage-error.ts";

const EARLIEST = "2000-01-01";
const LATEST = "2100-12-31";

/** Day of the clock where the bot runs, as YYYY-MM-DD. */
export function dayOf(now: Date): string {
  const month = String(now.getMonth() + 1).padStart(2, "0");
  return `${String(now.getFullYear())}-${month}-${String(now.getDate()).padStart(2, "0")}`;
}

/**
 * Reads `--today`.
 *
 * @throws {UsageError} when it is no day of the calendar, or of no time that the base knows.
 */
export function parseToday(text: string): string {
  const parsed = z.iso.date().safeParse(text);
  if (!parsed.success) {
    throw new UsageError(
      `--today takes a day of the calendar such as 2026-11-23, not ${JSON.stringify(text)}`,
    );
  }
  if (parsed.data < EARLIEST || parsed.data > LATEST) {
    throw new UsageError(`--today takes a day from ${EARLIEST} to ${LATEST}, not ${parsed.data}`);
  }
  return parsed.data;
}
