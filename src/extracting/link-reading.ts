import { parseUrl } from "../domain/parse-url.ts";
import type { LinkEntry } from "./extracted-document.ts";

/** What a feed or sitemap lists. Expected outcomes are values. */
export type LinkReading =
  | {
      readonly kind: "links";
      /** What the entries lead to: pages to read, or further sitemaps. */
      readonly of: "pages" | "sitemaps";
      /** In the order of the file, each address once, http and https only. */
      readonly entries: readonly LinkEntry[];
      /** Whether there is more than `limit` allowed to read. */
      readonly isCut: boolean;
    }
  | {
      readonly kind: "failed";
      readonly fault: "unreadable" | "too-large" | "bomb";
      readonly detail: string;
    };

/** Largest sitemap that sitemaps.org allows, 50 MB; feeds are far smaller. */
const MAX_CHARS = 52_428_800;

// A document type declares entities; no feed or sitemap needs one, and expanding them is how bombs are built.
const DECLARES = /<!(?:DOCTYPE|ENTITY)/iu;
const ROOT = /<(?:\w+:)?(?:rss|feed|RDF|urlset|sitemapindex)[\s>]/u;

/** Why a text is not even looked at; `null` when it may be read. */
export function refuseXml(text: string): LinkReading | null {
  if (text.length > MAX_CHARS) {
    const detail = `has ${String(text.length)} characters, more than ${String(MAX_CHARS)}`;
    return { kind: "failed", fault: "too-large", detail };
  }
  // Behind the root element the same letters are but text, such as that of an article on HTML.
  if (DECLARES.test(text.slice(0, ROOT.exec(text)?.index))) {
    const detail = "declares a document type or entities (<!DOCTYPE, <!ENTITY): not read";
    return { kind: "failed", fault: "bomb", detail };
  }
  return null;
}

/** An address of a feed or sitemap, resolved; `null` unless it is http or https without a user name. */
export function readLink(raw: string | null | undefined, baseUrl?: string): string | null {
  const text = (raw ?? "").trim();
  const url = text === "" || text.length > 2000 ? null : parseUrl(text, baseUrl);
  if (url === null) {
    return null;
  }
  const isWeb = url.protocol === "https:" || url.protocol === "http:";
  if (!isWeb || url.username !== "" || url.password !== "") {
    return null;
  }
  url.hash = "";
  return url.href;
}

/** Keeps the first entry of each address, at most `limit`. */
export function keepLinks(
  entries: Iterable<LinkEntry>,
  limit: number,
): { readonly entries: readonly LinkEntry[]; readonly isCut: boolean } {
  const kept = new Map<string, LinkEntry>();
  for (const entry of entries) {
    if (kept.has(entry.url)) {
      continue;
    }
    if (kept.size === limit) {
      return { entries: [...kept.values()], isCut: true };
    }
    kept.set(entry.url, entry);
  }
  return { entries: [...kept.values()], isCut: false };
}
