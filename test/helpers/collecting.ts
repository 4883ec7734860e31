import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { collect } from "../../src/collecting/collect.ts";
import type { CollectContext } from "../../src/collecting/collect-context.ts";
import type { Collected } from "../../src/collecting/collected.ts";
import type { Extractor } from "../../src/collecting/extractor.ts";
import type { SnapshotStore } from "../../src/collecting/snapshot-store.ts";
import { SourceEntry } from "../../src/domain/source-entry.ts";
import type { ExtractedDocument } from "../../src/extracting/extracted-document.ts";
import type { Fetcher, FetchFault, FetchRequest } from "../../src/fetching/fetch-result.ts";
import { openSnapshotStore } from "../../src/storage/sqlite/snapshots/snapshot-store.ts";

/** What a fake address answers: a text, or why there is none. */
export type FakePage =
  | string
  | { readonly fault: FetchFault }
  | { readonly body: string; readonly url: string }
  | (() => Promise<never>);

export interface FakeWeb {
  readonly pages: Map<string, FakePage>;
  /** Every request, in order; a condition is told by its ETag. */
  readonly requests: { readonly url: string; readonly etag: string | null }[];
  readonly fetcher: Fetcher;
}

/** A web of texts, whose ETag is the text itself. */
export function fakeWeb(pages: Readonly<Record<string, FakePage>> = {}): FakeWeb {
  const web: FakeWeb = {
    pages: new Map(Object.entries(pages)),
    requests: [],
    fetcher: { fetch: async (request) => answer(request), close: () => Promise.resolve() },
  };
  async function answer({ url, validators, signal }: FetchRequest): ReturnType<Fetcher["fetch"]> {
    const page = web.pages.get(url) ?? { fault: "not-found" };
    web.requests.push({ url, etag: validators?.etag ?? null });
    const fetchedAt = "2026-11-23T08:00:00.000Z";
    if (signal.aborted) {
      return { kind: "failed", fault: "cancelled", status: null, detail: "", retryable: true };
    }
    if (typeof page === "function") {
      return page();
    }
    if (typeof page === "object" && "fault" in page) {
      return { kind: "failed", fault: page.fault, status: null, detail: "no", retryable: true };
    }
    const text = typeof page === "string" ? page : page.body;
    if (validators?.etag === `"${text}"`) {
      return { kind: "not-modified", url, fetchedAt };
    }
    return {
      kind: "fetched",
      url: typeof page === "string" ? url : page.url,
      body: Buffer.from(text),
      contentType: "text/html",
      charset: "utf-8",
      validators: { etag: `"${text}"`, lastModified: null },
      fetchedAt,
    };
  }
  return web;
}

/** A document of one block, titled with its first word. */
export function documentOf(
  text: string,
  fields: Partial<ExtractedDocument> = {},
): ExtractedDocument {
  return {
    title: text.split(" ")[0] ?? "",
    publisher: null,
    author: null,
    published: null,
    modified: null,
    language: "en",
    canonical: null,
    blocks: [{ headings: [], columns: [], text, pageNumber: null }],
    ...fields,
  };
}

/** Takes a body for the text itself, "!fault" for a fault, and lists for lines of addresses. */
const plainExtractor: Extractor = {
  extract: ({ body }) => {
    const text = Buffer.from(body).toString();
    if (text === "!throw") {
      throw new TypeError("parser broke");
    }
    return Promise.resolve(
      text.startsWith("!")
        ? { kind: "failed", fault: "consent-wall", detail: "asks for consent" }
        : { kind: "extracted", document: documentOf(text) },
    );
  },
  readFeed: ({ body }) => readLines(body, "pages"),
  readSitemap: ({ body }) =>
    readLines(body, Buffer.from(body).toString().startsWith("index") ? "sitemaps" : "pages"),
};

function readLines(body: Uint8Array, of: "pages" | "sitemaps"): ReturnType<Extractor["readFeed"]> {
  const lines = Buffer.from(body)
    .toString()
    .split("\n")
    .filter((line) => line.includes("/"));
  const entries = lines.map((url) => ({ url, title: null, date: null }));
  return Promise.resolve({ kind: "links", of, entries, isCut: false });
}

/** A source on example.com; what is not given is usual. */
export function entryOf(fields: Readonly<Record<string, unknown>>): SourceEntry {
  return SourceEntry.parse({
    id: "site",
    language: "en",
    publisher: "Example",
    basis: "vendor",
    ...fields,
  });
}

/** A folder that is gone after the test. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "souverain-collecting-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Snapshots in a folder that is gone after the test. */
export function tempStore(): SnapshotStore {
  const store = openSnapshotStore(tempFolder());
  onTestFinished(() => {
    store.close();
  });
  return store;
}

/** What pages are read with, on a day of 2026. */
export function contextOf(web: FakeWeb, fields: Partial<CollectContext> = {}): CollectContext {
  return {
    fetcher: web.fetcher,
    extractor: plainExtractor,
    dataDir: "/nowhere",
    signal: new AbortController().signal,
    now: () => new Date("2026-11-23T08:00:00.000Z"),
    ...fields,
  };
}

/** A store and a web, with a function that collects entries from it. */
export interface Bench {
  readonly store: SnapshotStore;
  readonly web: FakeWeb;
  readonly run: (
    entries: readonly SourceEntry[],
    fields?: Partial<CollectContext>,
  ) => Promise<Collected>;
}

export function bench(pages: Parameters<typeof fakeWeb>[0] = {}): Bench {
  const web = fakeWeb(pages);
  const store = tempStore();
  const run: Bench["run"] = async (entries, fields) =>
    collect({
      store,
      entries,
      base: [],
      context: contextOf(web, fields),
      onProgress: () => undefined,
    });
  return { store, web, run };
}

/** Page, state and text of all that was collected. */
export function told({ pages }: Collected): readonly string[] {
  return pages
    .map(({ page, state, content }) => {
      const text = content.passages.map((passage) => passage.text).join(" / ");
      return `${page} ${state}: ${text}`;
    })
    .toSorted();
}

/** Page and fault of all that failed. */
export function failuresOf({ reports }: Collected): readonly string[] {
  return reports.flatMap(({ failures }) => failures.map(({ page, fault }) => `${page} ${fault}`));
}
