import { describe, expect, it } from "vitest";
import { readKnowledge } from "../../src/knowledge/read-knowledge.ts";
import { faultWith, readFaults } from "../helpers/broken-base.ts";
import { edit, SMALL_BASE, writeBase } from "../helpers/small-base.ts";

const BETA = "providers/beta.yaml";
const ARTICLE = "articles/2025-06-10-alpha.en.md";
const BETA_TEXT = SMALL_BASE[BETA] ?? "";
const ARTICLE_TEXT = SMALL_BASE[ARTICLE] ?? "";

function withNested(nested: string): string {
  return edit(BETA, "aliases: []", `aliases: ${nested}`);
}

function withBody(body: string): string {
  return `${ARTICLE_TEXT.slice(0, ARTICLE_TEXT.indexOf("Alpha is qualified"))}${body}\n`;
}

describe("hostile content", () => {
  const bomb = Array.from({ length: 9 }, (_, level) =>
    level === 0
      ? "a0: &a0 [x, x, x, x, x, x, x, x, x]"
      : `a${String(level)}: &a${String(level)} [${`*a${String(level - 1)},`.repeat(9)}]`,
  ).join("\n");

  it.each([
    {
      name: "10,000 nested lists",
      text: withNested("[".repeat(10_000) + "]".repeat(10_000)),
      message: "nested too deeply",
    },
    { name: "10,000 open brackets", text: withNested("[".repeat(10_000)), message: "nested" },
    {
      name: "13 nested lists",
      text: withNested("[".repeat(13) + "]".repeat(13)),
      message: "nested too deeply: write the fields as data/README.md shows",
    },
    { name: "a bomb of aliases", text: `${bomb}\n${BETA_TEXT}`, message: "an alias (*a0) is used" },
  ])(
    "refuses YAML with $name, at once",
    async ({ text, message }) => {
      const dataDir = await writeBase({ [BETA]: text });

      const faults = await readFaults(dataDir);

      expect(faults[0]).toEqual(
        expect.objectContaining({
          file: `data/${BETA}`,
          message: expect.stringContaining(message),
        }),
      );
    },
    5000,
  );

  it.each([
    { name: "10,000 nested quotations", body: `${"> ".repeat(10_000)}deep [1]` },
    { name: "10,000 nested lists", body: `${"- ".repeat(10_000)}deep [1]` },
    { name: "numbered lists in one another", body: `${"1. ".repeat(10_000)}deep [1]` },
    {
      name: "lists nested line by line",
      body: Array.from({ length: 500 }, (_, depth) => `${"  ".repeat(depth)}- x [1]`).join("\n"),
    },
  ])(
    "refuses Markdown with $name, at once",
    async ({ body }) => {
      const dataDir = await writeBase({ [ARTICLE]: withBody(body) });

      const faults = await readFaults(dataDir);

      const message = expect.stringContaining("is nested or indented too deeply");
      expect(faults).toMatchObject([{ file: `data/${ARTICLE}`, message }]);
    },
    5000,
  );

  it.each([
    { name: "20,000 blanks before a marker", body: `Text.${" ".repeat(20_000)}x [1]` },
    { name: "10,000 open brackets", body: `Text ${"[".repeat(10_000)} [1]` },
    { name: "9,000 markers", body: `Text. ${"[1]".repeat(9000)}` },
    { name: "a sentence of 20,000 characters", body: `Text${" long".repeat(4000)}. [1]` },
  ])(
    "reads $name in time",
    async ({ body }) => {
      const dataDir = await writeBase({ [ARTICLE]: withBody(body) });

      const reading = await readKnowledge(dataDir);

      expect(reading.kind).toBe("valid");
    },
    10_000,
  );

  it("refuses a paragraph that would keep the parser busy for long", async () => {
    const body = `Text. [1]\n\nText. ${"[1]".repeat(50_000)}`;
    const dataDir = await writeBase({ [ARTICLE]: withBody(body) });

    const faults = await readFaults(dataDir);

    const message = "has more than 30000 characters without an empty line: part it";
    expect(faults).toEqual([faultWith(ARTICLE, 13, message)]);
  });
});
