import { setMaxListeners } from "node:events";

/** A signal that aborts with any of others, and the way to let go of them. */
export interface LinkedSignal {
  readonly signal: AbortSignal;
  readonly abort: () => void;
  /** To be called in the end: signals of a whole run would keep every one that hangs on them. */
  readonly unlink: () => void;
}

/**
 * `AbortSignal.any` would say the same; but in Node 20 what hangs on a long-lived signal stays in
 * memory, and timeouts among the sources may be collected before they fire
 * (github.com/nodejs/node/issues/57736).
 */
export function linkSignals(signals: readonly AbortSignal[]): LinkedSignal {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  // Thousands of addresses may hang on the signal of one run; that is no leak to warn of.
  setMaxListeners(0, ...signals);
  for (const signal of signals) {
    signal.addEventListener("abort", abort);
  }
  if (signals.some(({ aborted }) => aborted)) {
    abort();
  }
  const unlink = (): void => {
    for (const signal of signals) {
      signal.removeEventListener("abort", abort);
    }
  };
  return { signal: controller.signal, abort, unlink };
}
