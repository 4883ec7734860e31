import type { Passing } from "./exchange.ts";
import { type FetchFailure, failure } from "./failure.ts";
import type { FetchLimits } from "./fetch-limits.ts";
import type { Host } from "./host.ts";
import type { Pause } from "./pause.ts";

/** Addresses in a row that may fail before their host rests. */
const MAX_STRIKES = 3;

export interface Patience {
  readonly limits: FetchLimits;
  readonly now: () => Date;
  readonly pause: Pause;
}

export interface Turn {
  readonly host: Host;
  /** For messages. */
  readonly name: string;
  readonly signal: AbortSignal;
}

/**
 * Asks a host at its pace: after the gap since its last answer, again after a failure that may pass
 * soon, and not at all while it rests.
 */
export async function patiently<T extends { readonly kind: string }>(
  patience: Patience,
  turn: Turn,
  attempt: () => Promise<T | Passing>,
): Promise<T | FetchFailure> {
  const { limits, now, pause } = patience;
  const { host, signal } = turn;
  for (let retry = 0; ; retry += 1) {
    if (host.rest !== null && host.rest.until > now().getTime()) {
      return failure(host.rest.fault, restDetail(turn.name, host.rest.until));
    }
    const gap = host.lastAnswer + gapOf(host, limits) - now().getTime();
    if (gap > 0) {
      await pause(gap, signal);
    }
    const outcome = await attempt();
    host.lastAnswer = now().getTime();
    if (!isPassing(outcome)) {
      host.strikes = 0;
      return outcome;
    }
    const wait = outcome.retryAfterMs ?? limits.backoffMs * 4 ** retry;
    if (retry >= limits.retries || wait > limits.maxRetryAfterMs) {
      giveUp(patience, host, outcome);
      return outcome.failure;
    }
    await pause(wait, signal);
  }
}

const isPassing = (outcome: { readonly kind: string }): outcome is Passing =>
  outcome.kind === "passing";

function gapOf({ robots }: Host, { gapMs, maxCrawlDelayMs }: FetchLimits): number {
  const answer = robots?.answer;
  const asked = answer?.kind === "rules" ? answer.rules.crawlDelayMs : 0;
  return Math.max(gapMs, Math.min(asked, maxCrawlDelayMs));
}

/** A host that asks for rest gets it; one that only fails gets it when nothing else comes of it. */
function giveUp({ limits, now }: Patience, host: Host, outcome: Passing): void {
  host.strikes += 1;
  const { fault } = outcome.failure;
  const asksForRest = fault === "rate-limited" || outcome.retryAfterMs !== null;
  if (asksForRest || host.strikes >= MAX_STRIKES) {
    const span = Math.max(limits.restMs, outcome.retryAfterMs ?? 0);
    host.rest = { until: now().getTime() + span, fault };
    host.strikes = 0;
  }
}

const restDetail = (name: string, until: number): string =>
  `${name} refused or failed before: it is not asked until ${new Date(until).toISOString()}`;
