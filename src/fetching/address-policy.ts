import { isLoopbackAddress, isPublicAddress } from "./public-address.ts";

/** What may be asked at all. */
export interface AddressPolicy {
  /** For tests: loopback too, over http or https and on any port. */
  readonly allowLoopback: boolean;
  /** Ports of public addresses. */
  readonly ports: ReadonlySet<number>;
}

/** One end of a connection that is about to be made. */
export interface Target {
  /** As in addresses, with a colon. */
  readonly protocol: string;
  /** Empty: that of the protocol. */
  readonly port: string;
}

/** The public web: https on its own ports. */
export const webPolicy = (allowLoopback: boolean): AddressPolicy => ({
  allowLoopback,
  ports: new Set([80, 443]),
});

export const allowsPort = (policy: AddressPolicy, { port }: Target): boolean =>
  policy.ports.has(port === "" ? 443 : Number(port));

/** Whether an IP address may be connected to. */
export function allowsAddress(policy: AddressPolicy, target: Target, address: string): boolean {
  if (isLoopbackAddress(address)) {
    return policy.allowLoopback;
  }
  return target.protocol === "https:" && allowsPort(policy, target) && isPublicAddress(address);
}
