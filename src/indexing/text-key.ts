import { createHash } from "node:crypto";

const KEY_DIGITS = 32;

/**
 * Names a text among vectors, shipped or cached: the first 16 bytes of the SHA-256 of its UTF-8, as
 * 32 hex digits.
 */
export function textKey(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex").slice(0, KEY_DIGITS);
}
