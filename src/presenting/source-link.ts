import type { Citation } from "../domain/answer.ts";
import { searchedWords } from "../language/text-fragment.ts";
import { safeUrl, sanitizeLine } from "./sanitize.ts";

/** Browsers and chat platforms cut or refuse longer addresses; no real source has one. */
const MAX_URL_CHARS = 1500;
const MAX_FRAGMENT_CHARS = 400;

/** What a link is made of. */
type Linked = Pick<Citation, "url" | "form" | "excerpt" | "pageNumber" | "isUniqueOnPage">;

/**
 * Address that a source may be opened at, from its own metadata; `null` when it is none that may be linked.
 *
 * A quotation's leads to its words on the page (a text fragment) where they stand there once, or to
 * its page of a PDF; our summaries stand on no page, so theirs never has either.
 */
export function sourceLink(source: Linked): string | null {
  const url = safeUrl(source.url);
  if (url === undefined || url.length > MAX_URL_CHARS) {
    return null;
  }
  if (source.form !== "quotation" || url.includes(":~:")) {
    return url;
  }
  if (source.pageNumber !== undefined) {
    // Readers of PDF know pages, and no text fragments.
    return url.includes("#") ? url : `${url}#page=${String(source.pageNumber)}`;
  }
  const fragment = source.isUniqueOnPage === false ? "" : textFragment(source.excerpt);
  return fragment === "" || fragment.length > MAX_FRAGMENT_CHARS
    ? url
    : `${url}${url.includes("#") ? "" : "#"}${fragment}`;
}

/** `:~:text=…` for a text; empty for none. */
function textFragment(excerpt: string): string {
  const directive = searchedWords(sanitizeLine(excerpt)).map(encodeDirective).join(",");
  return directive === "" ? "" : `:~:text=${directive}`;
}

/** Hyphens, commas and ampersands part a text directive, so those of the text are encoded. */
function encodeDirective(text: string): string {
  return encodeURIComponent(text).replaceAll("-", "%2D");
}
