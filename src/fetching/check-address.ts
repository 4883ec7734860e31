import { isIP } from "node:net";
import { parseUrl } from "../domain/parse-url.ts";
import { type AddressPolicy, allowsAddress, allowsPort } from "./address-policy.ts";
import { type FetchFailure, failure } from "./failure.ts";
import { shownAddress } from "./shown-address.ts";

/** Longer addresses are traps (calendars, endless parameters) rather than pages. */
const MAX_LENGTH = 2_048;

/** Names that never lead out of a machine or a local network (RFC 6761, 6762, 7686, 8375; ICANN: internal). */
const LOCAL_NAME = /(?:^|\.)(?:localhost|local|internal|localdomain|home\.arpa|onion)$/u;

const LOOPBACK_NAME = /(?:^|\.)localhost$/u;

type Check = (url: URL, policy: AddressPolicy) => FetchFailure | null;

const hostOf = (url: URL): string => url.hostname.replace(/^\[(.*)\]$/u, "$1").replace(/\.$/u, "");

/**
 * What is wrong with an address before anything is asked: its form, scheme, port, or a host that is
 * not public by its name or number. What a name resolves to is judged when it is connected to.
 */
export function checkAddress(
  address: string,
  policy: AddressPolicy,
  base?: URL,
): URL | FetchFailure {
  const url = address.length > MAX_LENGTH ? null : parseUrl(address, base);
  if (url === null) {
    return failure("bad-address", `not an address of a page: ${shownAddress(address)}`);
  }
  // Neither sent nor part of what is read: two addresses that differ in it alone are one page.
  url.hash = "";
  for (const check of [checkScheme, checkCredentials, checkPort, checkNumber, checkName]) {
    const fault = check(url, policy);
    if (fault !== null) {
      return fault;
    }
  }
  return url;
}

const checkScheme: Check = (url, policy) => {
  const isKnown = url.protocol === "https:" || (url.protocol === "http:" && policy.allowLoopback);
  return isKnown
    ? null
    : failure("bad-address", `only https addresses are read: ${shownAddress(url)}`);
};

const checkCredentials: Check = (url) =>
  url.username === "" && url.password === ""
    ? null
    : failure("bad-address", `take user name and password out of: ${shownAddress(url)}`);

const checkNumber: Check = (url, policy) => {
  const host = hostOf(url);
  return isIP(host) === 0 || allowsAddress(policy, url, host)
    ? null
    : failure("address-refused", `not a public address: ${shownAddress(url)}`);
};

const checkName: Check = (url, policy) => {
  const host = hostOf(url);
  if (isIP(host) !== 0 || (policy.allowLoopback && LOOPBACK_NAME.test(host))) {
    return null;
  }
  // A name without a dot would be completed with the domain of the local network.
  return host.includes(".") && !LOCAL_NAME.test(host)
    ? null
    : failure("address-refused", `not a public name: ${shownAddress(url)}`);
};

const checkPort: Check = (url, policy) =>
  // With loopback allowed, what a name stands for is known only when it is resolved: see the connector.
  policy.allowLoopback || allowsPort(policy, url)
    ? null
    : failure("bad-address", `only ports 80 and 443 are asked: ${shownAddress(url)}`);
