import type PQueue from "p-queue";

/**
 * Runs a task when its turn in a queue comes. Aborted before that, it is not run; once it runs, its
 * turn lasts until it has ended, aborted or not, so that turns never overlap.
 *
 * @throws the reason of the signal, or what the task throws.
 */
export async function takeTurn<T>(
  queue: PQueue,
  signal: AbortSignal,
  task: () => Promise<T>,
): Promise<T> {
  const waiting = new AbortController();
  const leave = (): void => waiting.abort(signal.reason);
  signal.throwIfAborted();
  signal.addEventListener("abort", leave);
  try {
    return await queue.add(
      async () => {
        signal.removeEventListener("abort", leave);
        return task();
      },
      { signal: waiting.signal },
    );
  } finally {
    signal.removeEventListener("abort", leave);
  }
}
