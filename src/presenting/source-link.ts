import type { Nearest } from "../domain/answer.ts";
import { safeUrl, sanitizeLine } from "./sanitize.ts";

/** Browsers and chat platforms cut or refuse longer addresses; no real source has one. */
const MAX_URL_CHARS = 1500;
/** Up to this many words a quotation is searched for whole, else by its first and last words. */
const WHOLE_WORDS = 12;
const END_WORDS = 5;
const MAX_FRAGMENT_CHARS = 400;

/**
 * Address that a source may be opened at, from its own metadata; `null` when it is none that may be linked.
 *
 * A quotation's leads to its words on the page (a text fragment); our summaries stand on no page, so
 * theirs never has one.
 */
export function sourceLink(source: Pick<Nearest, "url" | "form" | "excerpt">): string | null {
  const url = safeUrl(source.url);
  if (url === undefined || url.length > MAX_URL_CHARS) {
    return null;
  }
  const fragment = source.form === "quotation" ? textFragment(sanitizeLine(source.excerpt)) : "";
  if (fragment === "" || fragment.length > MAX_FRAGMENT_CHARS || url.includes(":~:")) {
    return url;
  }
  return `${url}${url.includes("#") ? "" : "#"}${fragment}`;
}

/** `:~:text=…` for a text; empty for none. */
function textFragment(text: string): string {
  const words = text.split(/\s+/u).filter((word) => word !== "");
  const ends =
    words.length <= WHOLE_WORDS
      ? [words.join(" ")]
      : [words.slice(0, END_WORDS).join(" "), words.slice(-END_WORDS).join(" ")];
  const joined = ends.map(encodeDirective).join(",");
  return joined === "" ? "" : `:~:text=${joined}`;
}

/** Hyphens, commas and ampersands part a text directive, so those of the text are encoded. */
function encodeDirective(text: string): string {
  return encodeURIComponent(text).replaceAll("-", "%2D");
}
