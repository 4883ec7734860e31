import { ESCAPE_SEQUENCES } from "../../src/language/escape-sequences.ts";
import { parseUrl } from "../domain/parse-url.ts";

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

// No-break spaces stay: "100 %" and "1 000" are not to be parted at the end of a line.
const SPACES = /[^\S\u00a0\u202f]+/gu;

/**
 * Makes a text from outside safe to print on a terminal, on one line.
 *
 * Escape sequences, control characters, bidirectional overrides and zero-width characters go; white
 * space but no-break spaces becomes one space; half a surrogate pair becomes U+FFFD.
 */
export function sanitizeLine(text: string): string {
  return text
    .replace(ESCAPE_SEQUENCES, "")
    .replace(/\p{Cs}/gu, "\ufffd")
    .replace(SPACES, " ")
    .replace(INVISIBLE, "")
    .replace(/ {2,}/gu, " ")
    .trim();
}

/** As {@link sanitizeLine}, but keeps line breaks. */
export function sanitizeText(text: string): string {
  return text
    .replace(ESCAPE_SEQUENCES, "")
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map(sanitizeLine)
    .join("\n");
}

/**
 * An address that may be made clickable: https only, as the URL parser writes it.
 *
 * @returns `undefined` when the text is no such address.
 */
export function safeUrl(text: string): string | undefined {
  const url = parseUrl(text);
  if (url?.protocol !== "https:" || url.username !== "" || url.password !== "") {
    return undefined;
  }
  return sanitizeLine(url.href);
}
