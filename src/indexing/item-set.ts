import type { Item, ItemId, Passage } from "../domain/passage.ts";
import type { Subject } from "../domain/provider.ts";
import type { BaseContent } from "../knowledge/base-content.ts";
import type { ItemContent } from "../knowledge/item-content.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";

/** Items with their passages, wherever they lie: in a generation, or in memory. */
export interface ItemSet {
  /** In the order of their base. */
  readonly ids: readonly ItemId[];
  /** `undefined` for an unknown item. */
  readonly get: (id: ItemId) => ItemContent | undefined;
}

/** The items of a generation, read one by one. */
export function itemsOfGeneration(generation: SearchableGeneration): ItemSet {
  return {
    ids: [...new Set(generation.rowItems)],
    get: (id) => {
      const item = generation.item(id);
      return item === undefined
        ? undefined
        : { item, passages: generation.passageRows(id).map((row) => generation.passage(row)) };
    },
  };
}

/** The items of a base. */
export function itemsOfContent({ items, passages }: BaseContent): ItemSet {
  const byItem = new Map<ItemId, Passage[]>();
  for (const passage of passages) {
    const own = byItem.get(passage.item) ?? [];
    own.push(passage);
    byItem.set(passage.item, own);
  }
  const byId = new Map<ItemId, Item>(items.map((item) => [item.id, item]));
  return {
    ids: items.map(({ id }) => id),
    get: (id) => {
      const item = byId.get(id);
      return item === undefined ? undefined : { item, passages: byItem.get(id) ?? [] };
    },
  };
}

/** Puts items together as a base, by id. */
export function toContent(
  contents: Iterable<ItemContent>,
  subjects: readonly Subject[],
): BaseContent {
  const sorted = [...contents].toSorted((a, b) => (a.item.id < b.item.id ? -1 : 1));
  return {
    items: sorted.map(({ item }) => item),
    passages: sorted.flatMap(({ passages }) => passages),
    subjects,
  };
}
