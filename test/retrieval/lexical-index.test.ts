import { serialize } from "node:v8";
import { describe, expect, it } from "vitest";
import type { BaseLanguage } from "../../src/domain/language.ts";
import { analyseQuestion } from "../../src/language/analyse.ts";
import {
  buildLexicalIndex,
  deserializeLexicalIndex,
  type LexicalIndex,
  serializeLexicalIndex,
} from "../../src/retrieval/lexical-index.ts";
import type { ScoredRow } from "../../src/retrieval/scale.ts";

/** Two, three and four words, of which "cloud" and "label" are in several. */
const TEXTS = ["cloud label", "label label visa", "cloud visa key bank"];

function indexOf(texts: readonly string[], language: BaseLanguage = "en"): LexicalIndex {
  return buildLexicalIndex(texts.map((text) => ({ text, language })));
}

function search(index: LexicalIndex, question: string, limit = 10): readonly ScoredRow[] {
  return index.search(analyseQuestion(question, "en"), limit);
}

/** Rarity of a word in `held` of three passages. */
function idf(held: number): number {
  return Math.log(1 + (3 - held + 0.5) / (held + 0.5));
}

/** One word's share of BM25 with k1 = 1.2 and b = 0.75; passages have three words on average. */
function bm25(held: number, count: number, length: number): number {
  return (idf(held) * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * length) / 3));
}

describe("buildLexicalIndex", () => {
  it("ranks by BM25, worked out by hand", () => {
    const hits = search(indexOf(TEXTS), "label");

    // Stem and folded form are the same word here, the latter at half weight.
    expect(hits.map(({ row }) => row)).toEqual([1, 0]);
    expect(hits[0]?.score).toBeCloseTo(1.5 * bm25(2, 2, 3), 5);
    expect(hits[1]?.score).toBeCloseTo(1.5 * bm25(2, 1, 2), 5);
  });

  it.each([0, 1, 7, 40, 100, 500])("gives the first %i of all hits, ties by row", (limit) => {
    const texts = Array.from({ length: 300 }, (_, at) => TEXTS[at % TEXTS.length] ?? "");
    const index = indexOf(texts);

    const all = search(index, "cloud bank", texts.length);

    expect(all).toHaveLength(200);
    expect(search(index, "cloud bank", limit)).toEqual(all.slice(0, limit));
  });

  it("takes half of a score for the share of the question that is covered", () => {
    const hits = search(indexOf(TEXTS), "cloud bank");

    const share = idf(2) / (idf(2) + idf(1));
    expect(hits.map(({ row }) => row)).toEqual([2, 0]);
    expect(hits[0]?.score).toBeCloseTo(1.5 * (bm25(2, 1, 4) + bm25(1, 1, 4)), 5);
    expect(hits[1]?.score).toBeCloseTo(1.5 * bm25(2, 1, 2) * (0.5 + 0.5 * share), 5);
  });

  it("counts words of the question that stand nowhere as uncovered", () => {
    const index = indexOf(TEXTS);

    const [whole] = search(index, "bank");
    const [partly] = search(index, "bank unheard");

    expect(partly?.row).toBe(whole?.row);
    expect(partly?.score).toBeLessThan(whole?.score ?? 0);
  });

  it("prefers the exact form to another one of the same stem", () => {
    const hits = search(indexOf(["certified hosts", "certifies hosts"]), "certifies");

    expect(hits.map(({ row }) => row)).toEqual([1, 0]);
  });

  it("finds a passage of either language by its accents or without", () => {
    const index = buildLexicalIndex([
      { text: "Les données hébergées", language: "fr" },
      { text: "The hosted data", language: "en" },
    ]);

    expect(index.search(analyseQuestion("DONNEES ?", "fr"), 5).map(({ row }) => row)).toEqual([0]);
  });

  it.each([
    { name: "no word", question: "" },
    { name: "stop words alone", question: "What is it?" },
    { name: "unknown words alone", question: "Waffles unheard" },
  ])("finds nothing for $name", ({ question }) => {
    expect(search(indexOf(TEXTS), question)).toEqual([]);
  });

  it("orders equals by row and keeps to the limit", () => {
    const hits = search(indexOf(["cloud visa", "visa cloud", "cloud visa"]), "cloud", 2);

    expect(hits.map(({ row }) => row)).toEqual([0, 1]);
  });

  it("is not disturbed by the question before", () => {
    const index = indexOf(TEXTS);

    const first = search(index, "cloud label visa");
    search(index, "bank key label", 1);

    expect(search(index, "cloud label visa")).toEqual(first);
  });

  it("holds no more than 255 occurrences in a passage", () => {
    const index = indexOf(["cloud ".repeat(256), `${"cloud ".repeat(255)}visa`]);

    const [first, second] = search(index, "cloud");

    expect(first?.score).toBeCloseTo(second?.score ?? 0, 5);
  });

  it("knows which stems it holds and how rare they are", () => {
    const index = indexOf(TEXTS);

    expect(index.has("bank")).toBe(true);
    expect(index.has("unheard")).toBe(false);
    expect(index.idf("bank")).toBeCloseTo(idf(1), 10);
    expect(index.idf("label")).toBeCloseTo(idf(2), 10);
    expect(index.idf("unheard")).toBeGreaterThan(index.idf("bank"));
  });

  it("finds nothing in an index of nothing", () => {
    expect(search(indexOf([]), "cloud")).toEqual([]);
  });
});

describe("deserializeLexicalIndex", () => {
  it("gives back an index that finds the same, and whose bytes are the same", () => {
    const index = indexOf(TEXTS);
    const bytes = serializeLexicalIndex(index);

    const restored = deserializeLexicalIndex(bytes);

    expect(search(restored, "cloud bank label")).toEqual(search(index, "cloud bank label"));
    expect(serializeLexicalIndex(restored).equals(bytes)).toBe(true);
    expect(serializeLexicalIndex(indexOf(TEXTS)).equals(bytes)).toBe(true);
  });

  it.each([
    { name: "nothing", bytes: Buffer.alloc(0) },
    { name: "text", bytes: Buffer.from("cloud label") },
    { name: "another value", bytes: serialize({ terms: ["cloud"] }) },
    { name: "null", bytes: serialize(null) },
    {
      name: "lists of another kind",
      bytes: serialize({
        terms: new Map([["cloud", 0]]),
        starts: [0, 1],
        rows: [0],
        counts: [1],
        lengths: [1],
      }),
    },
    { name: "an index cut short", bytes: serializeLexicalIndex(indexOf(TEXTS)).subarray(0, 60) },
  ])("refuses $name and says how to mend it", ({ bytes }) => {
    expect(() => deserializeLexicalIndex(bytes)).toThrow(
      expect.objectContaining({
        code: "GENERATION_INVALID",
        message: expect.stringContaining("npm run souverain index"),
      }),
    );
  });
});
