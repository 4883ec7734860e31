import { z } from "zod";
import { cleanName } from "./clean-text.ts";
import type { LinkEntry } from "./extracted-document.ts";
import { keepLinks, type LinkReading, readLink, refuseXml } from "./link-reading.ts";
import { readDate } from "./read-date.ts";

const Text = z.string().optional().catch(undefined);
const Value = z
  .union([z.string(), z.object({ value: z.string() }).transform(({ value }) => value)])
  .optional()
  .catch(undefined);
// RSS: a guid is the address of the page unless it says that it is none.
const Guid = z
  .object({ value: z.string().regex(/^https?:/u), isPermaLink: z.literal(true).optional() })
  .transform(({ value }) => value)
  .optional()
  .catch(undefined);
const Dates = z
  .object({ dates: z.array(z.string()).min(1) })
  .transform(({ dates }) => dates[0])
  .optional()
  .catch(undefined);

const RssItem = z
  .object({ title: Value, link: Text, guid: Guid, pubDate: Text, dc: Dates })
  .transform(({ title, link, guid, pubDate, dc }) => ({
    title,
    address: link ?? guid,
    date: pubDate ?? dc,
  }));
const AtomEntry = z
  .object({
    title: Value,
    links: z
      .array(z.object({ href: Text, rel: Text }))
      .default([])
      .catch([]),
    published: Text,
    updated: Text,
  })
  .transform(({ title, links, published, updated }) => ({
    title,
    // RFC 4287: a link without "rel" is the alternate, the page itself.
    address: links.find(({ rel = "alternate" }) => rel === "alternate")?.href,
    date: updated ?? published,
  }));

/** Entries above the limit that are still parsed, in case some have no usable address. */
const SPARE = 50;

/** Offset behind the n-th entry, CDATA and comments skipped; the whole length when there are fewer. */
function endOfEntries(text: string, count: number): number {
  const mark = /<!\[CDATA\[|<!--|<\/(?:\w+:)?(?:item|entry)\s*>/gu;
  let left = count;
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    const closing = { "<![CDATA[": "]]>", "<!--": "-->" }[found[0]];
    if (closing === undefined) {
      left -= 1;
      if (left === 0) {
        return mark.lastIndex;
      }
      continue;
    }
    const end = text.indexOf(closing, mark.lastIndex);
    if (end < 0) {
      return text.length;
    }
    mark.lastIndex = end;
  }
  return text.length;
}

/**
 * Leaves out what is beyond the limit before the parser sees it: 100,000 entries take it 6 to 14 s.
 */
function shorten(text: string, limit: number): string {
  const end = endOfEntries(text, limit + SPARE);
  if (end === text.length) {
    return text;
  }
  const root = /<(?:\w+:)?(?<root>rss|feed|RDF)\b/u.exec(text)?.groups?.["root"];
  const closing = { rss: "</channel></rss>", feed: "</feed>", RDF: "</rdf:RDF>" }[root ?? ""];
  return text.slice(0, end) + (closing ?? "");
}

function toEntry(
  item: z.infer<typeof RssItem | typeof AtomEntry>,
  baseUrl: string,
): readonly LinkEntry[] {
  const url = readLink(item.address, baseUrl);
  // Titles may be HTML (RFC 4287, type="html"): what reads like a tag is none of the words.
  const title = cleanName(item.title?.slice(0, 2000).replace(/<[^<>]{0,200}>/gu, ""));
  return url === null ? [] : [{ url, title, date: readDate(item.date) }];
}

async function parse(text: string, baseUrl: string): Promise<readonly LinkEntry[] | null> {
  const { parseFeed } = await import("feedsmith");
  try {
    const { format, feed } = parseFeed(text);
    const lists = z
      .object({
        items: z.array(z.unknown()).default([]),
        entries: z.array(z.unknown()).default([]),
      })
      .parse(feed);
    const read = format === "atom" ? lists.entries : lists.items;
    const schema = format === "atom" ? AtomEntry : RssItem;
    return read.flatMap((raw) => toEntry(schema.parse(raw), baseUrl));
  } catch {
    // Every fault of the parser means the same to whoever listed the address: this is no feed.
    return null;
  }
}

/**
 * Reads the pages that an RSS or Atom feed links to.
 *
 * @param baseUrl - Where it was read from; relative links are resolved against it.
 * @param limit - Entries kept at most.
 */
export async function readFeed(text: string, baseUrl: string, limit: number): Promise<LinkReading> {
  const refused = refuseXml(text);
  if (refused !== null) {
    return refused;
  }
  const entries = await parse(shorten(text.replace(/^\ufeff/u, "").trimStart(), limit), baseUrl);
  if (entries === null) {
    return {
      kind: "failed",
      fault: "unreadable",
      detail: "is no RSS or Atom feed that can be read",
    };
  }
  return { kind: "links", of: "pages", ...keepLinks(entries, limit) };
}
