import { dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { readKnowledge } from "../../src/knowledge/read-knowledge.ts";
import { readFaults } from "../helpers/broken-base.ts";
import { edit, SMALL_BASE, writeBase } from "../helpers/small-base.ts";

const ALPHA = "providers/alpha.yaml";
const BETA = "providers/beta.yaml";
const TOPIC = "topics/keys.fr.md";
const ARTICLE = "articles/2025-06-10-alpha.en.md";
const ARTICLE_TEXT = SMALL_BASE[ARTICLE] ?? "";

describe("one run", () => {
  it("reports the faults of all files, ordered by file and line", async () => {
    const dataDir = await writeBase({
      [ALPHA]: edit(ALPHA, "kind: provider", "kind: firm").replace("viaCopy: true", "viaCopy: no"),
      [BETA]: Buffer.from([0xff]),
      [TOPIC]: edit(TOPIC, "[2][1]", "[9]"),
      [ARTICLE]: edit(ARTICLE, "kind: article", "kind: news").replace("Beta. [2]", "Beta."),
      "topics/notes.txt": "x",
    });

    const faults = await readFaults(dataDir);

    expect(faults.map(({ file, line }) => `${file}:${String(line)}`)).toEqual([
      `data/${ARTICLE}:5`,
      `data/${ARTICLE}:14`,
      `data/${ALPHA}:4`,
      `data/${ALPHA}:67`,
      `data/${BETA}:1`,
      `data/${TOPIC}:16`,
      "data/topics/notes.txt:1",
    ]);
  });

  it("gives the same faults twice", async () => {
    const dataDir = await writeBase({ [ALPHA]: "a: [", [TOPIC]: "x", [ARTICLE]: "" });

    const runs = [await readFaults(dataDir), await readFaults(dataDir)];

    expect(runs[0]).toHaveLength(3);
    expect(runs[1]).toEqual(runs[0]);
  });

  it("reads files with Windows line ends, with offsets into the file as it is", async () => {
    const changes = Object.entries(SMALL_BASE).map(([file, text]) => [
      file,
      text.replaceAll("\n", "\r\n"),
    ]);
    const dataDir = await writeBase(Object.fromEntries(changes));

    const reading = await readKnowledge(dataDir);

    const article = reading.kind === "valid" ? reading.knowledge.articles[0] : undefined;
    const windows = ARTICLE_TEXT.replaceAll("\n", "\r\n");
    const slices = article?.blocks.map(({ span }) => windows.slice(span.start, span.end));
    expect(dirname(article?.file ?? "")).toBe("articles");
    expect(slices?.slice(0, 3)).toEqual([
      "Alpha is qualified. It waited a year. [1]",
      "Critics see\r\ntwo weak points: [2]",
      "Its owner is Beta. [2]",
    ]);
  });
});
