import { isIP, type LookupFunction } from "node:net";
import { buildConnector } from "undici";
import { type AddressPolicy, allowsAddress } from "./address-policy.ts";
import { shownText } from "./shown-address.ts";

/** Thrown into a connection that would have led to an address that is not public. */
export class AddressRefusedError extends Error {
  override readonly name = "AddressRefusedError";

  constructor(host: string, address: string) {
    const what = host === address ? host : `${host} resolves to ${address}, which`;
    super(`${shownText(what)} is not a public address`);
  }
}

export interface ConnectorParts {
  readonly policy: AddressPolicy;
  /** Resolves names; `dns.lookup` outside tests. */
  readonly lookup: LookupFunction;
  readonly connectMs: number;
}

type Allows = (address: string) => boolean;

/**
 * Hands on what a name resolves to only if all of it is allowed. It is the lookup of the connection
 * itself, so that no second answer can come between the check and the connection.
 */
function guardLookup(lookup: LookupFunction, allows: Allows): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, options, (error, found, family) => {
      if (error !== null) {
        callback(error, found, family);
        return;
      }
      const addresses = typeof found === "string" ? [found] : found.map(({ address }) => address);
      const refused = addresses.find((address) => !allows(address));
      if (refused === undefined && addresses.length > 0) {
        callback(null, found, family);
      } else {
        callback(new AddressRefusedError(hostname, refused ?? "nothing"), [], family);
      }
    });
  };
}

/** Connects to allowed addresses only, whether they are written as a number or behind a name. */
export function guardedConnector(parts: ConnectorParts): buildConnector.connector {
  const { policy, lookup, connectMs } = parts;
  return (options, callback) => {
    const allows: Allows = (address) => allowsAddress(policy, options, address);
    const host = options.hostname.replace(/^\[(.*)\]$/u, "$1");
    // Numbers are connected to without a lookup: its guard would not see them.
    if (isIP(host) !== 0 && !allows(host)) {
      process.nextTick(callback, new AddressRefusedError(host, host), null);
      return;
    }
    const connect = buildConnector({ timeout: connectMs, lookup: guardLookup(lookup, allows) });
    connect(options, callback);
  };
}
