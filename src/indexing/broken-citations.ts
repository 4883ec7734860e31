import type { ItemId } from "../domain/passage.ts";
import type { BrokenCitation, ItemChange } from "./change-report.ts";
import type { ItemSet } from "./item-set.ts";

/** A passage that an answer cited. */
export interface CitedPassage {
  readonly answerId: string;
  readonly item: ItemId;
  /** The passage, whole. */
  readonly excerpt: string;
}

/** Items whose citations a change may break. */
export function touchedItems(changes: readonly ItemChange[]): ReadonlySet<ItemId> {
  return new Set(
    changes.flatMap(({ kind, item }) => (kind === "changed" || kind === "removed" ? [item] : [])),
  );
}

function shows(items: ItemSet, { item, excerpt }: CitedPassage): boolean {
  return items.get(item)?.passages.some(({ text }) => text.includes(excerpt)) === true;
}

/** Citations that the published generation still shows and the next one no longer does; each once. */
export function findBroken(
  cited: readonly CitedPassage[],
  published: ItemSet,
  next: ItemSet,
): BrokenCitation[] {
  const broken = new Map<string, BrokenCitation>();
  for (const passage of cited) {
    const { answerId, item } = passage;
    if (shows(published, passage) && !shows(next, passage)) {
      const why = next.get(item) === undefined ? "item-removed" : "text-changed";
      broken.set(`${answerId} ${item} ${why}`, { answerId, item, why });
    }
  }
  return [...broken.values()];
}
