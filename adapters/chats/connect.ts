import type { Delay } from "../../src/assistant/delay.ts";
import { BotError } from "../../src/errors.ts";
import type { Logger } from "../../src/logger.ts";
import type { ChatAdapter } from "./chat-adapter.ts";

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

export interface ConnectOptions {
  /** Name of the platform in the log. */
  readonly platform: string;
  readonly logger: Logger;
  /** Between two attempts; it must keep the process alive. */
  readonly delay: Delay;
  readonly signal: AbortSignal;
}

/**
 * Connects to a platform; one that is out of order is tried again for as long as it takes, so that it
 * keeps no other from being served.
 *
 * @throws {BotError} when it refuses the bot: no other attempt can succeed.
 */
export async function connect(adapter: ChatAdapter, options: ConnectOptions): Promise<void> {
  const { platform, logger, delay, signal } = options;
  for (
    let waitMs = FIRST_WAIT_MS;
    !signal.aborted;
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)
  ) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- one attempt after the other
      logger.info({ platform }, `ready as ${await adapter.start()}`);
      return;
    } catch (error) {
      // What fails because it was stopped meanwhile is no failure.
      if (signal.aborted) {
        return;
      }
      if (!(error instanceof BotError && error.retryable)) {
        throw error;
      }
      const again = `next attempt in ${String(waitMs / 1_000)} s`;
      logger.warn({ platform, reason: error.message }, `cannot connect; ${again}`);
    }
    // oxlint-disable-next-line no-await-in-loop -- one attempt after the other
    await delay(waitMs, signal);
  }
}
