import type { Delay } from "../../src/assistant/delay.ts";
import { describeError } from "../../src/assistant/describe-error.ts";
import type { Logger } from "../../src/logger.ts";

/** A quarantine typed in a terminal should be gone from answers as good as at once. */
const LOOK_EVERY_MS = 5_000;

export interface FollowParts {
  /** What admins want answered from now: the same text as long as it is the same. Takes no time. */
  readonly decided: () => string;
  /** The same of what is being answered from. */
  readonly served: () => string;
  /** Answers from what is decided from then on. */
  readonly reload: () => Promise<void>;
  readonly delay: Delay;
  readonly logger: Logger;
}

/**
 * Takes over what was published, rolled back or quarantined by another process, such as a terminal,
 * until the signal. Never rejects: what fails is logged, and tried again when something else is decided.
 */
export async function followDecisions(parts: FollowParts, signal: AbortSignal): Promise<void> {
  const { decided, served, reload, delay, logger } = parts;
  let failed: string | null = null;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- looks again after a while
    await delay(LOOK_EVERY_MS, signal);
    if (signal.aborted) {
      return;
    }
    try {
      const now = decided();
      if (now !== served() && now !== failed) {
        failed = now;
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        await reload();
        failed = null;
        logger.info("answers follow what was decided in another process");
      }
    } catch (error) {
      logger.error(
        { error: describeError(error) },
        "what was decided in another process cannot be followed; what answered before answers on",
      );
    }
  }
}
