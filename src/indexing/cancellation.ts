import { setImmediate } from "node:timers/promises";
import { BotError } from "../errors.ts";

/** The error of a run that was told to stop. */
export function cancelled(cause: unknown): BotError {
  return new BotError(
    "INDEX_CANCELLED",
    "The index run was cancelled: the published index serves as before. What was embedded is kept; " +
      "run the command again to go on.",
    { cause, retryable: true },
  );
}

/**
 * Lets signals and other work in, then looks whether to go on. Long loops call it now and then:
 * without it Ctrl-C would not be heard.
 *
 * @throws {BotError} INDEX_CANCELLED once the signal is aborted.
 */
export async function breathe(signal: AbortSignal): Promise<void> {
  await setImmediate();
  if (signal.aborted) {
    throw cancelled(signal.reason);
  }
}
