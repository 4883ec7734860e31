import type { ItemId } from "../domain/passage.ts";

/** Key under which an item counts: the two language versions of a topic share one. */
export function itemGroup(item: ItemId): string {
  return item.startsWith("topic:") ? item.replace(/\.[a-z]{2}$/, "") : item;
}

/** Distinct groups of `items`, in their order. */
export function itemGroups(items: readonly ItemId[]): readonly string[] {
  return [...new Set(items.map(itemGroup))];
}
