import type { CollectedPage } from "../../src/collecting/collected.ts";
import type { Item, Passage } from "../../src/domain/passage.ts";
import type { SourceInput } from "../../src/indexing/index-options.ts";
import type { ItemContent } from "../../src/knowledge/item-content.ts";

const SITE = "site";

/** A page of the source `site`, with one passage for each text. */
export function page(slug: string, texts: readonly string[], source = SITE): ItemContent {
  const id = `page:${source}.${slug}` as const;
  const url = `https://example.com/${source}/${slug}`;
  const item: Item = {
    id,
    kind: "page",
    group: id,
    title: `Page ${slug}`,
    subject: null,
    language: "en",
    date: "2026-11-01",
    file: url,
    sources: [{ title: `Page ${slug}`, publisher: "Site", url, published: null, language: "en" }],
    fact: null,
    page: {
      source,
      form: "quotation",
      basis: "primary",
      author: null,
      modified: null,
      read: "2026-11-01",
    },
  };
  const passages = texts.map(
    (text, at): Passage => ({
      id: `${id}#${String(at + 1)}`,
      item: id,
      language: "en",
      headings: [],
      text,
      indexedText: `${item.title}. ${text}`,
      offset: { start: at * 1000, end: at * 1000 + text.length },
      sources: [0],
      sentences: [{ start: 0, end: text.length, standsAlone: true }],
      isUniqueOnPage: true,
    }),
  );
  return { item, passages };
}

/** A page as a run has collected it. */
export function collected(
  content: ItemContent,
  state: CollectedPage["state"] = "read",
): CollectedPage {
  const { item } = content;
  return { content, source: item.page?.source ?? SITE, page: item.file, state };
}

/** Pages of the source `site`, of which 30 % may change at once unless told otherwise. */
export function sourcesOf(
  pages: readonly CollectedPage[],
  { id = SITE, holdBack = 30 }: { readonly id?: string; readonly holdBack?: number } = {},
): SourceInput {
  return { entries: [{ id, holdBack }], pages, reports: [] };
}
