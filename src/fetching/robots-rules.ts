import robotsParser from "robots-parser";

interface ParsedFile {
  isAllowed(url: string, userAgent: string): boolean | undefined;
  getCrawlDelay(userAgent: string): number | undefined;
}

type Parse = (url: string, text: string) => ParsedFile;

/** The package's types describe an ES module; it is a CommonJS one that is the function itself. */
function isParse(exported: unknown): exported is Parse {
  return typeof exported === "function";
}

/** What a robots.txt says to this bot. */
export interface RobotsRules {
  allows(url: URL): boolean;
  /** Milliseconds between requests; 0 when it asks for none. */
  readonly crawlDelayMs: number;
}

/** The name that robots.txt files know the bot by (RFC 9309: the product token). */
const TOKEN = "Souverain";

/**
 * Characters of patterns with wildcards that are matched against an address: the matcher takes their
 * number times the length of the address, and a hostile file would hold up a run for minutes.
 */
const MAX_WILDCARDS = 50_000;

/** A host without a robots.txt allows everything. */
export const ALLOW_ALL: RobotsRules = { allows: () => true, crawlDelayMs: 0 };

/** Rules of a file; `null`: it cannot be followed, because its patterns are endless. */
export function parseRobots(url: URL, text: string): RobotsRules | null {
  const patterns = text.split(/[\r\n]+/u).filter((line) => line.includes("*") && !AGENT.test(line));
  if (patterns.reduce((sum, { length }) => sum + length, 0) > MAX_WILDCARDS) {
    return null;
  }
  const parse: unknown = robotsParser;
  if (!isParse(parse)) {
    throw new TypeError("robots-parser does not export its function any more");
  }
  const robots = parse(url.href, text);
  const seconds = robots.getCrawlDelay(TOKEN) ?? 0;
  return {
    // Undefined, an address of another host, is no permission.
    allows: (address) => robots.isAllowed(address.href, TOKEN) === true,
    crawlDelayMs: seconds > 0 ? seconds * 1_000 : 0,
  };
}

const AGENT = /^\s*user-agent\s*:/iu;
