import { parseUrl } from "../domain/parse-url.ts";
import type { PartialDate } from "../domain/partial-date.ts";
import { cleanName } from "./clean-text.ts";
import { type DocumentParts, primaryLanguage } from "./document-parts.ts";
import type { DomDocument } from "./dom.ts";
import { type Described, readJsonLd } from "./json-ld.ts";
import { readLink } from "./link-reading.ts";
import { readDate } from "./read-date.ts";

const META = {
  title: ["og:title", "dc.title", "dcterms.title", "citation_title", "twitter:title"],
  publisher: [
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "citation_publisher",
    "publisher",
    "application-name",
  ],
  author: [
    "author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "article:author",
    "parsely-author",
  ],
  published: [
    "article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "citation_publication_date",
    "publication_date",
    "pubdate",
    "date",
    "og:published_time",
  ],
  modified: [
    "article:modified_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "og:updated_time",
    "last-modified",
    "revised",
  ],
  language: ["dc.language", "dcterms.language", "content-language", "og:locale"],
} as const;
const SEPARATOR = /\s+[|–—·»:-]\s+/u;

type Read = <T>(names: readonly string[], use: (content: string) => T | null) => T | null;

/** Looks names up in the order given; the first content that can be used wins. */
function createMetaReader(document: DomDocument): Read {
  const contents = new Map<string, string>();
  for (const meta of [...document.querySelectorAll("meta")].slice(0, 500)) {
    const key = ["name", "property", "http-equiv", "itemprop"]
      .map((attribute) => meta.getAttribute(attribute))
      .find((value) => value !== null)
      ?.toLowerCase();
    const content = meta.getAttribute("content");
    if (key !== undefined && content !== null && !contents.has(key)) {
      contents.set(key, content);
    }
  }
  return (names, use) => {
    for (const name of names) {
      const content = contents.get(name);
      const used = content === undefined ? null : use(content);
      if (used !== null) {
        return used;
      }
    }
    return null;
  };
}

function firstOf<T>(values: readonly (T | null | undefined)[]): T | null {
  return values.find((value) => value !== null && value !== undefined) ?? null;
}

function fromJson<T>(
  described: readonly Described[],
  use: (node: Described) => T | null,
): T | null {
  return firstOf(described.map(use));
}

/** A name, unless it is the address of a profile. */
function personName(text: string | undefined): string | null {
  return text === undefined || /^\s*(?:https?:)?\/\//iu.test(text) ? null : cleanName(text, 200);
}

/** Day of a `time` or other element that says what it is: `itemprop`, class, or standing in the article's head. */
function dateElement(document: DomDocument, selectors: readonly string[]): PartialDate | null {
  for (const selector of selectors) {
    const element = document.querySelector(selector);
    const stated = element?.getAttribute("datetime") ?? element?.getAttribute("content");
    const date = readDate(stated ?? element?.textContent);
    if (date !== null) {
      return date;
    }
  }
  return null;
}

/** Takes the site's name off a title such as "Prices | Example". */
function dropSiteName(title: string, publisher: string | null): string {
  const parts = title.split(SEPARATOR);
  const [first] = parts;
  const last = parts.at(-1);
  if (publisher === null || parts.length < 2 || first === undefined || last === undefined) {
    return title;
  }
  const isName = (part: string): boolean => part.toLowerCase() === publisher.toLowerCase();
  if (isName(last)) {
    return title.slice(0, title.length - last.length).replace(/\s+[|–—·»:-]\s*$/u, "");
  }
  return isName(first) ? title.slice(first.length).replace(/^\s*[|–—·»:-]\s+/u, "") : title;
}

function findTitle(
  document: DomDocument,
  read: Read,
  described: readonly Described[],
): string | null {
  const headings = [...document.querySelectorAll("h1")].slice(0, 2);
  return firstOf([
    fromJson(described, ({ headline }) => cleanName(headline)),
    read(META.title, (content) => cleanName(content)),
    headings.length === 1 ? cleanName(headings[0]?.textContent) : null,
    cleanName(document.querySelector("title")?.textContent),
    cleanName(headings[0]?.textContent),
    fromJson(described, ({ name }) => cleanName(name)),
  ]);
}

/** The address that the page calls its own, when it is on the host it was read from. */
function findCanonical(document: DomDocument, url: string): string | null {
  const href = document.querySelector("link[rel~=canonical]")?.getAttribute("href");
  const page = parseUrl(url);
  const canonical = page === null ? null : readLink(href, url);
  // Same scheme, host and port: a page cannot pass itself off as one of another site.
  return canonical !== null && new URL(canonical).origin === page?.origin ? canonical : null;
}

function findDates(
  document: DomDocument,
  read: Read,
  described: readonly Described[],
): Pick<DocumentParts, "published" | "modified"> {
  const published = firstOf([
    fromJson(described, ({ datePublished }) => readDate(datePublished)),
    read(META.published, readDate),
    dateElement(document, [
      "[itemprop~=datePublished]",
      "time[pubdate]",
      "time.published",
      "time.entry-date",
      "article header time[datetime]",
      "main header time[datetime]",
      "article time[datetime]",
      "main time[datetime]",
    ]),
  ]);
  const modified = firstOf([
    fromJson(described, ({ dateModified }) => readDate(dateModified)),
    read(META.modified, readDate),
    dateElement(document, ["[itemprop~=dateModified]", "time.updated", "time.modified"]),
  ]);
  return { published, modified };
}

/**
 * What a page says of itself: JSON-LD, meta elements, `time` elements, `html lang`. To be read before
 * anything is removed from the page. Nothing is invented: what is not stated is `null`.
 */
export function readMetadata(document: DomDocument, url: string): Omit<DocumentParts, "blocks"> {
  const read = createMetaReader(document);
  const described = readJsonLd(document);
  const publisher = firstOf([
    read(META.publisher, (content) => cleanName(content, 200)),
    fromJson(described, (node) => personName(node.publisher)),
  ]);
  const title = findTitle(document, read, described);
  return {
    title: title === null ? null : dropSiteName(title, publisher),
    publisher,
    author: firstOf([
      fromJson(described, (node) => personName(node.author)),
      read(META.author, personName),
    ]),
    ...findDates(document, read, described),
    language: firstOf([
      primaryLanguage(document.documentElement.getAttribute("lang")),
      primaryLanguage(document.documentElement.getAttribute("xml:lang")),
      read(META.language, primaryLanguage),
      fromJson(described, ({ inLanguage }) => primaryLanguage(inLanguage)),
    ]),
    canonical: findCanonical(document, url),
  };
}
