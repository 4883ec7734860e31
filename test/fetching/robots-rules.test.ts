import { describe, expect, it } from "vitest";
import { parseRobots } from "../../src/fetching/robots-rules.ts";

const FILE = new URL("https://example.org/robots.txt");

const allows = (text: string, path: string): boolean | undefined =>
  parseRobots(FILE, text)?.allows(new URL(path, FILE));

describe("rules", () => {
  it.each([
    ["nothing", "", "/page", true],
    ["all", "User-agent: *\nDisallow: /", "/page", false],
    ["none", "User-agent: *\nDisallow:", "/page", true],
    [
      "the group of the bot alone",
      "User-agent: *\nDisallow: /\n\nUser-agent: Souverain\nAllow: /",
      "/page",
      true,
    ],
    ["the bot, with a version", "User-agent: souverain/1.0\nDisallow: /", "/page", false],
    ["another bot", "User-agent: Other\nDisallow: /", "/page", true],
    ["the longest rule", "User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true],
    ["a wildcard", "User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", false],
    ["the end of an address", "User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x", true],
    ["a query", "User-agent: *\nDisallow: /*?print=", "/a?print=1", false],
    ["encoded letters", "User-agent: *\nDisallow: /été", "/%C3%A9t%C3%A9", false],
    ["Windows lines and a byte-order mark", "\ufeffUser-agent: *\r\nDisallow: /\r\n", "/a", false],
    ["names of objects", "User-agent: __proto__\nDisallow: /", "/page", true],
  ])("are followed: %s", (...[, text, path, expected]) => {
    expect(allows(text, path)).toBe(expected);
  });

  it("do not hold for another host", () => {
    expect(allows("", "https://other.example/page")).toBe(false);
  });

  it.each([
    ["10", 10_000],
    ["0.5", 500],
    ["-1", 0],
    ["soon", 0],
    ["1e999", Number.POSITIVE_INFINITY],
  ])("ask for a delay of %s s", (seconds, expected) => {
    expect(parseRobots(FILE, `User-agent: *\nCrawl-delay: ${seconds}`)?.crawlDelayMs).toBe(
      expected,
    );
  });

  it("with endless wildcards are not followed at all", () => {
    const line = `Disallow: /${"*a".repeat(500)}\n`;

    expect(parseRobots(FILE, `User-agent: *\n${line.repeat(60)}`)).toBeNull();
  });
});
