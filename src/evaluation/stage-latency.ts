import { percentile } from "./percentile.ts";
import type { TimedReply } from "./score-question.ts";

/** Milliseconds at the middle and at the slow end. */
export interface Latency {
  readonly stage: string;
  readonly p50: number;
  readonly p95: number;
}

/** Name of the row for the whole way from question to answer. */
const WHOLE = "question to answer";

/**
 * Latency of each stage over all questions that went through it, in the order in which stages first
 * occur, and of the whole way, last.
 *
 * @returns Empty for no replies.
 */
export function stageLatency(replies: readonly TimedReply[]): readonly Latency[] {
  const times = new Map<string, number[]>();
  for (const { reply } of replies) {
    for (const [stage, ms] of Object.entries(reply.explanation.timings)) {
      times.set(stage, [...(times.get(stage) ?? []), ms]);
    }
  }
  return [...times, [WHOLE, replies.map(({ ms }) => ms)] as const].flatMap(([stage, all]) => {
    const p50 = percentile(all, 0.5);
    const p95 = percentile(all, 0.95);
    return p50 === null || p95 === null ? [] : [{ stage, p50, p95 }];
  });
}
