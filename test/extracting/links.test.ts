import { describe, expect, it } from "vitest";
import type { LinkReading } from "../../src/extracting/link-reading.ts";
import { readFeed } from "../../src/extracting/read-feed.ts";
import { readSitemap } from "../../src/extracting/read-sitemap.ts";

const BASE = "https://news.example/feeds/";
const rss = (items: string, prolog = ""): string =>
  `<?xml version="1.0"?>${prolog}<rss version="2.0"><channel><title>Infos</title>${items}</channel></rss>`;
const atom = (entries: string): string =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Infos</title>${entries}</feed>`;
const urlset = (urls: string): string =>
  `<?xml version="1.0"?>\n<!-- fait par un outil -->\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls}</urlset>`;

function entriesOf(reading: LinkReading): readonly object[] {
  return reading.kind === "links" ? reading.entries : [];
}

const entry = (url: string, title: string | null = null, date: string | null = null): object => ({
  url,
  title,
  date,
});

describe("readFeed", () => {
  it.each([
    {
      name: "RSS",
      text: rss(
        "<item><title>A &amp; B</title><link>https://news.example/a</link><pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate></item>",
      ),
      expected: [entry("https://news.example/a", "A & B", "2026-03-03")],
    },
    {
      name: "RSS with a relative link, a guid and CDATA",
      text: rss(
        '<item><link>../b</link></item><item><guid>https://news.example/c</guid></item><item><guid isPermaLink="false">x-1</guid></item><item><link><![CDATA[https://news.example/d]]></link><description><![CDATA[</item> &c]]></description></item>',
      ),
      expected: ["b", "c", "d"].map((path) => entry(`https://news.example/${path}`)),
    },
    {
      name: "Atom, the alternate link, HTML in a title",
      text: atom(
        '<entry><title type="html">Un &lt;b&gt;titre&lt;/b&gt;</title><link rel="self" href="/x"/><link rel="alternate" href="/a"/><published>2026-03-01T10:00:00Z</published><updated>2026-03-02T10:00:00Z</updated></entry><entry><link href="/b"/></entry>',
      ),
      expected: [
        entry("https://news.example/a", "Un titre", "2026-03-02"),
        entry("https://news.example/b"),
      ],
    },
    {
      name: "RDF",
      text: '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Infos</title></channel><item><title>A</title><link>https://news.example/a</link><dc:date>2026-03-03</dc:date></item></rdf:RDF>',
      expected: [entry("https://news.example/a", "A", "2026-03-03")],
    },
    {
      name: "no entries",
      text: rss(""),
      expected: [],
    },
    {
      name: "the same address twice, others than of the web",
      text: rss(
        "<item><link>https://news.example/a</link></item><item><link>https://news.example/a#b</link></item><item><link>javascript:alert(1)</link></item><item><link>file:///etc/passwd</link></item><item><link>https://u:p@news.example/</link></item>",
      ),
      expected: [entry("https://news.example/a")],
    },
    {
      name: "tricks in a title",
      text: rss(
        "<item><title>Un\u202e\u200b titre&#10;&#27;[31m rouge</title><link>https://news.example/a</link></item>",
      ),
      expected: [entry("https://news.example/a", "Un titre rouge")],
    },
  ])("reads $name", async ({ text, expected }) => {
    const reading = await readFeed(text, BASE, 100);

    expect(reading).toMatchObject({ kind: "links", of: "pages", isCut: false });
    expect(entriesOf(reading)).toEqual(expected);
  });

  it.each([
    {
      name: "entities",
      text: rss(
        "<item><link>https://news.example/&b;</link></item>",
        '<!DOCTYPE r [<!ENTITY a "xx"><!ENTITY b "&a;&a;">]>',
      ),
      fault: "bomb",
    },
    {
      name: "a document type from outside",
      text: rss("", '<!doctype r SYSTEM "file:///etc/passwd">'),
      fault: "bomb",
    },
    { name: "a page", text: "<html><body>x</body></html>", fault: "unreadable" },
    { name: "cut off", text: rss("<item><link>").slice(0, -20), fault: "unreadable" },
    { name: "nested without end", text: `<rss>${"<a>".repeat(100_000)}`, fault: "unreadable" },
    { name: "empty", text: "", fault: "unreadable" },
    { name: "too large", text: `${rss("")}${" ".repeat(53_000_000)}`, fault: "too-large" },
  ])("refuses $name", async ({ text, fault }) => {
    expect(await readFeed(text, BASE, 100)).toMatchObject({ kind: "failed", fault });
  });

  it("reads the first of 100,000 entries and says that there are more", async () => {
    const item =
      "<item><link>https://news.example/%</link><description><![CDATA[</item>]]></description></item>";
    const items = Array.from({ length: 100_000 }, (_, index) => item.replace("%", String(index)));

    const reading = await readFeed(rss(items.join("")), BASE, 500);

    expect(reading).toMatchObject({ kind: "links", isCut: true });
    expect(entriesOf(reading)).toHaveLength(500);
    expect(entriesOf(reading).at(-1)).toEqual(entry("https://news.example/499"));
  });

  it("keeps the text of an article on markup", async () => {
    const text = rss(
      "<item><link>https://news.example/a</link><description>&lt;!DOCTYPE html&gt; <![CDATA[<!DOCTYPE html>]]></description></item>",
    );

    expect(entriesOf(await readFeed(text, BASE, 10))).toHaveLength(1);
  });
});

describe("readSitemap", () => {
  it.each([
    {
      name: "addresses and dates",
      text: urlset(
        "<url>\n <loc> https://news.example/a?x=1&amp;y=2 </loc><lastmod>2026-03-01T10:00:00+00:00</lastmod></url><url><loc><![CDATA[https://news.example/b]]></loc></url>",
      ),
      of: "pages",
      expected: [
        entry("https://news.example/a?x=1&y=2", null, "2026-03-01"),
        entry("https://news.example/b"),
      ],
    },
    {
      name: "an index of sitemaps",
      text: '<sitemapindex xmlns="x"><sitemap><loc>https://news.example/s1.xml</loc></sitemap></sitemapindex>',
      of: "sitemaps",
      expected: [entry("https://news.example/s1.xml")],
    },
    {
      name: "prefixes, pictures inside",
      text: '\ufeff<s:urlset xmlns:s="x"><s:url><s:loc>https://news.example/a</s:loc><image:image><image:loc>https://news.example/i.png</image:loc></image:image></s:url></s:urlset>',
      of: "pages",
      expected: [entry("https://news.example/a")],
    },
    {
      name: "entries that cannot be used",
      text: urlset(
        "<url></url><url><loc>/relative</loc></url><url><loc>ftp://x.example</loc></url><url><loc>https://news.example/a</loc>",
      ),
      of: "pages",
      expected: [entry("https://news.example/a")],
    },
  ])("reads $name", ({ text, of, expected }) => {
    const reading = readSitemap(text, 100);

    expect(reading).toMatchObject({ kind: "links", of, isCut: false });
    expect(entriesOf(reading)).toEqual(expected);
  });

  it.each([
    { name: "entities", text: '<!DOCTYPE a [<!ENTITY b "c">]><urlset></urlset>', fault: "bomb" },
    { name: "a page", text: "<html><urlset></urlset></html>", fault: "unreadable" },
    { name: "a feed", text: rss(""), fault: "unreadable" },
    { name: "an endless comment", text: `<!--${"- ".repeat(500_000)}`, fault: "unreadable" },
  ])("refuses $name", ({ text, fault }) => {
    expect(readSitemap(text, 100)).toMatchObject({ kind: "failed", fault });
  });

  it("reads the first of 100,000 addresses and says that there are more", () => {
    const urls = Array.from(
      { length: 100_000 },
      (_, index) => `<url><loc>https://news.example/${String(index)}</loc></url>`,
    );

    const reading = readSitemap(urlset(urls.join("")), 1000);

    expect(reading).toMatchObject({ kind: "links", isCut: true });
    expect(entriesOf(reading)).toHaveLength(1000);
  });
});
