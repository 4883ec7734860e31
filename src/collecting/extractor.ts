import type { ExtractInput, ExtractResult } from "../extracting/extracted-document.ts";
import type { LinkReading } from "../extracting/link-reading.ts";

/** The body of a feed or sitemap as it was fetched. */
export interface ListBody {
  readonly body: Uint8Array;
  readonly charset: string | null;
  /** Address it was read at: relative addresses are resolved against it. */
  readonly url: string;
}

/** Makes text of bytes. */
export interface Extractor {
  extract(input: ExtractInput): Promise<ExtractResult>;
  readFeed(list: ListBody): Promise<LinkReading>;
  readSitemap(list: ListBody): Promise<LinkReading>;
}
