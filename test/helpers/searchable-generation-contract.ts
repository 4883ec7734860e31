import { describe, expect, it } from "vitest";
import { BotError } from "../../src/errors.ts";
import type { BaseContent } from "../../src/knowledge/base-content.ts";
import { analyseQuestion } from "../../src/language/analyse.ts";
import { outlineFact } from "../../src/retrieval/fact-outline.ts";
import type { SearchableGeneration } from "../../src/retrieval/searchable-generation.ts";
import { bagOfWords } from "./fake-embedder.ts";

/** A stored generation and the base it was made from. */
export interface StoredGeneration {
  readonly generation: SearchableGeneration;
  readonly content: BaseContent;
}

/** What every store of generations keeps; `open` makes a fresh one, embedded by `FakeEmbedder`. */
export function describeSearchableGeneration(
  name: string,
  open: () => Promise<StoredGeneration>,
): void {
  describe(`${name} as a SearchableGeneration`, () => {
    it("gives back every passage, item and subject as it was", async () => {
      const { generation, content } = await open();

      const rows = content.passages.map((_, row) => generation.passage(row));
      const items = content.items.map(({ id }) => generation.item(id));

      expect(generation.passageCount).toBe(content.passages.length);
      expect(rows).toEqual(content.passages);
      expect(items).toEqual(content.items);
      expect(generation.subjects).toEqual(content.subjects);
    });

    it("tells item and language of each row without reading it", async () => {
      const { generation, content } = await open();

      expect(generation.rowItems).toEqual(content.passages.map(({ item }) => item));
      expect(generation.rowLanguages).toEqual(content.passages.map(({ language }) => language));
    });

    it("keeps the vector of each passage's indexed text", async () => {
      const { generation, content } = await open();
      const { dimension } = generation.manifest.embedder;

      const vectors = content.passages.flatMap(({ indexedText }) => bagOfWords(indexedText));

      expect(vectors).toHaveLength(content.passages.length * dimension);
      expect(generation.passageVectors).toEqual(Float32Array.from(vectors));
    });

    it("keeps the vector of each sentence under its passage", async () => {
      const { generation, content } = await open();
      const { dimension } = generation.manifest.embedder;

      content.passages.forEach(({ text, sentences }, passage) => {
        const start = generation.sentenceStart[passage] ?? 0;
        const end = generation.sentenceStart[passage + 1] ?? 0;
        expect(end - start).toBe(sentences.length);
        sentences.forEach((sentence, at) => {
          const row = (start + at) * dimension;
          const expected = bagOfWords(text.slice(sentence.start, sentence.end));
          expect(generation.sentenceVectors.slice(row, row + dimension)).toEqual(
            Float32Array.from(expected),
          );
        });
      });
    });

    it("finds a passage by its words", async () => {
      const { generation, content } = await open();
      const wanted = content.passages.findIndex(({ id }) => id === "fact:alpha-owner#en");

      const hits = generation.lexical.search(
        analyseQuestion("Who owns 60 % of Alpha's ownership?", "en"),
        3,
      );

      expect(hits.map(({ row }) => row)).toContain(wanted);
    });

    it("lists the rows of an item in order, and none for an unknown item", async () => {
      const { generation, content } = await open();

      for (const { id } of content.items) {
        const rows = content.passages.flatMap(({ item }, row) => (item === id ? [row] : []));
        expect(generation.passageRows(id)).toEqual(rows);
      }
      expect(generation.passageRows("article:none")).toEqual([]);
      expect(generation.item("article:none")).toBeUndefined();
    });

    it("lists the facts of a subject in the order of its file", async () => {
      const { generation } = await open();

      const facts = generation.factsOf("alpha").map(({ id }) => id);

      expect(facts).toEqual(["fact:alpha-candidate", "fact:alpha-qualified", "fact:alpha-owner"]);
      expect(generation.factsOf("nobody")).toEqual([]);
    });

    it("outlines every fact, subject by subject in the order of their files", async () => {
      const { generation, content } = await open();

      const facts = content.subjects.flatMap(({ id }) => generation.factsOf(id));

      expect(generation.facts).toEqual(facts.flatMap(outlineFact));
      expect(generation.facts).toContainEqual({
        id: "fact:alpha-owner",
        subject: "alpha",
        attribute: "ownership",
        countries: ["FR", "DE", "FR"],
        supersedes: [],
        disputes: ["fact:beta-share"],
      });
    });

    it("counts what it holds and knows its newest date", async () => {
      const { generation, content } = await open();

      expect(generation.manifest.counts).toEqual({
        items: content.items.length,
        passages: content.passages.length,
        sentences: content.passages.flatMap(({ sentences }) => sentences).length,
        providers: 2,
        topics: 1,
        articles: 1,
        facts: 4,
      });
      expect(generation.manifest.newest).toBe("2025-06-10");
    });

    it.each([
      { name: "below the first", row: -1 },
      { name: "beyond the last", row: 1_000_000 },
    ])("refuses a row $name", async ({ row }) => {
      const { generation } = await open();

      expect(() => generation.passage(row)).toThrow(
        expect.objectContaining({ code: "GENERATION_INVALID" }),
      );
    });

    it("refuses to be used once closed", async () => {
      const { generation } = await open();
      generation.passage(0);
      generation.item(generation.passage(0).item);

      generation.close();

      expect(() => generation.passage(0)).toThrow(BotError);
      expect(() => generation.passage(0)).toThrow("was closed");
    });
  });
}
