import { describe, expect, it } from "vitest";
import { generationId } from "../../src/indexing/generation-id.ts";
import type { BaseContent } from "../../src/knowledge/base-content.ts";
import { edited, manyArticles } from "../helpers/content.ts";
import { FakeEmbedder } from "../helpers/fake-embedder.ts";

const BASE = manyArticles(5);
const { identity } = new FakeEmbedder();

describe("generationId", () => {
  it("is the same for an equal base", () => {
    const copy = structuredClone(BASE);

    expect(generationId(copy, identity)).toBe(generationId(BASE, identity));
    expect(generationId(BASE, identity)).toMatch(/^g-[0-9a-f]{12}$/);
  });

  it.each<{ name: string; content?: BaseContent; embedder?: typeof identity }>([
    { name: "a text", content: edited(BASE, "word", 1) },
    {
      name: "an item",
      content: { ...BASE, items: BASE.items.map((item) => ({ ...item, date: "2025" })) },
    },
    {
      name: "the aliases of a subject",
      content: {
        ...BASE,
        subjects: BASE.subjects.map((subject) => ({ ...subject, aliases: ["A"] })),
      },
    },
    { name: "the order of passages", content: { ...BASE, passages: BASE.passages.toReversed() } },
    { name: "the number of passages", content: manyArticles(4) },
    { name: "the model", embedder: { ...identity, hash: "0" } },
    { name: "the dimension", embedder: { ...identity, dimension: 31 } },
  ])("changes with $name", ({ content = BASE, embedder = identity }) => {
    expect(generationId(content, embedder)).not.toBe(generationId(BASE, identity));
  });
});
