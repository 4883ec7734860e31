import PQueue from "p-queue";
import type { Dispatcher, Response } from "undici";
import type { AddressPolicy } from "./address-policy.ts";
import { exchange, type Passing } from "./exchange.ts";
import { type FetchFailure, failure } from "./failure.ts";
import type { FetchRequest, FetchResult } from "./fetch-result.ts";
import { Hosts, type Robots } from "./host.ts";
import { readPage } from "./page-answer.ts";
import { type Patience, patiently, type Turn } from "./patient.ts";
import type { Redirect } from "./redirect.ts";
import { conditionalHeaders } from "./request-headers.ts";
import { readRobots } from "./robots-reader.ts";
import { shownAddress } from "./shown-address.ts";
import { takeTurn } from "./take-turn.ts";

/** How long rules are trusted: RFC 9309, 2.4. */
const RULES_MS = 24 * 60 * 60_000;

export interface VisitorParts extends Patience {
  readonly policy: AddressPolicy;
  /** Connects by the same policy. */
  readonly dispatcher: Dispatcher;
  readonly userAgent: string;
}

interface Asked<T> {
  readonly url: URL;
  readonly headers?: Record<string, string>;
  readonly read: (response: Response) => Promise<T>;
}

/** Asks hosts for single addresses: one at a time per host, at its pace and by its robots.txt. */
export class Visitor {
  readonly #parts: VisitorParts;
  readonly #hosts = new Hosts();
  /** Requests under way over all hosts; who waits for the pace of a host takes no place in it. */
  readonly #requests: PQueue;

  constructor(parts: VisitorParts) {
    this.#parts = parts;
    this.#requests = new PQueue({ concurrency: parts.limits.concurrency });
  }

  /**
   * What a checked address answers; redirects are not followed.
   *
   * @throws the reason of the signal, when it is aborted.
   */
  async visit(
    url: URL,
    request: FetchRequest,
    signal: AbortSignal,
  ): Promise<FetchResult | Redirect> {
    const host = this.#hosts.of(url);
    const turn: Turn = { host, name: url.host, signal };
    return takeTurn(host.queue, signal, async () => {
      const robots = await this.#robots(url, turn);
      if (robots.kind === "failed") {
        return robots;
      }
      if (!robots.rules.allows(url)) {
        const detail = `the robots.txt of ${url.host} does not allow ${shownAddress(url)}`;
        return failure("robots-disallowed", detail);
      }
      return this.#page(url, request, turn);
    });
  }

  async #page(url: URL, request: FetchRequest, turn: Turn): Promise<FetchResult | Redirect> {
    const { limits, now } = this.#parts;
    const conditions = conditionalHeaders(request.validators);
    const isConditional = Object.keys(conditions).length > 0;
    const question = { url, request, isConditional, limits, now };
    return this.#ask(turn, {
      url,
      headers: { accept: `${request.accept.join(", ")}, */*;q=0.1`, ...conditions },
      read: async (response) => readPage(response, question),
    });
  }

  async #robots(url: URL, turn: Turn): Promise<Robots> {
    const { host } = turn;
    const { limits, now } = this.#parts;
    if (host.robots !== null && host.robots.until > now().getTime()) {
      return host.robots.answer;
    }
    const answer = await readRobots(url, {
      ...this.#parts,
      ask: async (at, read) => this.#ask(turn, { url: at, read }),
    });
    const span = answer.kind === "rules" ? RULES_MS : limits.restMs;
    host.robots = { answer, until: now().getTime() + span };
    return answer;
  }

  /** One request at the pace of a host, again if need be. */
  async #ask<T extends { readonly kind: string }>(
    turn: Turn,
    { url, headers, read }: Asked<T | Passing>,
  ): Promise<T | FetchFailure> {
    const { userAgent } = this.#parts;
    const asked = { url, headers: { "user-agent": userAgent, ...headers }, signal: turn.signal };
    const attempt = async (): Promise<T | FetchFailure | Passing> =>
      takeTurn(this.#requests, turn.signal, async () => exchange(this.#parts, asked, read));
    return patiently(this.#parts, turn, attempt);
  }
}
