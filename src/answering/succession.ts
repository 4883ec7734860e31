import type { Item, ItemId } from "../domain/passage.ts";
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

function factsOf(generation: SearchableGeneration): readonly Item[] {
  return generation.subjects.flatMap(({ id }) => generation.factsOf(id));
}

/** Reads the succession of a generation's facts. */
export function readSuccession(generation: SearchableGeneration): Succession {
  const newerThan = new Map<ItemId, ItemId>();
  const olderThan = new Map<ItemId, readonly ItemId[]>();
  const disputes = new Map<ItemId, readonly ItemId[]>();
  for (const { id, fact } of factsOf(generation)) {
    const older = (fact?.supersedes ?? []).map((each): ItemId => `fact:${each}`);
    olderThan.set(id, older);
    for (const each of older) {
      newerThan.set(each, id);
    }
    disputes.set(
      id,
      (fact?.disputes ?? []).map((other): ItemId => `fact:${other}`),
    );
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
    disputedBy: (id) => disputes.get(id) ?? [],
  };
}
