import { isIPv6 } from "node:net";
import ipaddr from "ipaddr.js";
import { parseUrl } from "../domain/parse-url.ts";

/** Global unicast as assigned so far (RFC 4291, IANA): everything else of IPv6 is special or unassigned. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");

/**
 * Lies in a public range, but is the machine's own cloud: the virtual address of Azure's platform,
 * learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16.
 */
const AZURE_PLATFORM = "168.63.129.16";

/** ISATAP (RFC 5214): an interface id that carries an IPv4 address, whatever the prefix. */
const isIsatap = ({ parts }: ipaddr.IPv6): boolean =>
  ((parts[4] ?? 0) & 0xfdff) === 0 && parts[5] === 0x5efe;

/** IPv6 without an IPv4 part: ipaddr.js takes `::1.2.3.4`, which is no mapped address, for one. */
function canonical(address: string): string {
  const url = isIPv6(address) ? parseUrl(`https://[${address}]/`) : null;
  return url === null ? address : url.hostname.slice(1, -1);
}

/** The address an IPv4-mapped IPv6 address stands for, else itself; `null`: not an address. */
function read(address: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  const written = canonical(address);
  if (!ipaddr.isValid(written)) {
    return null;
  }
  const ip = ipaddr.parse(written);
  return ip instanceof ipaddr.IPv6 && ip.isIPv4MappedAddress() ? ip.toIPv4Address() : ip;
}

/**
 * Whether an IP address is one of the public internet; false for everything special (private,
 * link-local, CGNAT, multicast, reserved, …), for forms that carry an IPv4 address (6to4, NAT64,
 * Teredo, ISATAP), and for what is no address.
 */
export function isPublicAddress(address: string): boolean {
  const ip = read(address);
  if (ip === null || ip.range() !== "unicast") {
    return false;
  }
  return ip instanceof ipaddr.IPv6
    ? ip.match(GLOBAL_UNICAST) && !isIsatap(ip)
    : ip.toString() !== AZURE_PLATFORM;
}

/** Whether an IP address is this machine's loopback, in either family. */
export function isLoopbackAddress(address: string): boolean {
  return read(address)?.range() === "loopback";
}
