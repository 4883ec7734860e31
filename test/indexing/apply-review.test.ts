import { array, assert, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import type { CollectedPage } from "../../src/collecting/collected.ts";
import type { ItemContent } from "../../src/knowledge/item-content.ts";
import { collected, page } from "../helpers/pages.ts";
import { A, A_CHANGED, A_SHORTER, A_SHRUNK, LONG, review } from "../helpers/reviewed-pages.ts";

describe("a page", () => {
  it.each([
    { name: "that is new is taken", before: [], now: [collected(A)], texts: LONG, held: [] },
    {
      name: "that changed is taken",
      before: [A],
      now: [collected(A_CHANGED)],
      texts: `${LONG} More.`,
      held: [],
    },
    {
      name: "of which the last snapshot serves, since it failed, is taken",
      before: [A],
      now: [collected(A_CHANGED, "failed")],
      texts: `${LONG} More.`,
      held: [],
    },
    {
      name: "that lost over 80 % of its text is held",
      before: [A],
      now: [collected(A_SHRUNK)],
      texts: LONG,
      held: ["page:site.a shrank"],
    },
    {
      name: "that lost less is taken",
      before: [A],
      now: [collected(A_SHORTER)],
      texts: LONG.slice(0, 70),
      held: [],
    },
    {
      name: "that vanished is held",
      before: [A],
      now: [collected(A, "vanished")],
      texts: LONG,
      held: ["page:site.a vanished"],
    },
    {
      name: "that is not even listed is held as vanished",
      before: [A],
      now: [],
      texts: LONG,
      held: ["page:site.a vanished"],
    },
  ])("$name", ({ before, now, texts, held }) => {
    expect(review(before, now)).toEqual({ texts: { "page:site.a": texts }, held });
  });

  it.each([
    { name: "changed", now: [collected(A_CHANGED)] },
    { name: "vanished", now: [collected(A, "vanished")] },
  ])("stays as it is published when nobody has decided that it $name", ({ now }) => {
    const asPublished = new Set(["site"]);
    expect(review([A], now, { asPublished })).toEqual({ texts: { "page:site.a": LONG }, held: [] });
  });

  it("that is new waits when nobody has decided on it", () => {
    expect(review([], [collected(A)], { asPublished: new Set(["site"]) })).toEqual({
      texts: {},
      held: [],
    });
  });

  it("goes without review when its source was taken out of the list", () => {
    expect(review([A], [], { sources: [] })).toEqual({ texts: {}, held: [] });
  });

  it("that vanished and was never published is not there", () => {
    expect(review([], [collected(A, "vanished")])).toEqual({ texts: {}, held: [] });
  });

  it("is taken as it is when nothing is published", () => {
    expect(review(null, [collected(A_SHRUNK)]).held).toEqual([]);
  });
});

describe("many pages of a source that change at once", () => {
  const pages = Array.from({ length: 10 }, (_, at) => page(String(at), [LONG]));
  const changed = (count: number): readonly CollectedPage[] =>
    pages.map((each, at) =>
      at < count ? collected(page(String(at), [`${LONG} New.`])) : collected(each),
    );

  it.each([
    { name: "4 of 10 are never many", count: 4, holdBack: 1, held: 0 },
    { name: "5 of 10 are, above 30 %", count: 5, holdBack: 30, held: 5 },
    { name: "5 of 10 are not, at 50 %", count: 5, holdBack: 50, held: 0 },
    { name: "10 of 10 are never more than 100 %", count: 10, holdBack: 100, held: 0 },
  ])("$name", ({ count, holdBack, held }) => {
    const found = review(pages, changed(count), { holdBack });

    expect(found.held).toHaveLength(held);
    expect(found.held.every((text) => text.endsWith("many-at-once"))).toBe(true);
  });

  it("counts those that shrank or vanished, each held for its own reason", () => {
    const now = [
      ...pages.slice(0, 2).map((each) => collected(each, "vanished")),
      ...pages.slice(2, 4).map(({ item }) => collected(page(item.title.slice(5), ["Short."]))),
      collected(page("4", [`${LONG} New.`])),
      ...pages.slice(5).map((each) => collected(each)),
    ];

    expect(review(pages, now).held.toSorted()).toEqual([
      "page:site.0 vanished",
      "page:site.1 vanished",
      "page:site.2 shrank",
      "page:site.3 shrank",
      "page:site.4 many-at-once",
    ]);
  });

  it("adds new pages beside them", () => {
    const found = review(pages, [...changed(6), collected(page("new", [LONG]))]);

    expect(found.texts["page:site.new"]).toBe(LONG);
  });
});

describe("whatever is collected", () => {
  const TEXTS = ["", LONG, `${LONG} More.`, "Short."];
  const pages = array(integer({ min: 0, max: 3 }), { minLength: 12, maxLength: 12 });
  const toPages = (numbers: readonly number[]): readonly ItemContent[] =>
    numbers.flatMap((text, at) => (text === 0 ? [] : [page(String(at), [TEXTS[text] ?? ""])]));

  it("each published page stays in its old or its new text, and is told when it stays", () => {
    assert(
      property(pages, pages, (old, next) => {
        const before = toPages(old);
        const { texts, held } = review(
          before,
          toPages(next).map((each) => collected(each)),
        );
        for (const [at, number] of old.entries()) {
          const id = `page:site.${String(at)}`;
          const isHeld = held.some((line) => line.startsWith(`${id} `));
          const expected = isHeld ? number : (next[at] ?? 0);
          expect(texts[id] ?? "").toBe(TEXTS[expected]);
          expect(isHeld && number === next[at]).toBe(false);
        }
      }),
    );
  });
});
