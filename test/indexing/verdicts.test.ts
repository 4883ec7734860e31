import { describe, expect, it } from "vitest";
import { applyReview, type ReviewInput } from "../../src/indexing/apply-review.ts";
import { GONE, itemKey } from "../../src/indexing/item-key.ts";
import { itemsOfContent, toContent } from "../../src/indexing/item-set.ts";
import type { ItemContent } from "../../src/knowledge/item-content.ts";
import { collected } from "../helpers/pages.ts";
import {
  A,
  A_CHANGED,
  A_SHORTER,
  A_SHRUNK,
  BASE,
  LONG,
  review,
  setOf,
} from "../helpers/reviewed-pages.ts";

/** What an admin thinks of one text of page `a`; `undefined`: of its being gone. */
function verdict(
  content: ItemContent | undefined,
  word: "accepted" | "rejected",
): Pick<ReviewInput, "decisions"> {
  const verdicts = [{ item: A.item.id, key: itemKey(content), verdict: word }];
  return { decisions: { verdicts, quarantined: [] } };
}

describe("a verdict", () => {
  it.each([
    { name: "accepts a shrunk page", now: [collected(A_SHRUNK)], on: A_SHRUNK, held: [] },
    { name: "accepts that a page is gone", now: [], on: undefined, held: [] },
    {
      name: "is on one text only",
      now: [collected(A_SHRUNK)],
      on: A_SHORTER,
      held: ["page:site.a shrank"],
    },
  ])("$name", ({ now, on, held }) => {
    expect(review([A], now, verdict(on, "accepted")).held).toEqual(held);
  });

  it("rejects exactly this text, new or changed", () => {
    const rejected = verdict(A_CHANGED, "rejected");

    expect(review([A], [collected(A_CHANGED)], rejected)).toEqual({
      texts: { "page:site.a": LONG },
      held: ["page:site.a rejected"],
    });
    expect(review([], [collected(A_CHANGED)], rejected)).toEqual({
      texts: {},
      held: ["page:site.a rejected"],
    });
    expect(review([A], [collected(A_SHORTER)], rejected).held).toEqual([]);
  });

  it("rejects a text of the base, whose published version stays", () => {
    const { ids, get } = itemsOfContent(BASE);
    const [first] = ids.flatMap((id) => get(id) ?? []);
    if (first === undefined) {
      throw new Error("the base is empty");
    }
    const edited = { ...first, item: { ...first.item, title: "Edited" } };
    const rest = BASE.items.slice(1).flatMap(({ id }) => itemsOfContent(BASE).get(id) ?? []);
    const judged = (key: string): ReviewInput["decisions"] => ({
      verdicts: [{ item: first.item.id, key, verdict: "rejected" }],
      quarantined: [],
    });
    const input = { published: setOf([]), pages: [], sources: [] };

    const kept = applyReview({
      ...input,
      content: toContent([edited, ...rest], BASE.subjects),
      decisions: judged(itemKey(edited)),
    });
    const back = applyReview({
      ...input,
      content: toContent(rest, BASE.subjects),
      decisions: judged(GONE),
    });

    for (const { content: effective, held } of [kept, back]) {
      expect(itemsOfContent(effective).get(first.item.id)).toEqual(first);
      expect(held.map(({ hold: { source, reason } }) => [source, reason])).toEqual([
        [null, "rejected"],
      ]);
    }
  });
});

describe("a quarantine", () => {
  it.each([
    { name: "source", kind: "source", target: "site" },
    { name: "item", kind: "item", target: "page:site.a" },
    {
      name: "address, whatever its fragment",
      kind: "address",
      target: "https://example.com/site/a#top",
    },
  ] as const)("of a $name leaves the page out, and holds nothing", ({ kind, target }) => {
    const quarantined = [{ kind, target }];
    const found = review([A], [collected(A_CHANGED)], {
      decisions: { verdicts: [], quarantined },
    });

    expect(found).toEqual({ texts: {}, held: [] });
  });

  it("of an item of the base leaves it out", () => {
    const [id = ""] = itemsOfContent(BASE).ids;
    const { content } = applyReview({
      published: null,
      content: BASE,
      pages: [],
      sources: [],
      decisions: { verdicts: [], quarantined: [{ kind: "item", target: id }] },
    });

    expect(content.items).toHaveLength(BASE.items.length - 1);
  });
});
