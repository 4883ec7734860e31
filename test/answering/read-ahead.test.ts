import { describe, expect, it, vi } from "vitest";
import { readAhead } from "../../src/answering/candidates.ts";
import { EvidenceFinder } from "../../src/answering/find-evidence.ts";
import { FakeEmbedder } from "../helpers/fake-embedder.ts";
import { openSmallAnswering } from "../helpers/small-answering.ts";

const QUESTION = { text: "Qui exploite Alpha ?", history: [], today: "2026-11-23" };

describe("readAhead", () => {
  it("reads the best rows first: no summary, and facts in the language they are shown in", async () => {
    const { finder, parts } = await openSmallAnswering();
    const { generation } = parts;
    const read: number[] = [];
    const reader = {
      read: (row: number) => {
        read.push(row);
        return [];
      },
    };
    const rows = [...Array(generation.passageCount).keys()].toReversed();
    const understanding = finder.understand(QUESTION);

    readAhead(
      rows.map((row) => ({ row, score: 1 })),
      understanding,
      { ...finder.parts, reader },
    );

    const wanted = rows.filter((row) => {
      const item = generation.rowItems[row] ?? "";
      const isForeignFact = item.startsWith("fact:") && generation.rowLanguages[row] === "en";
      return !isForeignFact && !item.startsWith("summary:");
    });
    expect(read.length).toBeGreaterThan(0);
    expect(read).toEqual(wanted.slice(0, read.length));
  });

  it("reads no more than the embedder leaves time for", async () => {
    const { finder, parts } = await openSmallAnswering();
    const row = parts.generation.rowItems.findIndex((id) => id.startsWith("topic:"));
    const read = vi.fn(() => []);

    readAhead(
      Array.from({ length: 500 }, () => ({ row, score: 1 })),
      finder.understand(QUESTION),
      { ...finder.parts, reader: { read } },
    );

    expect(read).toHaveBeenCalledTimes(16);
  });
});

describe("EvidenceFinder.embed", () => {
  it("has looked up the words before the embedder is done", async () => {
    const { parts } = await openSmallAnswering();
    const done: string[] = [];
    const embedder = new FakeEmbedder();
    const embedQuery = async (text: string): Promise<number[]> => {
      await Promise.resolve();
      done.push("vector");
      return embedder.embedQuery(text);
    };
    const finder = new EvidenceFinder({
      ...parts,
      embedder: {
        identity: embedder.identity,
        embedQuery,
        embedDocuments: async (texts: string[]) => embedder.embedDocuments(texts),
      },
    });
    const { search, generation } = finder.parts;
    vi.spyOn(search, "findWords").mockImplementation(({ words }) => {
      done.push("words");
      return generation.lexical.search(words, 150);
    });
    const understanding = finder.understand(QUESTION);

    const embedded = await finder.embed(understanding);

    expect(done).toEqual(["words", "vector"]);
    expect(embedded.lexical).toEqual(generation.lexical.search(understanding.words, 150));
  });

  it("tells what is wrong with the index, not with the embedder that fails beside it", async () => {
    const { parts } = await openSmallAnswering();
    const embedder = new FakeEmbedder();
    const finder = new EvidenceFinder({
      ...parts,
      embedder: {
        identity: embedder.identity,
        embedQuery: async () => Promise.reject(new Error("no embedder")),
        embedDocuments: async (texts: string[]) => embedder.embedDocuments(texts),
      },
    });
    vi.spyOn(finder.parts.search, "findWords").mockImplementation(() => {
      throw new Error("no index");
    });

    await expect(finder.embed(finder.understand(QUESTION))).rejects.toThrow("no index");
  });
});
