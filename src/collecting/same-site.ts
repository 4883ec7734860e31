import { parseUrl } from "../domain/parse-url.ts";

/**
 * Whether an address belongs to the site of another: the same host, `www.` or not, or one below it.
 *
 * What is read from elsewhere would be cited under the name of a publisher who has not said it.
 */
export function isSameSite(address: string, home: string): boolean {
  const [a, b] = [siteOf(address), siteOf(home)];
  if (a === undefined || b === undefined) {
    return false;
  }
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}

/** `undefined`: no address. */
function siteOf(address: string): string | undefined {
  return parseUrl(address)?.host.replace(/^www\./u, "");
}

/** An address without its fragment, as the URL parser writes it: what identifies a page. */
export function pageAddress(address: string): string {
  const url = new URL(address);
  url.hash = "";
  return url.href;
}
