import type { Item, ItemId } from "../domain/passage.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";

/** Which facts replace which: read from `supersedes` and `disputes`, never guessed. */
export interface Succession {
  isSuperseded(id: ItemId): boolean;
  /** The newest fact of the line that a fact belongs to; itself when nothing replaces it. */
  newestOf(id: ItemId): ItemId;
  /** Facts that contradict this one; empty when none does. */
  disputedBy(id: ItemId): readonly ItemId[];
}

function factsOf(generation: SearchableGeneration): readonly Item[] {
  return generation.subjects.flatMap(({ id }) => generation.factsOf(id));
}

/** Reads the succession of a generation's facts. */
export function readSuccession(generation: SearchableGeneration): Succession {
  const replacedBy = new Map<ItemId, ItemId>();
  const disputes = new Map<ItemId, readonly ItemId[]>();
  for (const { id, fact } of factsOf(generation)) {
    for (const older of fact?.supersedes ?? []) {
      replacedBy.set(`fact:${older}`, id);
    }
    disputes.set(
      id,
      (fact?.disputes ?? []).map((other): ItemId => `fact:${other}`),
    );
  }
  return {
    isSuperseded: (id) => replacedBy.has(id),
    newestOf(id) {
      const seen = new Set<ItemId>([id]);
      let newest = id;
      for (let next = replacedBy.get(newest); next !== undefined; next = replacedBy.get(newest)) {
        if (seen.has(next)) {
          return newest;
        }
        seen.add(next);
        newest = next;
      }
      return newest;
    },
    disputedBy: (id) => disputes.get(id) ?? [],
  };
}
