import type { SourceEntry } from "../domain/source-entry.ts";
import type { ExtractInput } from "../extracting/extracted-document.ts";
import type { FetchFault, FetchResult } from "../fetching/fetch-result.ts";
import { cancelled } from "../indexing/cancellation.ts";
import type { CollectContext } from "./collect-context.ts";
import type { PageOutcome, Target } from "./page-outcome.ts";
import { isSameSite } from "./same-site.ts";

/** Content types that documents are made of. */
export const DOCUMENT_TYPES = [
  "text/html",
  "application/xhtml+xml",
  "application/pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "text/markdown",
  "text/plain",
] as const;
const GONE: ReadonlySet<FetchFault> = new Set(["not-found", "gone"]);

/** A page at an address. */
export function addressTarget(page: string, entry: SourceEntry, context: CollectContext): Target {
  const { fetcher, signal } = context;
  return {
    page,
    read: async (validators) => {
      const isKnown = validators.etag !== null || validators.lastModified !== null;
      const result = await fetcher.fetch({
        url: page,
        ...(isKnown ? { validators } : {}),
        accept: DOCUMENT_TYPES,
        signal,
      });
      return toOutcome(page, { result, entry, context });
    },
  };
}

async function toOutcome(
  page: string,
  {
    result,
    entry,
    context,
  }: {
    readonly result: FetchResult;
    readonly entry: SourceEntry;
    readonly context: CollectContext;
  },
): Promise<PageOutcome> {
  switch (result.kind) {
    case "not-modified":
      return { kind: "not-modified" };
    case "failed":
      return failedFetch(result, context.signal);
    case "fetched": {
      if (!isSameSite(result.url, page)) {
        const detail = `leads to ${new URL(result.url).host}: write the new address in data/sources.yaml if it is the right one`;
        return { kind: "failed", fault: "moved", detail };
      }
      const text = await extractText({ ...result, entry }, context);
      return text.kind === "text" ? { ...text, validators: result.validators } : text;
    }
  }
}

/** @throws {BotError} INDEX_CANCELLED when it failed since the run is to stop. */
export function failedFetch(
  { fault, detail }: Extract<FetchResult, { kind: "failed" }>,
  signal: AbortSignal,
): Extract<PageOutcome, { kind: "failed" | "gone" }> {
  if (fault === "cancelled" && signal.aborted) {
    throw cancelled(signal.reason);
  }
  return { kind: GONE.has(fault) ? "gone" : "failed", fault, detail };
}

/** Makes the text of a page of its bytes. */
export async function extractText(
  {
    entry,
    body,
    contentType,
    charset,
    url,
  }: Pick<ExtractInput, "body" | "contentType" | "charset" | "url"> & {
    readonly entry: SourceEntry;
  },
  { extractor, signal }: CollectContext,
): Promise<
  | Omit<Extract<PageOutcome, { kind: "text" }>, "validators">
  | Extract<PageOutcome, { kind: "failed" }>
> {
  const { language, selectors } = entry;
  const input = { body, contentType, charset, url, language, selectors, signal };
  const result = await extractor.extract(input);
  return result.kind === "extracted"
    ? { kind: "text", text: { kind: "document", document: result.document } }
    : { kind: "failed", fault: result.fault, detail: result.detail };
}
