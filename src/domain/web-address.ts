import { z } from "zod";
import { parseUrl } from "./parse-url.ts";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * A full `https://` address without user name or password. `http://` is let pass on this machine alone
 * (loopback): test sites have no certificate, and nothing is read from there without a setting of its own.
 */
export const WebAddress = z
  .url({ protocol: /^https?$/, error: "write a full https:// address" })
  .refine(isCitable, "write a full https:// address");
export type WebAddress = z.infer<typeof WebAddress>;

function isCitable(text: string): boolean {
  const url = parseUrl(text);
  if (url === null || url.username !== "" || url.password !== "") {
    return false;
  }
  return url.protocol === "https:" || (url.protocol === "http:" && LOOPBACK.has(url.hostname));
}
