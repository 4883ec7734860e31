import { setTimeout as wait } from "node:timers/promises";
import type { Delay } from "../../src/assistant/delay.ts";

const DAY_MS = 86_400_000;

/** A {@link Delay} that keeps the process alive: while it waits, nothing else may. */
export const pause: Delay = async (ms, signal) => {
  try {
    await wait(ms, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
  }
};

/** Waits, and keeps the process alive, until the signal is aborted. */
export async function untilAborted(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    // oxlint-disable-next-line no-await-in-loop -- waits on after a day
    await pause(DAY_MS, signal);
  }
}

/**
 * Waits for work to settle, but not for ever.
 *
 * @returns whether it settled in time; what it throws is thrown.
 */
export async function settlesWithin(work: Promise<unknown>, ms: number): Promise<boolean> {
  const timer = new AbortController();
  const late = pause(ms, timer.signal).then(() => false);
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    timer.abort();
  }
}
