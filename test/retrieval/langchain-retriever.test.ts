import { BaseRetriever } from "@langchain/core/retrievers";
import { describe, expect, it } from "vitest";
import type { ItemId } from "../../src/domain/passage.ts";
import {
  type RetrievedPassage,
  SouverainRetriever,
} from "../../src/retrieval/langchain-retriever.ts";
import type { SearchableGeneration } from "../../src/retrieval/searchable-generation.ts";
import { openSmallBase } from "../helpers/open-content.ts";

/** The first passage of an item of the small base. */
function retrieved(
  generation: SearchableGeneration,
  id: ItemId,
  score: number,
): readonly RetrievedPassage[] {
  const [row] = generation.passageRows(id);
  const item = generation.item(id);
  return item === undefined || row === undefined
    ? []
    : [{ item, passage: generation.passage(row), score }];
}

describe("SouverainRetriever", () => {
  it("returns what was found as documents, in the order in which it was found", async () => {
    const generation = await openSmallBase();
    const asked: string[] = [];
    const retriever = new SouverainRetriever({
      find: async (question) => {
        asked.push(question);
        return [
          ...retrieved(generation, "fact:alpha-qualified", 1.2),
          ...retrieved(generation, "topic:keys.en", 0.4),
        ];
      },
    });

    const documents = await retriever.invoke("Qui est qualifié ?");

    expect(retriever).toBeInstanceOf(BaseRetriever);
    expect(asked).toEqual(["Qui est qualifié ?"]);
    expect(documents).toHaveLength(2);
    expect(documents[0]).toMatchObject({
      id: "fact:alpha-qualified#fr",
      pageContent: "La société ALPHA est qualifiée pour deux services.",
      metadata: {
        item: "fact:alpha-qualified",
        passage: "fact:alpha-qualified#fr",
        language: "fr",
        score: 1.2,
        title: "Catalogue",
        publisher: "Authority",
        url: "https://example.com/catalogue",
        published: null,
        asOf: "2025-06-10",
        furtherSources: [],
      },
    });
    expect(documents[1]?.metadata).toMatchObject({ item: "topic:keys.en", score: 0.4 });
  });

  it("names the first source of a passage beside its further ones", async () => {
    const generation = await openSmallBase();
    const item = generation.item("topic:keys.en");
    const passage = generation.passage(generation.passageRows("topic:keys.en")[1] ?? -1);
    const retriever = new SouverainRetriever({
      find: async () => (item === undefined ? [] : [{ item, passage, score: 1 }]),
    });

    const [document] = await retriever.invoke("keys");

    // Its marks are [2][1]: sources are named in their order, not in that of the marks.
    expect(passage.sources).toHaveLength(2);
    const [first, second] = passage.sources.map((index) => item?.sources[index]);
    expect(document?.metadata).toMatchObject({ url: first?.url, furtherSources: [second] });
  });

  it("makes no document of a summary, which has no source", async () => {
    const generation = await openSmallBase();
    const retriever = new SouverainRetriever({
      find: async () => retrieved(generation, "summary:alpha", 1),
    });

    expect(await retriever.invoke("Alpha")).toEqual([]);
  });

  it("passes a failure on", async () => {
    const retriever = new SouverainRetriever({
      find: async () => {
        throw new Error("the index is closed");
      },
    });

    await expect(retriever.invoke("Alpha")).rejects.toThrow("the index is closed");
  });

  it("can be a link of a chain", async () => {
    const generation = await openSmallBase();
    const retriever = new SouverainRetriever({
      find: async () => retrieved(generation, "fact:alpha-owner", 1),
    });

    const chain = retriever.pipe((documents) => documents.map(({ pageContent }) => pageContent));

    expect(await chain.invoke("Qui ?")).toEqual(["Alpha appartient à 60 % à Beta."]);
  });
});
