import type { Citation } from "../domain/answer.ts";
import type { Item, ItemId } from "../domain/passage.ts";

/** Ids of the sources (data/sources.yaml) that were last read longer ago than their limit, or never. */
export type StaleSources = ReadonlySet<string>;

const NONE: StaleSources = new Set();

/**
 * Pages cited whose source was not read anew within its limit, each once, in the order of the citations.
 *
 * @param itemOf - Finds an item; `undefined` when there is none.
 * @param look - Called when a page is cited.
 */
export function stalePages(
  citations: readonly Pick<Citation, "item">[],
  itemOf: (id: ItemId) => Item | undefined,
  look: () => StaleSources,
): readonly Item[] {
  const pages = [...new Set(citations.map(({ item }) => item))]
    .filter((id) => id.startsWith("page:"))
    .map(itemOf)
    .filter((item) => item !== undefined);
  // Most answers cite no page: nothing is looked up for them.
  const stale = pages.length === 0 ? NONE : look();
  return pages.filter(({ page }) => page !== undefined && stale.has(page.source));
}
