import type { CitationHealth } from "../domain/source-health.ts";
import type { ExtractedDocument, ExtractResult } from "../extracting/extracted-document.ts";
import { cancelled } from "../indexing/cancellation.ts";
import type { BaseContent } from "../knowledge/base-content.ts";
import { joinBlocks } from "../knowledge/page-text.ts";
import { fold } from "../language/fold.ts";
import type { CollectContext } from "./collect-context.ts";
import { guard } from "./guard.ts";
import type { CitationCheck } from "./snapshot-store.ts";

/** An address that the base cites, with those who cite it. */
export interface CitedAddress {
  readonly url: string;
  readonly uses: readonly {
    readonly item: string;
    /** Texts that must stand on the page word for word. */
    readonly quotes: readonly string[];
  }[];
}

const ACCEPT = [
  "text/html",
  "application/xhtml+xml",
  "application/pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "text/plain",
  "text/markdown",
] as const;

/**
 * Every address that the items of a base cite, in order of address.
 *
 * Pages read from sources are not among them: each run of those finds out by itself.
 */
export function citedAddresses({ items }: Pick<BaseContent, "items">): readonly CitedAddress[] {
  const found = new Map<string, CitedAddress["uses"][number][]>();
  for (const { id, kind, sources, fact } of items) {
    const quotes = fact?.quote === undefined ? [] : [fact.quote];
    for (const url of kind === "page" ? [] : new Set(sources.map((source) => source.url))) {
      found.set(url, [...(found.get(url) ?? []), { item: id, quotes }]);
    }
  }
  return [...found]
    .map(([url, uses]) => ({ url, uses }))
    .toSorted((a, b) => (a.url < b.url ? -1 : 1));
}

/**
 * Asks for an address that is cited, and looks for the quotations on its page.
 *
 * A page that cannot be made text of (a consent wall, a scan) is not dead; nothing can be said of its
 * quotations then.
 *
 * @throws {BotError} INDEX_CANCELLED.
 */
export async function checkAddress(
  { url, uses }: CitedAddress,
  context: CollectContext,
): Promise<readonly CitationCheck[]> {
  const at = context.now().toISOString();
  const result = await context.fetcher.fetch({ url, accept: ACCEPT, signal: context.signal });
  if (result.kind === "failed" && result.fault === "cancelled") {
    throw cancelled(context.signal.reason);
  }
  if (result.kind !== "fetched") {
    const fault = result.kind === "failed" ? result.fault : null;
    return uses.map(({ item }) => ({ url, item, at, fault, isQuoteLost: false }));
  }
  const hasQuotes = uses.some(({ quotes }) => quotes.length > 0);
  const document = hasQuotes ? await documentOf({ ...result }, context) : null;
  const text = document === null ? null : words(joinBlocks(document));
  return uses.map(({ item, quotes }) => ({
    url,
    item,
    at,
    fault: null,
    isQuoteLost: text !== null && quotes.some((quote) => !text.includes(words(quote))),
  }));
}

async function documentOf(
  page: {
    readonly body: Uint8Array;
    readonly contentType: string;
    readonly charset: string | null;
    readonly url: string;
  },
  { extractor, signal }: CollectContext,
): Promise<ExtractedDocument | null> {
  const { body, contentType, charset, url } = page;
  const input = { body, contentType, charset, url, language: "en", selectors: {}, signal } as const;
  const result = await guard<ExtractResult>(signal, extractor.extract(input), ({ detail }) => ({
    kind: "failed",
    fault: "unreadable",
    detail,
  }));
  return result.kind === "extracted" ? result.document : null;
}

/** Words with one space between, whatever marks, accents and case: pages change their quotes and dashes. */
function words(text: string): string {
  return ` ${fold(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;
}

/** Nothing is known of a page then: it may well stand, and be read by people. */
const UNTOLD = new Set([
  "robots-disallowed",
  "denied",
  "rate-limited",
  "too-large",
  "content-type-refused",
]);

/** What was found when the citations were last checked. */
export function citationHealth(checks: readonly CitationCheck[]): CitationHealth {
  return {
    checked: new Set(checks.map(({ url }) => url)).size,
    dead: checks.flatMap(({ url, fault, item }) =>
      fault === null || UNTOLD.has(fault) ? [] : [{ url, fault, item }],
    ),
    lostQuotes: checks.flatMap(({ url, item, isQuoteLost }) =>
      isQuoteLost ? [{ url, item }] : [],
    ),
  };
}
