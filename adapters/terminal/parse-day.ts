import { InvalidArgumentError } from "commander";
import { parseToday } from "./today.ts";
import { UsageError } from "./usage-error.ts";

/** Reads `--today`; lets the command line name the option when its value is no day. */
export function parseDay(text: string): string {
  try {
    return parseToday(text);
  } catch (error) {
    if (error instanceof UsageError) {
      throw new InvalidArgumentError(`${error.message}.`);
    }
    throw error;
  }
}
