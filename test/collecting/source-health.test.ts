import { describe, expect, it } from "vitest";
import { collect } from "../../src/collecting/collect.ts";
import { readSourceHealth, worstFirst } from "../../src/collecting/source-health.ts";
import { contextOf, entryOf, type FakePage, fakeWeb, tempStore } from "../helpers/collecting.ts";

const SITE = "https://example.com";
const HOUR_MS = 3_600_000;
const READ_AT = Date.parse("2026-11-23T08:00:00Z");

describe("readSourceHealth", () => {
  it("says that a source was never read, where there is no store at all", () => {
    const entry = entryOf({ kind: "page", url: `${SITE}/a`, title: "A page" });

    expect(readSourceHealth(null, [entry], new Date(READ_AT))).toEqual([
      {
        source: "site",
        title: "A page",
        lastSuccess: null,
        ageHours: null,
        limitHours: 2160,
        isStale: true,
        pages: 0,
        failing: 0,
        mostFrequentFault: null,
      },
    ]);
  });

  it.each([
    { name: "within its limit", hours: 24, isStale: false },
    { name: "past its limit", hours: 25, isStale: true },
  ])("tells its age: $name", async ({ hours, isStale }) => {
    const entry = entryOf({ kind: "page", url: `${SITE}/a`, freshness: "24h" });
    const store = tempStore();
    await collect({
      store,
      entries: [entry],
      base: [],
      context: contextOf(fakeWeb({ [`${SITE}/a`]: "Alpha text." })),
      onProgress: () => undefined,
    });

    const [health] = readSourceHealth(store, [entry], new Date(READ_AT + hours * HOUR_MS));

    expect(health).toMatchObject({ ageHours: hours, isStale, pages: 1, failing: 0 });
  });

  it.each<{ name: string; pages: Record<string, FakePage>; expected: object }>([
    {
      name: "some pages fail",
      pages: {
        b: "Beta text.",
        c: { fault: "denied" },
        d: { fault: "denied" },
        e: { fault: "gone" },
      },
      expected: { failing: 3, mostFrequentFault: "denied", ageHours: 0 },
    },
    {
      name: "all pages fail",
      pages: { b: { fault: "too-slow" } },
      expected: { ageHours: 1, mostFrequentFault: "too-slow" },
    },
  ])("counts failures, and keeps the last success: $name", async ({ pages, expected }) => {
    const web = fakeWeb();
    const names = Object.keys(pages).map((name) => `${SITE}/${name}`);
    const entry = entryOf({ kind: "pages", urls: names });
    const store = tempStore();
    const run = async (at: number): Promise<unknown> =>
      collect({
        store,
        entries: [entry],
        base: [],
        context: contextOf(web, { now: () => new Date(at) }),
        onProgress: () => undefined,
      });
    for (const url of names) {
      web.pages.set(url, `Text of ${url}.`);
    }
    await run(READ_AT);
    for (const [name, page] of Object.entries(pages)) {
      web.pages.set(`${SITE}/${name}`, page);
    }
    await run(READ_AT + HOUR_MS);

    const [health] = readSourceHealth(store, [entry], new Date(READ_AT + HOUR_MS));

    expect(health).toMatchObject(expected);
  });
});

describe("worstFirst", () => {
  it("puts the never read before the late, the late before the failing", () => {
    const usual = {
      title: "",
      lastSuccess: null,
      limitHours: 10,
      isStale: false,
      pages: 1,
      mostFrequentFault: null,
    };
    const healths = [
      { ...usual, source: "fine", ageHours: 1, failing: 0 },
      { ...usual, source: "failing", ageHours: 1, failing: 2 },
      { ...usual, source: "later", ageHours: 50, failing: 0 },
      { ...usual, source: "never", ageHours: null, failing: 0 },
      { ...usual, source: "late", ageHours: 11, failing: 9 },
    ];

    expect(worstFirst(healths).map(({ source }) => source)).toEqual([
      "never",
      "later",
      "late",
      "failing",
      "fine",
    ]);
  });
});
