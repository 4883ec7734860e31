import { parseUrl } from "../domain/parse-url.ts";
import { sanitizeLine } from "../presenting/sanitize.ts";

const MAX_LENGTH = 160;

/** A text from outside as part of a message: one line, nothing invisible, at most 160 characters. */
export function shownText(text: string): string {
  // Cut first, so that a header of megabytes costs nothing.
  const line = sanitizeLine(text.slice(0, 4 * MAX_LENGTH));
  return line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH - 1).toWellFormed()}…` : line;
}

/** An address for messages: without credentials, and without its query, which may hold a key. */
export function shownAddress(address: URL | string): string {
  if (typeof address === "string") {
    const url = parseUrl(address);
    // What cannot be parsed may hold credentials all the same.
    return url !== null
      ? shownAddress(url)
      : shownText(address.replace(/\/\/[^/]*@/u, "//").replace(/\?.*/su, "?…"));
  }
  const query = address.search === "" ? "" : "?…";
  return shownText(`${address.protocol}//${address.host}${address.pathname}${query}`);
}
