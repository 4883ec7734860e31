import { createHash } from "node:crypto";
import { parseUrl } from "../domain/parse-url.ts";
import type { ItemId } from "../domain/passage.ts";
import { fold } from "../language/fold.ts";

const MAX_WORD_CHARS = 48;
const HASH_CHARS = 12;

/**
 * Id of the item of a page: readable words of its address or path, then a part of its hash, so that
 * it depends on no other page and stays when those come and go.
 *
 * @param page - Address, or path in a folder.
 */
export function pageItemId(source: string, page: string): ItemId {
  const path = parseUrl(page)?.pathname ?? page;
  const words = slugWords(path.replace(/\.[a-z0-9]{1,5}$/iu, ""));
  const hash = createHash("sha256").update(page).digest("hex").slice(0, HASH_CHARS);
  return `page:${source}.${words === "" ? "" : `${words}-`}${hash}`;
}

/** The end of a path says more than its beginning. */
function slugWords(path: string): string {
  const slug = fold(decode(path))
    .replaceAll(/[^a-z0-9]+/gu, "-")
    .replace(/^-|-$/gu, "");
  return slug.length <= MAX_WORD_CHARS ? slug : slug.slice(-MAX_WORD_CHARS).replace(/^[^-]*-/u, "");
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // Not percent-encoded, whatever it looks like: its letters still make words.
    return path;
  }
}
