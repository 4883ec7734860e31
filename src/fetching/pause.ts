import { setTimeout as sleep } from "node:timers/promises";

/**
 * Resolves after so many milliseconds, or at once when the signal is aborted; never rejects.
 * Passed in, so that tests decide what time it is.
 */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

/** Unlike the delay of chats it keeps the process alive: a run that paces itself is not at its end. */
export const systemPause: Pause = async (ms, signal) => {
  if (signal.aborted) {
    return;
  }
  try {
    await sleep(ms, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
  }
};
