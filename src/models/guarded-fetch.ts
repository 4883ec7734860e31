/** A fetch that goes to the server it is given and nowhere else. */
type Fetch = typeof fetch;

/**
 * Makes one that follows no redirect, which would take questions, passages and the key elsewhere.
 *
 * @param timeoutMs Longest time of a request; as long as its own signal allows unless given.
 */
export function createGuardedFetch(timeoutMs?: number): Fetch {
  return async (input, init) => {
    const own = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    const limit = timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs);
    const signals = [own, limit].filter((signal) => signal !== undefined);
    return fetch(input, { ...init, redirect: "error", signal: AbortSignal.any(signals) });
  };
}

/** The same for a client that takes hooks in the place of a fetch. */
export function createRequestHook(timeoutMs?: number): (request: Request) => Request {
  return (request) => {
    const limit = timeoutMs === undefined ? [] : [AbortSignal.timeout(timeoutMs)];
    const signal = AbortSignal.any([request.signal, ...limit]);
    return new Request(request, { redirect: "error", signal });
  };
}
