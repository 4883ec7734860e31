import type { SourceEntry } from "../domain/source-entry.ts";
import { WebAddress } from "../domain/web-address.ts";
import type { LinkReading } from "../extracting/link-reading.ts";
import type { CollectContext } from "./collect-context.ts";
import type { CollectFault, Listing } from "./page-outcome.ts";
import { addressTarget, failedFetch } from "./read-address.ts";
import { isSameSite, pageAddress } from "./same-site.ts";

type ListedEntry = Extract<SourceEntry, { kind: "sitemap" | "feed" }>;
type Failure = CollectFault & { readonly page: string };

const XML = ["application/xml", "text/xml"] as const;
const LIST_TYPES = {
  sitemap: [...XML, "text/plain"],
  feed: [...XML, "application/rss+xml", "application/atom+xml", "application/rdf+xml"],
} as const;
/** Sitemaps of one index that are read; the protocol allows 50,000 addresses in each. */
const MAX_SITEMAPS = 50;

/** The addresses of an entry that names them itself. */
export function listNamed(
  entry: Extract<SourceEntry, { kind: "page" | "pages" }>,
  context: CollectContext,
): Listing {
  const addresses = entry.kind === "page" ? [entry.url] : entry.urls;
  const pages = [...new Set(addresses.map(pageAddress))];
  return {
    kind: "listed",
    targets: pages.map((page) => addressTarget(page, entry, context)),
    failures: [],
    isWhole: true,
  };
}

/** The addresses of a sitemap or feed: those of its own site, filtered, up to its limit. */
export async function listFetched(entry: ListedEntry, context: CollectContext): Promise<Listing> {
  const gathered = await gather(entry, context);
  if ("fault" in gathered) {
    const { fault, detail } = gathered;
    return { kind: "failed", page: entry.url, fault, detail };
  }
  const { pages, failures } = choosePages(gathered.addresses, entry);
  return {
    kind: "listed",
    targets: pages.map((page) => addressTarget(page, entry, context)),
    failures: [...gathered.failures, ...failures],
    // Where a part of the list could not be read, nobody knows what is gone.
    isWhole: entry.kind === "sitemap" && gathered.failures.length === 0,
  };
}

interface Gathered {
  readonly addresses: readonly string[];
  readonly failures: readonly Failure[];
}

async function gather(
  entry: ListedEntry,
  context: CollectContext,
): Promise<Gathered | CollectFault> {
  const first = await readList(entry.url, entry, context);
  if (first.kind === "failed") {
    return first;
  }
  return first.of === "pages"
    ? { addresses: addressesOf(first), failures: cutOff(entry.url, first) }
    : gatherIndex(addressesOf(first), entry, context);
}

function addressesOf({ entries }: Extract<LinkReading, { kind: "links" }>): readonly string[] {
  return entries.map(({ url }) => url);
}

function cutOff(
  page: string,
  { isCut, entries }: Extract<LinkReading, { kind: "links" }>,
): Failure[] {
  const detail = `lists more than the ${String(entries.length)} addresses that are looked at`;
  return isCut ? [{ page, fault: "over-limit", detail }] : [];
}

async function gatherIndex(
  sitemaps: readonly string[],
  entry: ListedEntry,
  context: CollectContext,
): Promise<Gathered> {
  const own = sitemaps.filter((url) => isAddressOf(url, entry.url));
  const addresses: string[] = [];
  const failures: Failure[] = overLimit(entry, own.length - MAX_SITEMAPS, "sitemaps");
  for (const url of own.slice(0, MAX_SITEMAPS)) {
    // oxlint-disable-next-line no-await-in-loop -- a host is asked for one thing after the other
    const reading = await readList(url, entry, context);
    if (reading.kind === "links" && reading.of === "pages") {
      addresses.push(...addressesOf(reading));
      failures.push(...cutOff(url, reading));
    } else {
      failures.push({ page: url, ...faultOf(reading) });
    }
  }
  return { addresses, failures };
}

function faultOf(reading: LinkReading | ListFailure): CollectFault {
  return reading.kind === "failed"
    ? { fault: reading.fault, detail: reading.detail }
    : { fault: "nested-index", detail: "is a sitemap of sitemaps inside another: not read" };
}

type ListFailure = CollectFault & { readonly kind: "failed" };

async function readList(
  url: string,
  entry: ListedEntry,
  { fetcher, extractor, signal }: CollectContext,
): Promise<LinkReading | ListFailure> {
  const result = await fetcher.fetch({ url, accept: LIST_TYPES[entry.kind], signal });
  if (result.kind === "failed") {
    return { ...failedFetch(result, signal), kind: "failed" };
  }
  if (result.kind === "not-modified") {
    // Nothing was asked for on a condition.
    return { kind: "failed", fault: "unreachable", detail: "answers 304 to a plain request" };
  }
  const list = { body: result.body, charset: result.charset, url: result.url };
  return entry.kind === "feed" ? extractor.readFeed(list) : extractor.readSitemap(list);
}

function isAddressOf(url: string, home: string): boolean {
  return WebAddress.safeParse(url).success && isSameSite(url, home);
}

/** Whether an address or path is one that the entry wants. */
export function isWanted(
  page: string,
  { include, exclude = [] }: Pick<ListedEntry, "include" | "exclude">,
): boolean {
  return (
    (include === undefined || include.some((part) => page.includes(part))) &&
    !exclude.some((part) => page.includes(part))
  );
}

/** What says that more was listed than is read; nothing when `surplus` is not positive. */
export function overLimit(
  { id, limit }: Pick<ListedEntry, "id" | "limit">,
  surplus: number,
  what: "pages" | "sitemaps",
): Failure[] {
  const mend =
    what === "pages"
      ? `raise \`limit\` (${String(limit)}), or narrow it with \`include\` or \`exclude\``
      : "name the sitemap of the wanted part instead";
  const detail = `${String(surplus)} more ${what} are listed than are read: ${mend}`;
  return surplus > 0 ? [{ page: id, fault: "over-limit", detail }] : [];
}

function choosePages(
  addresses: readonly string[],
  entry: ListedEntry,
): { readonly pages: readonly string[]; readonly failures: readonly Failure[] } {
  const own = addresses.filter((url) => isAddressOf(url, entry.url)).map(pageAddress);
  const wanted = [...new Set(own)].filter((page) => isWanted(page, entry));
  const foreign = addresses.length - own.length;
  const detail = `${String(foreign)} addresses are not of the site of ${new URL(entry.url).host}, or no https addresses: they are not read`;
  return {
    pages: wanted.slice(0, entry.limit),
    failures: [
      ...overLimit(entry, wanted.length - entry.limit, "pages"),
      ...(foreign === 0 ? [] : [{ page: entry.url, fault: "other-site", detail }]),
    ],
  };
}
