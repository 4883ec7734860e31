import { lookup as systemLookup } from "node:dns";
import type { LookupFunction } from "node:net";
import { Agent, type buildConnector } from "undici";
import { type AddressPolicy, webPolicy } from "./address-policy.ts";
import { DEFAULT_LIMITS, type FetchLimits } from "./fetch-limits.ts";
import type { Fetcher } from "./fetch-result.ts";
import { guardedConnector } from "./guarded-connector.ts";
import { type Pause, systemPause } from "./pause.ts";
import { PoliteFetcher } from "./polite-fetcher.ts";
import { userAgent } from "./request-headers.ts";
import { Visitor } from "./visitor.ts";

export interface FetcherOptions {
  /** Of the bot, for its user agent. */
  readonly version: string;
  /** Address or e-mail of who runs the bot, told to the sites it reads; `null`: not told. */
  readonly contact: string | null;
  /** For tests: loopback may be read, over http too and on any port. Everything else stays refused. */
  readonly allowLoopback: boolean;
  readonly now: () => Date;
  /** Default: the timers of the system, which keep the process alive. */
  readonly pause?: Pause;
  /** How names are resolved. Default: as the system does. */
  readonly lookup?: LookupFunction;
  /** Default: {@link DEFAULT_LIMITS}. */
  readonly limits?: Partial<FetchLimits>;
}

/** How long a connection waits for the next page of its host, whatever the server offers. */
const KEEP_ALIVE_MS = 10_000;

/**
 * A fetcher of public https addresses. What it learns of hosts (robots.txt, rest) holds for its
 * lifetime: make one for each run, and close it.
 *
 * @throws {BotError} CONFIG_INVALID when the contact cannot stand in a header.
 */
export function createFetcher(options: FetcherOptions): Fetcher {
  const { lookup = systemLookup, limits } = options;
  const policy = webPolicy(options.allowLoopback);
  const { connectMs } = { ...DEFAULT_LIMITS, ...limits };
  return fetcherOver(
    { policy, connector: guardedConnector({ policy, lookup, connectMs }) },
    options,
  );
}

/** As {@link createFetcher}, over a connector that keeps to the policy by itself. */
export function fetcherOver(
  { policy, connector }: { policy: AddressPolicy; connector: buildConnector.connector },
  options: FetcherOptions,
): Fetcher {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const { pause = systemPause, now } = options;
  const dispatcher = new Agent({
    connect: connector,
    connections: 1,
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.idleMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: KEEP_ALIVE_MS,
    // Counts before decompression: a compressed stream that never yields a byte must end too.
    maxResponseSize: Math.max(limits.documentBytes, limits.textBytes, limits.robotsBytes),
  });
  const agent = userAgent(options.version, options.contact);
  const visitor = new Visitor({ policy, limits, now, pause, dispatcher, userAgent: agent });
  const disconnect = async (): Promise<void> => dispatcher.destroy();
  return new PoliteFetcher({ policy, limits, visitor, disconnect });
}
