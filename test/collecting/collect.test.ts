import { describe, expect, it } from "vitest";
import { bench, entryOf, failuresOf, told } from "../helpers/collecting.ts";

const SITE = "https://example.com";
const PAGES = entryOf({ kind: "pages", urls: [`${SITE}/a`, `${SITE}/b`] });
const SITEMAP = entryOf({ kind: "sitemap", url: `${SITE}/sitemap.xml` });
const FEED = entryOf({ kind: "feed", url: `${SITE}/feed` });

describe("collect: pages", () => {
  it("reads each page, and the second time asks on a condition and finds nothing new", async () => {
    const { web, run } = bench({ [`${SITE}/a`]: "Alpha text.", [`${SITE}/b`]: "Beta text." });

    const first = await run([PAGES]);
    const second = await run([PAGES]);

    expect(told(first)).toEqual([`${SITE}/a read: Alpha text.`, `${SITE}/b read: Beta text.`]);
    expect(first.reports).toEqual([{ source: "site", read: 2, unchanged: 0, failures: [] }]);
    expect(told(second)).toEqual(told(first));
    expect(second.reports).toEqual([{ source: "site", read: 0, unchanged: 2, failures: [] }]);
    expect(web.requests.slice(2).map(({ etag }) => etag)).toEqual([
      '"Alpha text."',
      '"Beta text."',
    ]);
  });

  it("takes a changed text over, with the day on which it was first read", async () => {
    const { web, run } = bench({ [`${SITE}/a`]: "Alpha old.", [`${SITE}/b`]: "Beta text." });
    await run([PAGES]);
    web.pages.set(`${SITE}/a`, "Alpha new.");

    const next = await run([PAGES], { now: () => new Date("2026-11-25T08:00:00Z") });

    expect(told(next)).toContain(`${SITE}/a read: Alpha new.`);
    expect(next.reports[0]).toMatchObject({ read: 1, unchanged: 1 });
    expect(next.pages.map(({ content }) => content.item.page?.read ?? "").toSorted()).toEqual([
      "2026-11-23",
      "2026-11-25",
    ]);
  });

  it.each([
    { name: "does not answer", page: { fault: "too-slow" }, fault: "too-slow", state: "failed" },
    { name: "is not found", page: { fault: "not-found" }, fault: "not-found", state: "vanished" },
    { name: "is gone", page: { fault: "gone" }, fault: "gone", state: "vanished" },
    { name: "has become a consent wall", page: "!wall", fault: "consent-wall", state: "failed" },
    { name: "breaks the parser", page: "!throw", fault: "unreadable", state: "failed" },
    {
      name: "breaks the fetcher",
      page: () => Promise.reject(new TypeError("socket")),
      fault: "unreadable",
      state: "failed",
    },
    {
      name: "leads to another site",
      page: { body: "Casino.", url: "https://evil.example/" },
      fault: "moved",
      state: "failed",
    },
  ] as const)(
    "keeps the last text of a page that $name: $state",
    async ({ page, fault, state }) => {
      const { web, run } = bench({ [`${SITE}/a`]: "Alpha text.", [`${SITE}/b`]: "Beta text." });
      await run([PAGES]);
      web.pages.set(`${SITE}/a`, page);

      const next = await run([PAGES]);

      expect(told(next)).toEqual([`${SITE}/a ${state}: Alpha text.`, `${SITE}/b read: Beta text.`]);
      expect(failuresOf(next)).toEqual([`${SITE}/a ${fault}`]);
    },
  );

  it("has nothing of a page that never could be read, and says why", async () => {
    const { run } = bench({ [`${SITE}/b`]: "Beta text." });

    const result = await run([PAGES]);

    expect(told(result)).toEqual([`${SITE}/b read: Beta text.`]);
    expect(failuresOf(result)).toEqual([`${SITE}/a not-found`]);
  });

  it("reads everything anew once the settings of its text have changed", async () => {
    const { web, run } = bench({ [`${SITE}/a`]: "Alpha text.", [`${SITE}/b`]: "Beta text." });
    await run([PAGES]);
    const other = { ...PAGES, selectors: { content: "main" } };

    await run([other]);

    expect(web.requests.slice(2).map(({ etag }) => etag)).toEqual([null, null]);
  });

  it("takes one of two addresses with the same text, the one that still stands", async () => {
    const { web, run } = bench({ [`${SITE}/a`]: "Alpha text.", [`${SITE}/b`]: "Beta text." });
    await run([PAGES]);
    web.pages.set(`${SITE}/a`, { fault: "gone" });
    web.pages.set(`${SITE}/b`, "Alpha text.");

    expect(told(await run([PAGES]))).toEqual([`${SITE}/b read: Alpha text.`]);
  });
});

describe("collect: lists", () => {
  it("reads the pages of a sitemap, its index too, of its own site only", async () => {
    const { run } = bench({
      [`${SITE}/sitemap.xml`]: `index\n${SITE}/one.xml\n${SITE}/two.xml\nhttps://evil.example/x.xml`,
      [`${SITE}/one.xml`]: `${SITE}/a\n${SITE}/a#part\nhttps://www.example.com/c`,
      [`${SITE}/two.xml`]: `${SITE}/b\nhttps://evil.example/b\nhttp://example.com/plain`,
      [`${SITE}/a`]: "Alpha text.",
      [`${SITE}/b`]: "Beta text.",
      "https://www.example.com/c": "Gamma text.",
    });

    const result = await run([SITEMAP]);

    expect(told(result)).toEqual([
      `${SITE}/a read: Alpha text.`,
      `${SITE}/b read: Beta text.`,
      "https://www.example.com/c read: Gamma text.",
    ]);
    expect(failuresOf(result)).toEqual([`${SITE}/sitemap.xml other-site`]);
  });

  it("filters and limits what is listed, and says what is left out", async () => {
    const { run } = bench({
      [`${SITE}/sitemap.xml`]: ["/cloud/1", "/cloud/2", "/cloud/3", "/cloud/old", "/jobs"]
        .map((path) => SITE + path)
        .join("\n"),
      [`${SITE}/cloud/1`]: "One text.",
      [`${SITE}/cloud/2`]: "Two text.",
    });
    const entry = entryOf({
      kind: "sitemap",
      url: `${SITE}/sitemap.xml`,
      include: ["/cloud/"],
      exclude: ["old"],
      limit: 2,
    });

    const result = await run([entry]);

    expect(told(result)).toEqual([
      `${SITE}/cloud/1 read: One text.`,
      `${SITE}/cloud/2 read: Two text.`,
    ]);
    expect(failuresOf(result)).toEqual(["site over-limit"]);
  });

  it("calls a page vanished once a sitemap lists it no more, until it is back", async () => {
    const { web, run } = bench({
      [`${SITE}/sitemap.xml`]: `${SITE}/a\n${SITE}/b`,
      [`${SITE}/a`]: "Alpha text.",
      [`${SITE}/b`]: "Beta text.",
    });
    await run([SITEMAP]);
    web.pages.set(`${SITE}/sitemap.xml`, `${SITE}/b`);

    const without = await run([SITEMAP]);
    web.pages.set(`${SITE}/sitemap.xml`, `${SITE}/a\n${SITE}/b`);
    const again = await run([SITEMAP]);

    expect(told(without)).toContain(`${SITE}/a vanished: Alpha text.`);
    expect(failuresOf(without)).toEqual([`${SITE}/a not-listed`]);
    expect(told(again)).toContain(`${SITE}/a read: Alpha text.`);
    expect(again.reports[0]).toMatchObject({ read: 1, unchanged: 1 });
  });

  it.each([
    { name: "the list fails", list: { fault: "unreachable" }, failure: "sitemap.xml unreachable" },
    {
      name: "a part of it fails",
      list: `index\n${SITE}/one.xml`,
      failure: "one.xml not-found",
    },
  ] as const)("loses no page when $name", async ({ list, failure }) => {
    const { web, run } = bench({
      [`${SITE}/sitemap.xml`]: `${SITE}/a`,
      [`${SITE}/a`]: "Alpha text.",
    });
    await run([SITEMAP]);
    web.pages.set(`${SITE}/sitemap.xml`, list);

    const result = await run([SITEMAP]);

    expect(told(result).join()).toMatch(/\/a (?:failed|read): Alpha text\./);
    expect(failuresOf(result)).toEqual([`${SITE}/${failure}`]);
  });

  it("reads on what a feed no longer lists", async () => {
    const { web, run } = bench({
      [`${SITE}/feed`]: `${SITE}/a`,
      [`${SITE}/a`]: "Alpha text.",
      [`${SITE}/b`]: "Beta text.",
    });
    await run([FEED]);
    web.pages.set(`${SITE}/feed`, `${SITE}/b`);
    web.pages.set(`${SITE}/a`, "Alpha mended.");

    expect(told(await run([FEED]))).toEqual([
      `${SITE}/a read: Alpha mended.`,
      `${SITE}/b read: Beta text.`,
    ]);
  });
});
