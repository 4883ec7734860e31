import { describe, expect, it } from "vitest";
import {
  type Contents,
  countPlan,
  type IndexPlan,
  planIndex,
} from "../../src/indexing/plan-index.ts";
import type { BaseContent } from "../../src/knowledge/base-content.ts";
import { edited, manyArticles } from "../helpers/content.ts";

const BASE = manyArticles(4);
const NOTHING: IndexPlan = { added: [], changed: [], removed: [], unchanged: [] };
const [A, B, C, D] = BASE.passages.map(({ id }) => id);
const ALL = [A, B, C, D];

function contents({ passages, items }: BaseContent): Contents {
  return { passages, item: (id) => items.find((item) => item.id === id) };
}

function withTitle(title: string): BaseContent {
  return {
    ...BASE,
    items: BASE.items.map((item, at) => (at === 2 ? { ...item, title } : item)),
  };
}

describe("planIndex", () => {
  it.each([
    { name: "nothing is published", before: null, after: BASE, plan: { added: ALL } },
    { name: "nothing changed", before: BASE, after: BASE, plan: { unchanged: ALL } },
    {
      name: "one passage is new",
      before: manyArticles(3),
      after: BASE,
      plan: { added: [D], unchanged: [A, B, C] },
    },
    {
      name: "one passage is gone",
      before: BASE,
      after: manyArticles(3),
      plan: { removed: [D], unchanged: [A, B, C] },
    },
    {
      name: "one text changed",
      before: BASE,
      after: edited(BASE, "new", 1),
      plan: { changed: [A], unchanged: [B, C, D] },
    },
    {
      name: "only what is told about an item changed",
      before: BASE,
      after: withTitle("Another title"),
      plan: { changed: [C], unchanged: [A, B, D] },
    },
    {
      name: "the order changed",
      before: BASE,
      after: { ...BASE, passages: BASE.passages.toReversed() },
      plan: { unchanged: ALL.toReversed() },
    },
  ])("when $name", ({ before, after, plan }) => {
    const found = planIndex(before === null ? null : contents(before), contents(after));

    expect(found).toEqual({ ...NOTHING, ...plan });
  });

  it("counts each part", () => {
    const plan = { added: ["a"], changed: ["b", "c"], removed: [], unchanged: ["d", "e", "f"] };

    expect(countPlan(plan)).toEqual({ added: 1, changed: 2, removed: 0, unchanged: 3 });
  });
});
