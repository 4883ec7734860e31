import type { Item, ItemId } from "../domain/passage.ts";
import type { Attribute } from "../domain/provider.ts";
import { countriesOf } from "./typed-facts.ts";

/** What lists and successions compare of a fact: for all facts at hand, so that none is read for it. */
export interface FactOutline {
  readonly id: ItemId;
  /** Id of the provider in whose file it stands. */
  readonly subject: string;
  readonly attribute: Attribute;
  /** What of the provider it is about, in its words; left out when all of it. */
  readonly scope?: string;
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
export function outlineFact({
  id,
  subject,
  fact,
}: Pick<Item, "id" | "subject" | "fact">): readonly FactOutline[] {
  return fact === null || subject === null
    ? []
    : [
        {
          id,
          subject,
          attribute: fact.attribute,
          ...(fact.scope === undefined ? {} : { scope: fact.scope }),
          countries: countriesOf(fact),
          supersedes: toItemIds(fact.supersedes),
          disputes: toItemIds(fact.disputes),
        },
      ];
}
