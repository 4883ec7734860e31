import { type Dispatcher, fetch, type HeadersInit, type Response } from "undici";
import { type FetchFailure, failure } from "./failure.ts";
import type { FetchLimits } from "./fetch-limits.ts";
import { linkSignals } from "./linked-signal.ts";
import { networkFailure } from "./network-failure.ts";
import { readBody } from "./read-body.ts";
import { shownAddress } from "./shown-address.ts";

/** A failure that another attempt shortly after may mend. */
export interface Passing {
  readonly kind: "passing";
  readonly failure: FetchFailure;
  /** Milliseconds the server asks to wait; `null`: it does not say. */
  readonly retryAfterMs: number | null;
}

export interface ExchangeParts {
  /** Connects through the guard. */
  readonly dispatcher: Dispatcher;
  readonly limits: FetchLimits;
}

export interface ExchangeRequest {
  /** Checked. */
  readonly url: URL;
  readonly headers: HeadersInit;
  /** Aborted: the exchange throws. */
  readonly signal: AbortSignal;
}

/**
 * One GET request and what `read` makes of the answer, within the time for both. Redirects are
 * answers like others here: each target is to be checked anew by the caller.
 *
 * @throws the reason of the signal, when it is aborted.
 */
export async function exchange<T>(
  { dispatcher, limits }: ExchangeParts,
  { url, headers, signal }: ExchangeRequest,
  read: (response: Response) => Promise<T>,
): Promise<T | FetchFailure | Passing> {
  signal.throwIfAborted();
  const linked = linkSignals([signal]);
  let isOver = false;
  const timer = setTimeout(() => {
    isOver = true;
    linked.abort();
  }, limits.totalMs);
  try {
    const response = await fetch(url, {
      dispatcher,
      headers,
      redirect: "manual",
      signal: linked.signal,
    });
    const outcome = await read(response);
    await discardRest(response);
    return outcome;
  } catch (error) {
    signal.throwIfAborted();
    if (isOver) {
      const seconds = Math.round(limits.totalMs / 1_000);
      return failure("too-slow", `took more than ${seconds} s: ${shownAddress(url)}`);
    }
    const { failed, passesSoon } = networkFailure(error, url);
    return passesSoon ? { kind: "passing", failure: failed, retryAfterMs: null } : failed;
  } finally {
    clearTimeout(timer);
    linked.unlink();
    // What was not read to its end must not go on arriving.
    linked.abort();
  }
}

/** Longer bodies are cheaper to cut off, with a new connection for the next request. */
const MAX_DISCARDED = 16 * 1024;

/** Reads what is left of a small body that nobody wanted, so that its connection can be used again. */
async function discardRest(response: Response): Promise<void> {
  if (response.bodyUsed || !(Number(response.headers.get("content-length")) <= MAX_DISCARDED)) {
    return;
  }
  try {
    await readBody(response, MAX_DISCARDED);
  } catch {
    // The answer is known already; a connection that broke after it is simply not used again.
  }
}
