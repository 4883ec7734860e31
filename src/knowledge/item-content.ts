import type { Item, Passage } from "../domain/passage.ts";

/** An item with its passages in order. */
export interface ItemContent {
  readonly item: Item;
  readonly passages: readonly Passage[];
}
