import type { ItemId } from "../domain/passage.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";

/** Which facts replace which: read from `supersedes` and `disputes`, never guessed. */
export interface Succession {
  isSuperseded(id: ItemId): boolean;
  /** The newest fact of the line that a fact belongs to; itself when nothing replaces it. */
  newestOf(id: ItemId): ItemId;
  /** Facts whose state this one replaces; empty when none. */
  replacedBy(id: ItemId): readonly ItemId[];
  /** Facts that contradict this one; empty when none does. */
  disputedBy(id: ItemId): readonly ItemId[];
}

/** Reads the succession of a generation's facts. */
export function readSuccession({ facts }: Pick<SearchableGeneration, "facts">): Succession {
  const newerThan = new Map<ItemId, ItemId>();
  const olderThan = new Map<ItemId, readonly ItemId[]>();
  const disputed = new Map<ItemId, readonly ItemId[]>();
  for (const { id, supersedes, disputes } of facts) {
    if (supersedes.length > 0) {
      olderThan.set(id, supersedes);
    }
    for (const each of supersedes) {
      newerThan.set(each, id);
    }
    if (disputes.length > 0) {
      disputed.set(id, disputes);
    }
  }
  return {
    isSuperseded: (id) => newerThan.has(id),
    newestOf(id) {
      const seen = new Set<ItemId>([id]);
      let newest = id;
      for (let next = newerThan.get(newest); next !== undefined; next = newerThan.get(newest)) {
        if (seen.has(next)) {
          return newest;
        }
        seen.add(next);
        newest = next;
      }
      return newest;
    },
    replacedBy: (id) => olderThan.get(id) ?? [],
    disputedBy: (id) => disputed.get(id) ?? [],
  };
}
