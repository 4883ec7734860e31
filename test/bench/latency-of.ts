import { percentile } from "../../src/evaluation/percentile.ts";
import type { Latency } from "../../src/evaluation/stage-latency.ts";

/** Latency of one stage; zero for no times. */
export function latencyOf(stage: string, times: readonly number[]): Latency {
  return { stage, p50: percentile(times, 0.5) ?? 0, p95: percentile(times, 0.95) ?? 0 };
}

/** How long each call took, in milliseconds. */
export function timesOf<T>(inputs: readonly T[], call: (input: T) => unknown): readonly number[] {
  return inputs.map((input) => {
    const start = performance.now();
    call(input);
    return performance.now() - start;
  });
}
