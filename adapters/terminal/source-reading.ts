import { readFileSync } from "node:fs";
import { z } from "zod";
import type { CollectContext } from "../../src/collecting/collect-context.ts";
import type { Extractor, ListBody } from "../../src/collecting/extractor.ts";
import type { Config } from "../../src/config.ts";
import { decodeText } from "../../src/extracting/decode-text.ts";
import { createExtractor } from "../../src/extracting/extractor.ts";
import type { LinkReading } from "../../src/extracting/link-reading.ts";
import { readFeed } from "../../src/extracting/read-feed.ts";
import { readSitemap } from "../../src/extracting/read-sitemap.ts";
import { createFetcher } from "../../src/fetching/create-fetcher.ts";
import { DEFAULT_LIMITS } from "../../src/fetching/fetch-limits.ts";
import type { Fetcher } from "../../src/fetching/fetch-result.ts";

/** Addresses of one list that are looked at: as many as sitemaps.org allows in a file. */
const LIST_LIMIT = 50_000;

export interface ReadingOptions {
  readonly config: Pick<Config, "dataDir" | "sourcesAllowLoopback">;
  readonly signal: AbortSignal;
  readonly now: () => Date;
}

/**
 * Opens what sources are read with, for the time of an action: connections and the thread that reads
 * documents are closed when it ends.
 */
export async function withSourceReading<T>(
  { config, signal, now }: ReadingOptions,
  action: (context: CollectContext) => Promise<T>,
): Promise<T> {
  const fetcher = createSourceFetcher(config, now);
  const documents = createExtractor();
  const extractor: Extractor = {
    extract: documents.extract,
    readFeed: async (list) => readList(list, async (text) => readFeed(text, list.url, LIST_LIMIT)),
    readSitemap: async (list) => readList(list, (text) => readSitemap(text, LIST_LIMIT)),
  };
  try {
    return await action({ fetcher, extractor, dataDir: config.dataDir, signal, now });
  } finally {
    await Promise.all([fetcher.close(), documents.close()]);
  }
}

/** On a machine set up for tests, its own sites need no rest between two pages. */
function createSourceFetcher(
  { sourcesAllowLoopback }: Pick<Config, "sourcesAllowLoopback">,
  now: () => Date,
): Fetcher {
  return createFetcher({
    version: readVersion(),
    contact: null,
    allowLoopback: sourcesAllowLoopback,
    now,
    limits: { gapMs: sourcesAllowLoopback ? 0 : DEFAULT_LIMITS.gapMs },
  });
}

function readVersion(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

async function readList(
  { body, charset }: ListBody,
  read: (text: string) => LinkReading | Promise<LinkReading>,
): Promise<LinkReading> {
  const decoded = decodeText(body, charset);
  return decoded.kind === "decoded"
    ? read(decoded.text)
    : { kind: "failed", fault: "unreadable", detail: decoded.detail };
}
