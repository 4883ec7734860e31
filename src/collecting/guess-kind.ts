import type { SourceEntry } from "../domain/source-entry.ts";
import type { CollectContext } from "./collect-context.ts";
import type { CollectFault } from "./page-outcome.ts";
import { DOCUMENT_TYPES } from "./read-address.ts";

export type GuessedKind =
  | { readonly kind: Extract<SourceEntry["kind"], "page" | "sitemap" | "feed"> }
  | ({ readonly kind: "failed" } & CollectFault);

const XML = /^(?:application|text)\/(?:[a-z]+\+)?xml$/u;
const ACCEPT = [
  ...DOCUMENT_TYPES,
  "application/xml",
  "text/xml",
  "application/rss+xml",
  "application/atom+xml",
] as const;

/** Tells by what an address answers whether it is a page, a sitemap or a feed. */
export async function guessKind(
  url: string,
  { fetcher, extractor, signal }: CollectContext,
): Promise<GuessedKind> {
  const result = await fetcher.fetch({ url, accept: ACCEPT, signal });
  if (result.kind !== "fetched") {
    const detail = result.kind === "failed" ? result.detail : "answers 304 to a plain request";
    return {
      kind: "failed",
      fault: result.kind === "failed" ? result.fault : "unreachable",
      detail,
    };
  }
  if (!XML.test(result.contentType) || result.contentType === "application/xhtml+xml") {
    return { kind: "page" };
  }
  const list = { body: result.body, charset: result.charset, url: result.url };
  const sitemap = await extractor.readSitemap(list);
  if (sitemap.kind === "links") {
    return { kind: "sitemap" };
  }
  const feed = await extractor.readFeed(list);
  return feed.kind === "links"
    ? { kind: "feed" }
    : { kind: "failed", fault: feed.fault, detail: `is XML, but ${feed.detail}` };
}
