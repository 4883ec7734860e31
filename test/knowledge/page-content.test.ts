import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Item, Passage } from "../../src/domain/passage.ts";
import type { ExtractedBlock } from "../../src/extracting/extracted-document.ts";
import type { ItemContent } from "../../src/knowledge/item-content.ts";
import { pageContent } from "../../src/knowledge/page-content.ts";
import { pageItemId } from "../../src/knowledge/page-id.ts";
import { joinBlocks } from "../../src/knowledge/page-text.ts";
import { documentOf, entryOf } from "../helpers/collecting.ts";

const PAGE = "https://www.example.com/cloud/offers.html?x=1";
const ENTRY = entryOf({ kind: "page", url: PAGE });

function block(text: string, fields: Partial<ExtractedBlock> = {}): ExtractedBlock {
  return { headings: [], columns: [], text, pageNumber: null, ...fields };
}

function contentOf(
  fields: Parameters<typeof documentOf>[1],
  { entry = ENTRY, page = PAGE } = {},
): ItemContent {
  const document = documentOf("unused", { title: "Offers", ...fields });
  const content = pageContent({ page, firstRead: "2026-11-23T08:00:00.000Z", document }, entry);
  if (content === null) {
    throw new Error("the page has no address");
  }
  return content;
}

describe("pageContent", () => {
  it("makes an item with its origin and a passage for each block", () => {
    const { item, passages } = contentOf({
      publisher: "Example SA",
      author: "A. Writer",
      published: "2026-04-17",
      modified: "2026-05",
      language: "fr",
      blocks: [
        block("Le siège est à Lyon. Il y est resté.", { headings: ["Société"], pageNumber: 2 }),
        block("Offre A | 2026", { columns: ["Offre", "Année"] }),
      ],
    });

    expect(Item.parse(item)).toEqual(item);
    expect(item).toMatchObject({
      kind: "page",
      title: "Offers",
      language: "fr",
      date: "2026-05",
      file: PAGE,
      sources: [
        {
          title: "Offers",
          publisher: "Example SA",
          url: PAGE,
          published: "2026-04-17",
          language: "fr",
        },
      ],
      page: {
        source: "site",
        form: "quotation",
        basis: "vendor",
        author: "A. Writer",
        modified: "2026-05",
        read: "2026-11-23",
      },
    });
    expect(passages.map((passage) => Passage.parse(passage))).toEqual(passages);
    expect(passages.map(({ id, indexedText }) => [id, indexedText])).toEqual([
      [`${item.id}#1`, "Offers. Société. Le siège est à Lyon. Il y est resté."],
      [`${item.id}#2`, "Offers. Offre, Année. Offre A | 2026"],
    ]);
    expect(passages.map(({ pageNumber }) => pageNumber)).toEqual([2, undefined]);
    expect(passages[0]?.sentences.map(({ standsAlone }) => standsAlone)).toEqual([true, false]);
  });

  it.each([
    {
      name: "modified before published",
      modified: "2026-05",
      published: "2026-04",
      date: "2026-05",
    },
    { name: "published, when not modified", modified: null, published: "2026-04", date: "2026-04" },
    {
      name: "the day of reading, when the page tells none",
      modified: null,
      published: null,
      date: "2026-11-23",
    },
    {
      name: "no day that is still to come",
      modified: "2199",
      published: "2026-04",
      date: "2026-04",
    },
    {
      name: "tomorrow, as it may be elsewhere",
      modified: "2026-11-24",
      published: null,
      date: "2026-11-24",
    },
  ])("dates the page: $name", ({ modified, published, date }) => {
    expect(contentOf({ modified, published }).item.date).toBe(date);
  });

  it.each([
    {
      name: "the address it names itself",
      canonical: "https://example.com/offers",
      url: "https://example.com/offers",
    },
    { name: "where it was read, when it names none", canonical: null, url: PAGE },
    {
      name: "where it was read, when what it names is none",
      canonical: "javascript:alert(1)",
      url: PAGE,
    },
  ])("is cited by $name", ({ canonical, url }) => {
    expect(contentOf({ canonical }).item.sources[0]?.url).toBe(url);
  });

  it.each([
    { name: "a text that stands once", other: "Another text.", isUnique: true },
    { name: "the same text again", other: "The seat is in Lyon.", isUnique: false },
    {
      name: "the same inside another",
      other: "We say: the SEAT is in Lyon. Indeed.",
      isUnique: false,
    },
    { name: "the same words without accents", other: "The seat is in Lyôn.", isUnique: false },
  ])("tells whether a link finds it: $name", ({ other, isUnique }) => {
    const { passages } = contentOf({ blocks: [block("The seat is in Lyon."), block(other)] });

    expect(passages[0]?.isUniqueOnPage).toBe(isUnique);
  });

  it("looks at the first words of a long text, by which a link finds it", () => {
    const tail = "in four regions of the country since the year before last, says the company.";
    const { passages } = contentOf({
      blocks: [
        block(`The new service runs today ${tail}`),
        block("The new service runs today or not."),
      ],
    });

    expect(passages.map(({ isUniqueOnPage }) => isUniqueOnPage)).toEqual([false, true]);
  });

  it("keeps every character at its place, in passages that are never too long", () => {
    const word = fc.stringMatching(/^[a-z]{1,30}[.,]?$/);
    const text = fc.oneof(
      fc.array(word, { minLength: 1, maxLength: 600 }).map((words) => words.join(" ")),
      fc.constantFrom("x".repeat(5000), "🇪🇺".repeat(1000), "é. ".repeat(900).trim()),
    );
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (texts) => {
        const blocks = texts.map((each) => block(each));
        const joined = joinBlocks({ blocks });
        for (const passage of contentOf({ blocks }).passages) {
          Passage.parse(passage);
          const { start, end } = passage.offset;
          expect(joined.slice(start, end)).toBe(passage.text);
          expect(passage.text.length).toBeLessThanOrEqual(1600);
          expect(passage.text.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe("pageItemId", () => {
  it.each([
    {
      page: "https://example.com/cloud/Données-2026.html",
      id: /^page:site\.cloud-donnees-2026-[0-9a-f]{12}$/,
    },
    { page: "https://example.com/", id: /^page:site\.[0-9a-f]{12}$/ },
    { page: "notes/a.md", id: /^page:site\.notes-a-[0-9a-f]{12}$/ },
    { page: "https://example.com/%E0%A4%A", id: /^page:site\.e0-a4-a-[0-9a-f]{12}$/ },
    {
      page: `https://example.com/${"long-".repeat(100)}end`,
      id: /^page:site\.[a-z-]{1,48}-end-[0-9a-f]{12}$/,
    },
  ])("makes readable words of $page", ({ page, id }) => {
    expect(pageItemId("site", page)).toMatch(id);
  });

  it("tells pages apart whose words are the same", () => {
    const ids = [
      "https://e.com/a?b=1",
      "https://e.com/a?b=2",
      "https://e.com/A",
      "a.md",
      "a.html",
    ].map((page) => pageItemId("site", page));

    expect(new Set(ids).size).toBe(ids.length);
  });
});
