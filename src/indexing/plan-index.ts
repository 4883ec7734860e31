import { createHash } from "node:crypto";
import { z } from "zod";
import type { Item, ItemId, Passage } from "../domain/passage.ts";

export const IndexPlanCounts = z.strictObject({
  added: z.int().min(0),
  changed: z.int().min(0),
  removed: z.int().min(0),
  unchanged: z.int().min(0),
});
export type IndexPlanCounts = z.infer<typeof IndexPlanCounts>;

/** What a run changes, as ids of passages: each list in the order of its base. */
export interface IndexPlan {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: readonly string[];
}

/** Passages and the items they belong to. */
export interface Contents {
  readonly passages: Iterable<Passage>;
  readonly item: (id: ItemId) => Item | undefined;
}

/** Hash of all that a reader may see of a passage, its item's title, dates and sources included. */
function hashes({ passages, item }: Contents): ReadonlyMap<string, string> {
  const itemTexts = new Map<ItemId, string>();
  const found = new Map<string, string>();
  for (const passage of passages) {
    const itemText = itemTexts.get(passage.item) ?? JSON.stringify(item(passage.item));
    itemTexts.set(passage.item, itemText);
    const hash = createHash("sha256").update(itemText).update("\n").update(JSON.stringify(passage));
    found.set(passage.id, hash.digest("hex"));
  }
  return found;
}

/**
 * Compares a base with what is published.
 *
 * @param published - `null` when nothing is, or when it cannot be read: then all is added.
 */
export function planIndex(published: Contents | null, next: Contents): IndexPlan {
  const before = published === null ? new Map<string, string>() : hashes(published);
  const after = hashes(next);
  const ids = [...after.keys()];
  return {
    added: ids.filter((id) => !before.has(id)),
    changed: ids.filter((id) => before.has(id) && before.get(id) !== after.get(id)),
    removed: [...before.keys()].filter((id) => !after.has(id)),
    unchanged: ids.filter((id) => before.get(id) === after.get(id)),
  };
}

/** How many passages each part of a plan holds. */
export function countPlan({ added, changed, removed, unchanged }: IndexPlan): IndexPlanCounts {
  return {
    added: added.length,
    changed: changed.length,
    removed: removed.length,
    unchanged: unchanged.length,
  };
}
