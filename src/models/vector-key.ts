import { createHash } from "node:crypto";

/** Bytes of a key. */
export const KEY_BYTES = 16;

/**
 * Names the vector of a text: the first 16 bytes of the SHA-256 of its UTF-8, as 32 hex digits.
 *
 * @param text What was embedded as a passage, without the model's prefix.
 */
export function vectorKey(text: string): string {
  return createHash("sha256")
    .update(text, "utf8")
    .digest("hex")
    .slice(0, 2 * KEY_BYTES);
}
