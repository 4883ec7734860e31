import { hash } from "node:crypto";

const KEY_DIGITS = 32;

/**
 * Names a text among vectors, shipped or cached: the first 16 bytes of the SHA-256 of its UTF-8, as
 * 32 hex digits.
 */
export function textKey(text: string): string {
  return hash("sha256", text, "hex").slice(0, KEY_DIGITS);
}
