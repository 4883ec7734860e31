import { describe, expect, it } from "vitest";
import type { AnswerChecks } from "../../src/indexing/check-answers.ts";
import type { IndexOptions } from "../../src/indexing/index-options.ts";
import type { IndexOutcome } from "../../src/indexing/index-outcome.ts";
import type { Review } from "../../src/indexing/review.ts";
import type { SearchableGeneration } from "../../src/retrieval/searchable-generation.ts";
import { manyArticles } from "./content.ts";
import { collected, page, sourcesOf } from "./pages.ts";

/** A store with everything that is decided on it. */
export interface ReviewPlace {
  readonly review: Review;
  /** Runs the index over the base and these pages of the source `site`. */
  run(
    texts: Readonly<Record<string, string>>,
    changes?: Partial<IndexOptions>,
  ): Promise<IndexOutcome>;
  /** The published generation; the test closes it. */
  open(): SearchableGeneration;
  /** Holds the writer's lock while an action runs. */
  whileBusy(action: () => void): void;
  /** Makes a generation unusable. */
  damage(generation: string): void;
}

export const BASE = manyArticles(3);
const TEXT = "A sovereign cloud is run from Europe by people and companies of Europe. ".repeat(4);

/** The pages as a run collects them, by the name of each. */
export function pagesOf(texts: Readonly<Record<string, string>>): IndexOptions["sources"] {
  return sourcesOf(Object.entries(texts).map(([name, text]) => collected(page(name, [text]))));
}

/** Text of a page as it is published; `null` when it is not there. */
function shown(place: ReviewPlace, name: string): string | null {
  const generation = place.open();
  try {
    const [row] = generation.passageRows(`page:site.${name}`);
    return row === undefined ? null : generation.passage(row).text;
  } finally {
    generation.close();
  }
}

const FAILING: AnswerChecks = {
  golden: {
    today: "2026-11-23",
    questions: [{ id: "must-fail", question: "?", kind: "answered", cites: [["page:site.zz"]] }],
  },
  sets: [],
  open: () => Promise.resolve(() => Promise.resolve({ kind: "answered", text: "", cites: [] })),
};

/** What every `Review` must do, whatever it is made on. */
export function describeReview(open: () => ReviewPlace): void {
  describe("approve", () => {
    it("publishes the newest proposal to the byte, and nothing before", async () => {
      const place = open();
      const first = await place.run({ a: TEXT });
      const proposed = await place.run({ a: `${TEXT}More.` }, { mode: "propose" });
      const before = shown(place, "a");

      const outcome = place.review.approve(null);

      expect(before).toBe(TEXT);
      expect(outcome).toEqual({
        kind: "published",
        generation: proposed.generation,
        previous: first.generation,
      });
      expect(shown(place, "a")).toBe(`${TEXT}More.`);
      expect(place.review.proposals()).toEqual([]);
      expect(place.review.approve(null)).toEqual({ kind: "nothing-open" });
      // What was approved is what the next run makes.
      expect((await place.run({ a: `${TEXT}More.` })).kind).toBe("unchanged");
    });

    it("publishes a first index that was only proposed", async () => {
      const place = open();
      const { generation } = await place.run({ a: TEXT }, { mode: "propose" });

      expect(place.review.approve(generation)).toEqual({
        kind: "published",
        generation,
        previous: null,
      });
    });

    it("refuses a proposal when something else was published since", async () => {
      const place = open();
      await place.run({ a: TEXT });
      const { generation } = await place.run({ a: `${TEXT}1.` }, { mode: "propose" });
      const newer = await place.run({ a: `${TEXT}2.` });

      expect(place.review.approve(generation)).toEqual({
        kind: "outdated",
        published: newer.generation,
      });
      expect(shown(place, "a")).toBe(`${TEXT}2.`);
    });

    it("refuses one that fails a golden question, and one that is damaged", async () => {
      const place = open();
      await place.run({ a: TEXT });
      const options = { mode: "propose", checks: FAILING } as const;
      const failing = await place.run({ a: `${TEXT}1.` }, options);
      const sound = await place.run({ a: `${TEXT}2.` }, { mode: "propose" });
      place.damage(sound.generation);

      expect(place.review.approve(failing.generation)).toEqual({
        kind: "unusable",
        reason: expect.stringContaining("must-fail"),
      });
      expect(place.review.approve(sound.generation)).toMatchObject({ kind: "unusable" });
      expect(shown(place, "a")).toBe(TEXT);
    });

    it.each(["page:site.a", "site"])("of %s accepts what is held back of it", async (name) => {
      const place = open();
      await place.run({ a: TEXT, b: TEXT });
      await place.run({ a: "Short.", b: TEXT });
      const held = place.review.held();

      const outcome = place.review.approve(name);
      const next = await place.run({ a: "Short.", b: TEXT });

      expect(held).toMatchObject([{ item: "page:site.a", source: "site", reason: "shrank" }]);
      expect(outcome).toEqual({ kind: "accepted-held", items: ["page:site.a"] });
      expect(next.kind).toBe("published");
      expect(shown(place, "a")).toBe("Short.");
      expect(place.review.held()).toEqual([]);
    });

    it("names what is known for a name that is not", async () => {
      const place = open();
      await place.run({ a: TEXT });
      const { generation } = await place.run({ a: `${TEXT}1.` }, { mode: "propose" });

      expect(place.review.approve("g-000000000000")).toEqual({
        kind: "unknown",
        known: [generation],
      });
    });
  });

  describe("reject", () => {
    it("holds the same text of its pages back from then on, and no other", async () => {
      const place = open();
      await place.run({ a: TEXT });
      const proposed = await place.run({ a: `${TEXT}Bad.`, new: TEXT }, { mode: "propose" });

      const outcome = place.review.reject(null);
      const again = await place.run({ a: `${TEXT}Bad.`, new: TEXT });
      const held = place.review.held().map(({ item, reason }) => `${item} ${reason}`);
      const mended = await place.run({ a: `${TEXT}Good.`, new: TEXT });

      expect(outcome).toEqual({ kind: "rejected", proposal: proposed.generation });
      expect(again.kind).toBe("unchanged");
      expect(held).toEqual(["page:site.a rejected", "page:site.new rejected"]);
      expect(mended.kind).toBe("published");
      expect(shown(place, "a")).toBe(`${TEXT}Good.`);
      expect(shown(place, "new")).toBeNull();
    });
  });

  describe("rollback", () => {
    it("publishes the one before and pins it; the pages it takes back are held", async () => {
      const place = open();
      const first = await place.run({ a: TEXT });
      const second = await place.run({ a: `${TEXT}New.` });

      const outcome = place.review.rollback(null);

      expect(outcome).toEqual({
        kind: "published",
        generation: first.generation,
        previous: second.generation,
      });
      expect(place.review.pinned()).toBe(first.generation);
      expect(shown(place, "a")).toBe(TEXT);
      expect(place.review.held()).toMatchObject([{ item: "page:site.a", reason: "rejected" }]);

      const again = await place.run({ a: `${TEXT}New.` });
      expect(again.kind).toBe("unchanged");
      expect(place.review.pinned()).toBeNull();
      expect(shown(place, "a")).toBe(TEXT);
    });

    it("called again, returns to where it began", async () => {
      const place = open();
      await place.run({ a: TEXT });
      const second = await place.run({ a: `${TEXT}New.` });

      place.review.rollback(null);
      place.review.rollback(null);

      expect(shown(place, "a")).toBe(`${TEXT}New.`);
      expect((await place.run({ a: `${TEXT}New.` })).generation).toBe(second.generation);
      expect((await place.run({ a: TEXT })).kind).toBe("unchanged");
    });

    it("leaves what serves alone when the other one is damaged, or unknown", async () => {
      const place = open();
      const first = await place.run({ a: TEXT });
      const second = await place.run({ a: `${TEXT}New.` });
      place.damage(first.generation);

      expect(place.review.rollback(null)).toMatchObject({ kind: "unusable" });
      expect(place.review.rollback(second.generation)).toEqual({
        kind: "unknown",
        known: [first.generation],
      });
      expect(place.review.pinned()).toBeNull();
      expect(shown(place, "a")).toBe(`${TEXT}New.`);
    });
  });

  describe("quarantine", () => {
    it.each([
      { target: "site", items: ["page:site.a", "page:site.b"] },
      { target: "page:site.a", items: ["page:site.a"] },
      { target: "https://example.com/site/b#x", items: ["page:site.b"] },
    ])("excludes the items of $target at once, until it is lifted", async ({ target, items }) => {
      const place = open();
      const { generation } = await place.run({ a: TEXT, b: TEXT });

      const outcome = place.review.quarantine(target);
      const excluded = [...place.review.excludedItems()];
      const repeated = place.review.quarantine(target);
      const released = place.review.release(target);

      expect(outcome).toEqual({ kind: "quarantined", target, items });
      expect(excluded).toEqual(items);
      expect(repeated).toEqual({ kind: "already" });
      expect(released).toEqual({ kind: "released", target, items });
      expect(place.review.excludedItems().size).toBe(0);
      expect(place.review.generations()[0]?.id).toBe(generation);
    });

    it("is kept out of the next index, and comes back after it is lifted", async () => {
      const place = open();
      await place.run({ a: TEXT, b: TEXT });
      place.review.quarantine("page:site.a");

      const without = await place.run({ a: TEXT, b: TEXT });
      const gone = shown(place, "a");
      place.review.release("page:site.a");
      await place.run({ a: TEXT, b: TEXT });

      expect(without).toMatchObject({
        kind: "published",
        report: { changes: [{ kind: "removed", item: "page:site.a" }] },
      });
      expect(gone).toBeNull();
      expect(shown(place, "a")).toBe(TEXT);
    });

    it("of what nobody knows changes nothing, and names what comes near", async () => {
      const place = open();
      await place.run({ a: TEXT });

      expect(place.review.quarantine("sit")).toMatchObject({
        kind: "unknown",
        nearest: expect.arrayContaining(["site"]),
      });
      expect(place.review.quarantined()).toEqual([]);
    });
  });

  it("is busy while a run is under way, but quarantines all the same", async () => {
    const place = open();
    await place.run({ a: TEXT });
    await place.run({ a: `${TEXT}1.` }, { mode: "propose" });

    place.whileBusy(() => {
      expect(place.review.approve(null)).toEqual({ kind: "busy" });
      expect(place.review.reject(null)).toEqual({ kind: "busy" });
      expect(place.review.rollback(null)).toEqual({ kind: "busy" });
      expect(place.review.quarantine("site").kind).toBe("quarantined");
    });
    expect(shown(place, "a")).toBe(TEXT);
  });

  it("lists what is kept with its role; proposals outlive runs that prune", async () => {
    const place = open();
    for (const text of ["0.", "1.", "2.", "3."]) {
      // oxlint-disable-next-line no-await-in-loop -- one run after the other
      await place.run({ a: TEXT + text }, { keepOthers: 1 });
    }
    const proposed = await place.run({ a: `${TEXT}4.` }, { mode: "propose", keepOthers: 1 });

    expect(place.review.generations()).toMatchObject([
      { role: "published", publishedAt: expect.any(String) },
      { role: "older", publishedAt: expect.any(String) },
      { id: proposed.generation, role: "proposed", publishedAt: null },
    ]);
  });
}
