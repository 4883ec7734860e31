import { parseUrl } from "../../src/domain/parse-url.ts";

/**
 * Whether an address that Slack gave belongs to Slack: one of these hosts over https, or where its Web API is
 * (a loopback's). Nothing is sent anywhere else, whatever an address in the state or in a reply says.
 */
export function isSlackAddress(
  text: string,
  { apiUrl, hosts }: { readonly apiUrl: string; readonly hosts: readonly string[] },
): boolean {
  const url = parseUrl(text);
  if (url === null) {
    return false;
  }
  const isOfficial = url.protocol === "https:" && hosts.includes(url.host);
  return isOfficial || url.origin === new URL(apiUrl).origin;
}
