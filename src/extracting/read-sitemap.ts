import { cleanText } from "./clean-text.ts";
import type { LinkEntry } from "./extracted-document.ts";
import { keepLinks, type LinkReading, readLink, refuseXml } from "./link-reading.ts";
import { readDate } from "./read-date.ts";

const ROOT =
  /^\s*(?:<\?[^>]*\?>\s*|<!--(?:(?!-->)[\s\S]){0,10000}-->\s*)*<(?:\w+:)?(?<root>urlset|sitemapindex)\b/u;
const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
};

/** Text of an element inside `part`, its CDATA and five XML entities resolved; `null` when it is missing. */
function elementText(part: string, name: string): string | null {
  const open = new RegExp(`<(?:\\w+:)?${name}\\b[^<>]*>`, "u").exec(part);
  const start = open === null ? -1 : open.index + open[0].length;
  const raw = start < 0 ? "" : part.slice(start, start + 4000);
  const end = raw.search(/<\//u);
  if (end < 0) {
    return null;
  }
  const inner = raw
    .slice(0, end)
    .replace(/^\s*<!\[CDATA\[/u, "")
    .replace(/\]\]>\s*$/u, "");
  return cleanText(
    inner.replace(/&(?:amp|lt|gt|quot|apos);/gu, (entity) => ENTITIES[entity] ?? entity),
  );
}

/** Each stretch between the start of an entry and the start of the next; linear in the text. */
function* entriesOf(text: string, name: string): Generator<LinkEntry> {
  const opening = new RegExp(`<(?:\\w+:)?${name}(?=[\\s>])`, "gu");
  let start = opening.exec(text)?.index;
  while (start !== undefined) {
    const next = opening.exec(text)?.index;
    const part = text.slice(start, next);
    const url = readLink(elementText(part, "loc"));
    if (url !== null) {
      yield { url, title: null, date: readDate(elementText(part, "lastmod")) };
    }
    start = next;
  }
}

/**
 * Reads a sitemap or an index of sitemaps (sitemaps.org).
 *
 * @param limit - Entries kept at most.
 */
export function readSitemap(text: string, limit: number): LinkReading {
  const refused = refuseXml(text);
  if (refused !== null) {
    return refused;
  }
  const root = ROOT.exec(text.replace(/^\ufeff/u, ""))?.groups?.["root"];
  if (root === undefined) {
    const detail = "is no sitemap: begins with neither <urlset> nor <sitemapindex>";
    return { kind: "failed", fault: "unreadable", detail };
  }
  const isIndex = root === "sitemapindex";
  const kept = keepLinks(entriesOf(text, isIndex ? "sitemap" : "url"), limit);
  return { kind: "links", of: isIndex ? "sitemaps" : "pages", ...kept };
}
