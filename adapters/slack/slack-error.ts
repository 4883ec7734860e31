import { UndeliverableError } from "../../src/assistant/courier.ts";
import { slackFault } from "./fault.ts";
import type { Troubles } from "./troubles.ts";

/** A call to Slack that can succeed later. Its message names method and reason, never content. */
class SlackCallError extends Error {
  override readonly name = "SlackCallError";
  /** Slack's own name for what went wrong. */
  readonly reason: string;
  /** Milliseconds after which to try again; left out when Slack does not say. */
  readonly retryAfterMs?: number;

  constructor(
    parts: {
      readonly method: string;
      readonly reason: string;
      readonly retryAfterMs: number | null;
    },
    options?: ErrorOptions,
  ) {
    super(`${parts.method} failed: ${parts.reason}`, options);
    this.reason = parts.reason;
    if (parts.retryAfterMs !== null) {
      this.retryAfterMs = parts.retryAfterMs;
    }
  }
}

/**
 * What a failed call means for who must deliver; the operator is told what to do about it.
 *
 * @returns an {@link UndeliverableError} when channel, bot or account are gone; a {@link SlackCallError} for
 * everything else, also for a token that was revoked: the app may be installed again, and what was
 * accepted waits for that.
 */
export function meaningOf(cause: unknown, method: string, troubles: Troubles): Error {
  const fault = slackFault(cause);
  troubles.report(method, fault);
  return fault.kind === "gone"
    ? new UndeliverableError(`${method}: ${fault.reason}`, { cause })
    : new SlackCallError({ method, ...fault }, { cause });
}

/**
 * Makes one call.
 *
 * @throws {UndeliverableError | SlackCallError} as {@link meaningOf} says.
 */
export async function callSlack<T>(
  troubles: Troubles,
  method: string,
  call: () => Promise<T>,
): Promise<T> {
  try {
    return await call();
  } catch (cause) {
    throw meaningOf(cause, method, troubles);
  }
}
