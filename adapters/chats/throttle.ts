export interface ThrottleOptions {
  readonly everyMs: number;
  /** Milliseconds that only ever grow. */
  readonly clock: () => number;
}

/** Passes on the first value, and then what comes when so much time has passed since the last; drops the rest. */
export function throttle<T>(
  pass: (value: T) => void,
  { everyMs, clock }: ThrottleOptions,
): (value: T) => void {
  let passedAt = Number.NEGATIVE_INFINITY;
  return (value) => {
    if (clock() - passedAt >= everyMs) {
      passedAt = clock();
      pass(value);
    }
  };
}
