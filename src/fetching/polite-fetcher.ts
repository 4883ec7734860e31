import type { AddressPolicy } from "./address-policy.ts";
import { checkAddress } from "./check-address.ts";
import { failure } from "./failure.ts";
import type { FetchLimits } from "./fetch-limits.ts";
import type { Fetcher, FetchRequest, FetchResult } from "./fetch-result.ts";
import { linkSignals } from "./linked-signal.ts";
import { redirectTarget } from "./redirect.ts";
import { shownAddress } from "./shown-address.ts";
import type { Visitor } from "./visitor.ts";

export interface PoliteFetcherParts {
  readonly policy: AddressPolicy;
  readonly limits: FetchLimits;
  readonly visitor: Visitor;
  /** Ends all connections. */
  readonly disconnect: () => Promise<void>;
}

/** Reads pages by way of a visitor, and follows redirects by hand, so that each target is checked. */
export class PoliteFetcher implements Fetcher {
  readonly #parts: PoliteFetcherParts;
  readonly #closing = new AbortController();

  constructor(parts: PoliteFetcherParts) {
    this.#parts = parts;
  }

  async fetch(request: FetchRequest): Promise<FetchResult> {
    const { signal, unlink } = linkSignals([request.signal, this.#closing.signal]);
    try {
      return await this.#follow(request, signal);
    } catch (error) {
      if (signal.aborted) {
        return failure("cancelled", `cancelled: ${shownAddress(request.url)}`);
      }
      throw error;
    } finally {
      unlink();
    }
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#parts.disconnect();
  }

  async #follow(request: FetchRequest, signal: AbortSignal): Promise<FetchResult> {
    const { policy, limits, visitor } = this.#parts;
    let url = checkAddress(request.url, policy);
    let hostChanges = 0;
    for (let redirects = 1; url instanceof URL; redirects += 1) {
      const answer = await visitor.visit(url, request, signal);
      if (answer.kind !== "redirect") {
        return answer;
      }
      const target = redirectTarget(answer, url, policy);
      hostChanges += target instanceof URL && target.host !== url.host ? 1 : 0;
      if (redirects > limits.redirects || hostChanges > limits.hostChanges) {
        const detail = `redirected ${redirects} times, ${hostChanges} of them to another host`;
        return failure("too-many-redirects", `${shownAddress(request.url)} ${detail}`);
      }
      url = target;
    }
    return url;
  }
}
