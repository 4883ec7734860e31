/** What a fetcher allows and how long it waits; times in milliseconds, sizes in bytes after decompression. */
export interface FetchLimits {
  /** Until a connection stands, TLS included. */
  readonly connectMs: number;
  /** From the request to the last header. */
  readonly headersMs: number;
  /** Between two pieces of a body. */
  readonly idleMs: number;
  /** One request and its whole answer. */
  readonly totalMs: number;
  /** HTML, feeds, sitemaps, plain text. */
  readonly textBytes: number;
  /** PDF and DOCX. */
  readonly documentBytes: number;
  /** What is read of a robots.txt: RFC 9309 asks for 500 KiB at least. */
  readonly robotsBytes: number;
  /** Redirects followed for one address: RFC 9309 asks for five, and browsers stop at twenty. */
  readonly redirects: number;
  /** Redirects among these that may lead to another host. */
  readonly hostChanges: number;
  /** Requests under way at the same time, over all hosts; to one host there is never more than one. */
  readonly concurrency: number;
  /** Between the end of an answer and the next request to the same host. */
  readonly gapMs: number;
  /** A longer `Crawl-delay` is cut to this. */
  readonly maxCrawlDelayMs: number;
  /** Further attempts after 429, 502, 503, 504 or a cut connection. */
  readonly retries: number;
  /** Before the first further attempt that no `Retry-After` times; four times as long before each next. */
  readonly backoffMs: number;
  /** A longer `Retry-After` is not waited for: the address fails, and its host rests until then. */
  readonly maxRetryAfterMs: number;
  /** How long a host is not asked after it refused or failed again and again. */
  readonly restMs: number;
}

const MEBIBYTE = 1024 * 1024;

export const DEFAULT_LIMITS: FetchLimits = {
  connectMs: 10_000,
  headersMs: 20_000,
  idleMs: 20_000,
  totalMs: 120_000,
  textBytes: 10 * MEBIBYTE,
  documentBytes: 50 * MEBIBYTE,
  robotsBytes: 512 * 1024,
  redirects: 5,
  hostChanges: 3,
  concurrency: 4,
  gapMs: 1_000,
  maxCrawlDelayMs: 30_000,
  retries: 2,
  backoffMs: 2_000,
  maxRetryAfterMs: 120_000,
  restMs: 600_000,
};
