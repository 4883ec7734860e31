import type { CollectedPage } from "../../src/collecting/collected.ts";
import { applyReview, type ReviewInput } from "../../src/indexing/apply-review.ts";
import { type ItemSet, itemsOfContent, toContent } from "../../src/indexing/item-set.ts";
import type { ItemContent } from "../../src/knowledge/item-content.ts";
import { manyArticles } from "./content.ts";
import { page, sourcesOf } from "./pages.ts";

/** The base beside the pages. */
export const BASE = manyArticles(2);
export const LONG =
  "Sovereign clouds are run from Europe, by people and companies of Europe. ".repeat(4);

/** Page `a`, and what may become of it. */
export const A = page("a", [LONG]);
export const A_CHANGED = page("a", [`${LONG} More.`]);
export const A_SHRUNK = page("a", [LONG.slice(0, 50)]);
export const A_SHORTER = page("a", [LONG.slice(0, 70)]);

/** The base with these pages. */
export function setOf(pages: readonly ItemContent[]): ItemSet {
  const { ids, get } = itemsOfContent(BASE);
  const base = ids.flatMap((id) => get(id) ?? []);
  return itemsOfContent(toContent([...base, ...pages], BASE.subjects));
}

/** Texts of pages by item, and what is held, as "item reason". */
export interface Reviewed {
  readonly texts: Readonly<Record<string, string>>;
  readonly held: readonly string[];
}

/** Reviews pages of the source `site`; `null`: nothing is published. */
export function review(
  published: readonly ItemContent[] | null,
  pages: readonly CollectedPage[],
  changes: Partial<ReviewInput> & { readonly holdBack?: number } = {},
): Reviewed {
  const { entries } = sourcesOf([], changes);
  const { content, held } = applyReview({
    published: published === null ? null : setOf(published),
    content: BASE,
    pages,
    sources: entries,
    decisions: { verdicts: [], quarantined: [] },
    ...changes,
  });
  const { ids, get } = itemsOfContent(content);
  const own = ids.filter((id) => id.startsWith("page:"));
  const textOf = (id: (typeof own)[number]): string =>
    get(id)
      ?.passages.map(({ text }) => text)
      .join(" ") ?? "";
  return {
    texts: Object.fromEntries(own.map((id) => [id, textOf(id)])),
    held: held.map(({ hold: { item, reason } }) => `${item} ${reason}`),
  };
}
