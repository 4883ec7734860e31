import { BotError } from "../../src/errors.ts";
import { sanitizeText } from "../../src/presenting/sanitize.ts";
import { UsageError } from "./usage-error.ts";

/**
 * What the operator reads of an error: the message of one thrown on purpose; of any other only that
 * it happened, unless `debug` asks for the stack.
 */
export function describeError(error: unknown, debug: boolean): string {
  if (debug && error instanceof Error) {
    return sanitizeText(withCauses(error));
  }
  if (error instanceof BotError || error instanceof UsageError) {
    return sanitizeText(error.message);
  }
  const name = error instanceof Error ? error.message : String(error);
  return sanitizeText(
    `Something broke that should not: ${name}\nRun it again with --debug for the place.`,
  );
}

function withCauses(error: Error): string {
  const stack = error.stack ?? error.message;
  return error.cause instanceof Error ? `${stack}\ncaused by: ${withCauses(error.cause)}` : stack;
}
