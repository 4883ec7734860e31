import { BotError } from "../errors.ts";
import { cancelled } from "../indexing/cancellation.ts";
import type { CollectFault } from "./page-outcome.ts";

/** @throws {BotError} INDEX_CANCELLED once the signal is aborted. */
export function stopIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) {
    throw cancelled(signal.reason);
  }
}

/**
 * Makes a reason of what breaks on the way: what comes from outside may break any parser, and one page
 * must not end the run.
 *
 * @throws {BotError} what was thrown on purpose; INDEX_CANCELLED once the signal is aborted.
 */
export async function guard<T>(
  signal: AbortSignal,
  work: Promise<T>,
  toFailed: (fault: CollectFault) => T,
): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof BotError) {
      throw error;
    }
    stopIfCancelled(signal);
    const reason = error instanceof Error ? error.message : String(error);
    return toFailed({ fault: "unreadable", detail: `could not be read: ${reason.slice(0, 200)}` });
  }
}
