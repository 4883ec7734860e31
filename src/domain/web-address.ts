import { z } from "zod";
import { parseUrl } from "./parse-url.ts";

/**
 * A full `https://` address without user name or password. `http://` is let pass on this machine alone
 * (loopback): test sites have no certificate, and nothing is read from there without a setting of its own.
 */
export const WebAddress = z
  .url({ protocol: /^https?$/, error: "write a full https:// address" })
  .refine(isCitable, "write a full https:// address");
export type WebAddress = z.infer<typeof WebAddress>;

/** Whether an address is this machine itself; a name that only resolves to it is not known to be. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

function isCitable(text: string): boolean {
  const url = parseUrl(text);
  if (url === null || url.username !== "" || url.password !== "") {
    return false;
  }
  return url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url));
}
