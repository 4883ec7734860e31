/** Waits for something, but not for long. */
export interface Deadline {
  /**
   * Resolves with `fallback` when `work` takes longer than the deadline; what it still does then is left
   * to end by itself.
   */
  within<T>(work: Promise<T>, fallback: T): Promise<T>;
}

/** A deadline by the timers of the system; it does not keep a process alive. */
export function systemDeadline(ms: number): Deadline {
  return {
    async within(work, fallback) {
      const { promise, resolve } = deferred<typeof fallback>();
      const timer = setTimeout(() => resolve(fallback), ms);
      timer.unref();
      try {
        return await Promise.race([work, promise]);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

function deferred<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  const settle: ((value: T) => void)[] = [];
  const promise = new Promise<T>((resolve) => {
    settle.push(resolve);
  });
  return { promise, resolve: (value) => settle[0]?.(value) };
}
