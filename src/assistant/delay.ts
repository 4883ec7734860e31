import { setTimeout as sleep } from "node:timers/promises";

/**
 * Resolves after so many milliseconds, or at once when the signal is aborted; never rejects.
 * Passed in, so that tests decide what time it is.
 */
export type Delay = (ms: number, signal: AbortSignal) => Promise<void>;

/** Waits by the timers of the system; what waits does not keep a process alive. */
export const systemDelay: Delay = async (ms, signal) => {
  if (signal.aborted) {
    return;
  }
  try {
    await sleep(ms, undefined, { signal, ref: false });
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
  }
};
