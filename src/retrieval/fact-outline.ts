import type { Item, ItemId } from "../domain/passage.ts";
import type { Attribute } from "../domain/provider.ts";
import { countriesOf } from "./typed-facts.ts";

/** What lists and successions compare of a fact: for all facts at hand, so that none is read for it. */
export interface FactOutline {
  readonly id: ItemId;
  readonly attribute: Attribute;
  /** As {@link countriesOf} tells them. */
  readonly countries: readonly string[];
  /** Facts whose state this one replaces; empty when none. */
  readonly supersedes: readonly ItemId[];
  /** Facts that contradict this one; empty when none does. */
  readonly disputes: readonly ItemId[];
}

function toItemIds(facts: readonly string[] = []): readonly ItemId[] {
  return facts.map((id): ItemId => `fact:${id}`);
}

/** The outline of a fact item; none of any other item. */
export function outlineFact({ id, fact }: Pick<Item, "id" | "fact">): readonly FactOutline[] {
  return fact === null
    ? []
    : [
        {
          id,
          attribute: fact.attribute,
          countries: countriesOf(fact),
          supersedes: toItemIds(fact.supersedes),
          disputes: toItemIds(fact.disputes),
        },
      ];
}
