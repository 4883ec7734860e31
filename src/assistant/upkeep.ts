import type { Logger } from "../logger.ts";
import type { Delay } from "./delay.ts";
import { describeError } from "./describe-error.ts";

const DAY_MS = 24 * 60 * 60_000;

export interface UpkeepParts {
  readonly prune: () => void;
  readonly delay: Delay;
  readonly logger: Logger;
}

/**
 * Prunes now and every day until the signal is aborted. Never rejects: what fails is logged, and due
 * again the next day.
 */
export async function keepUp(
  { prune, delay, logger }: UpkeepParts,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      prune();
    } catch (error) {
      logger.error({ error: describeError(error) }, "What is past retention could not be deleted");
    }
    await delay(DAY_MS, signal);
  }
}
