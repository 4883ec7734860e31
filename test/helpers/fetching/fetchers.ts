import { connect, type LookupFunction } from "node:net";
import type { buildConnector } from "undici";
import type { AddressPolicy } from "../../../src/fetching/address-policy.ts";
import { createFetcher, fetcherOver } from "../../../src/fetching/create-fetcher.ts";
import type { FetchLimits } from "../../../src/fetching/fetch-limits.ts";
import type { Fetcher, FetchResult } from "../../../src/fetching/fetch-result.ts";
import { guardedConnector } from "../../../src/fetching/guarded-connector.ts";
import { FakeTime } from "../fake-time.ts";

const QUICK: Partial<FetchLimits> = { gapMs: 0 };

export const HTML = ["text/html"];

/** A fetcher that may read loopback, with a clock that jumps over every pause. */
export function loopbackFetcher(
  limits: Partial<FetchLimits> = {},
  time: Pick<FakeTime, "now" | "delay"> = new FakeTime(),
): Fetcher {
  return createFetcher({
    version: "0.0.0",
    contact: "https://bot.example/about",
    allowLoopback: true,
    now: time.now,
    pause: time.delay,
    limits: { ...QUICK, ...limits },
  });
}

export interface StrictParts {
  /** Ports that are let pass beside those of the web, so that it is the address that is refused. */
  readonly ports: readonly number[];
  readonly lookup?: LookupFunction;
  /** Dials what it answers `true` for on this port of loopback, in plain text: a public site, played. */
  readonly site?: { readonly port: number; readonly isSite: (hostname: string) => boolean };
}

/** A fetcher by the rules of the product: https and public addresses only. */
export function strictFetcher({ ports, lookup = noLookup, site }: StrictParts): Fetcher {
  const policy: AddressPolicy = { allowLoopback: false, ports: new Set([80, 443, ...ports]) };
  const guarded = guardedConnector({ policy, lookup, connectMs: 5_000 });
  const connector: buildConnector.connector = (options, callback) => {
    if (site?.isSite(options.hostname) !== true) {
      guarded(options, callback);
      return;
    }
    const socket = connect(site.port, "127.0.0.1");
    socket.once("error", (error) => callback(error, null));
    socket.once("connect", () => callback(null, socket));
  };
  const time = new FakeTime();
  return fetcherOver(
    { policy, connector },
    {
      version: "0.0.0",
      contact: null,
      allowLoopback: false,
      now: time.now,
      pause: time.delay,
      limits: QUICK,
    },
  );
}

/** Every name is unknown: tests ask no name server. */
const noLookup: LookupFunction = (hostname, _options, callback) => {
  callback(Object.assign(new Error(`unknown: ${hostname}`), { code: "ENOTFOUND" }), [], 4);
};

/** Fetches a page of HTML. */
export async function read(
  fetcher: Fetcher,
  url: string,
  signal = new AbortController().signal,
): Promise<FetchResult> {
  return fetcher.fetch({ url, accept: HTML, signal });
}

/** The fault of a result, or what else it is. */
export const faultOf = (result: FetchResult): string =>
  result.kind === "failed" ? result.fault : result.kind;
