import { BotError } from "../errors.ts";
import type { Validators } from "./fetch-result.ts";

/** Of RFC 9110: no control characters, and not so long that servers refuse the request. */
const FIELD = /^[\u0020-\u007e\u0080-\u00ff]{1,1000}$/u;

const CONTACT = /^[\u0021-\u0027\u002a-\u007e]{3,200}$/u;

/**
 * The name the bot reads pages under: `Souverain/0.2.0 (+https://example.org/bot)`.
 *
 * @param contact address or e-mail of who runs the bot; `null`: not told.
 * @throws {BotError} CONFIG_INVALID when the contact cannot stand in a header.
 */
export function userAgent(version: string, contact: string | null): string {
  if (contact === null) {
    return `Souverain/${version}`;
  }
  if (!CONTACT.test(contact)) {
    throw new BotError(
      "CONFIG_INVALID",
      "the contact for fetched sites must be an address or e-mail without spaces or parentheses",
    );
  }
  return `Souverain/${version} (+${contact})`;
}

/** The headers that ask for a page only if it changed; what cannot be a header is left out. */
export function conditionalHeaders(validators: Validators | undefined): Record<string, string> {
  const { etag = null, lastModified = null } = validators ?? {};
  return {
    ...(etag !== null && FIELD.test(etag) ? { "if-none-match": etag } : {}),
    ...(lastModified !== null && FIELD.test(lastModified)
      ? { "if-modified-since": lastModified }
      : {}),
  };
}
