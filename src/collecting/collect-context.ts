import type { Fetcher } from "../fetching/fetch-result.ts";
import type { Extractor } from "./extractor.ts";

/** What pages are read with. */
export interface CollectContext {
  readonly fetcher: Fetcher;
  readonly extractor: Extractor;
  /** Folder of the base: relative folders start from it. */
  readonly dataDir: string;
  readonly signal: AbortSignal;
  readonly now: () => Date;
}
