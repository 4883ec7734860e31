import { describeError } from "../../src/assistant/describe-error.ts";
import type { Logger } from "../../src/logger.ts";

const EVENT = "unhandledRejection";

/** What a process tells of promises that nobody waits for. */
export interface RejectionSource {
  on(event: typeof EVENT, listener: (reason: unknown) => void): unknown;
  off(event: typeof EVENT, listener: (reason: unknown) => void): unknown;
}

/**
 * Writes a rejection that nobody handled into the log, where it would end the process: libraries for
 * connections leave some behind when a network fails, and every accepted question is in the inbox.
 *
 * @returns ends it.
 */
export function surviveRejections(source: RejectionSource, logger: Logger): () => void {
  const tell = (reason: unknown): void => {
    logger.error({ error: describeError(reason) }, "a promise was rejected, and nobody handled it");
  };
  source.on(EVENT, tell);
  return () => {
    source.off(EVENT, tell);
  };
}
