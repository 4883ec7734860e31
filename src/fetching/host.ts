import PQueue from "p-queue";
import type { FetchFailure } from "./failure.ts";
import type { FetchFault } from "./fetch-result.ts";
import type { RobotsRules } from "./robots-rules.ts";

/** What the robots.txt of a host came to: rules, or why nothing of the host may be read for now. */
export type Robots = { readonly kind: "rules"; readonly rules: RobotsRules } | FetchFailure;

/** One host, as far as this run knows it. */
export interface Host {
  /** One at a time. */
  readonly queue: PQueue;
  /** Until when (epoch milliseconds) the answer holds; `null`: not read yet. */
  robots: { readonly answer: Robots; readonly until: number } | null;
  /** Epoch milliseconds; the end of the last answer. */
  lastAnswer: number;
  /** Until when (epoch milliseconds) it is not asked, and what it did; `null`: it may be asked. */
  rest: { readonly until: number; readonly fault: FetchFault } | null;
  /** Addresses in a row that failed after all their attempts. */
  strikes: number;
}

/** Hosts kept in mind: a feed that links to ever new hosts must not fill the memory. */
const MAX_HOSTS = 1_000;

/** The hosts of a run, by origin: scheme, name and port. */
export class Hosts {
  readonly #hosts = new Map<string, Host>();

  of(url: URL): Host {
    const known = this.#hosts.get(url.origin);
    if (known !== undefined) {
      return known;
    }
    this.#forgetIdle();
    const host: Host = {
      queue: new PQueue({ concurrency: 1 }),
      robots: null,
      lastAnswer: Number.NEGATIVE_INFINITY,
      rest: null,
      strikes: 0,
    };
    this.#hosts.set(url.origin, host);
    return host;
  }

  /** The oldest that nothing waits for. */
  #forgetIdle(): void {
    for (const [origin, { queue }] of this.#hosts) {
      if (this.#hosts.size < MAX_HOSTS) {
        return;
      }
      if (queue.size + queue.pending === 0) {
        this.#hosts.delete(origin);
      }
    }
  }
}
