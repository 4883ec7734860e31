import type { IndexProgress } from "./index-progress.ts";

export interface ProgressRate {
  /** Units a second since the phase began; 0 until the first is done. */
  readonly perSecond: number;
  /** Seconds until the phase ends at this rate; `null` until it can be said. */
  readonly secondsLeft: number | null;
}

/**
 * Rate of a phase and the time it still takes.
 *
 * @param now - A clock that went backwards counts as no time passed.
 */
export function progressRate(
  { done, total, startedAt }: Pick<IndexProgress, "done" | "total" | "startedAt">,
  now: Date,
): ProgressRate {
  const seconds = (now.getTime() - startedAt.getTime()) / 1000;
  const perSecond = seconds > 0 ? done / seconds : 0;
  if (done >= total) {
    return { perSecond, secondsLeft: 0 };
  }
  return { perSecond, secondsLeft: perSecond > 0 ? (total - done) / perSecond : null };
}
