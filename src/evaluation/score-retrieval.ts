import type { ItemId } from "../domain/passage.ts";
import { itemGroups } from "./item-group.ts";
import type { EvalQuestion } from "./question-set.ts";

/** How many of the best items are looked at. */
const CUTOFFS = [5, 10, 20] as const;
export type Cutoff = (typeof CUTOFFS)[number];

/** What the search found for one question, at one cut-off. */
export interface RetrievalScore {
  readonly cutoff: Cutoff;
  /** Relevant items found, over what could be found: 0 to 1. */
  readonly recall: number;
  /** Whether at least one relevant item was found. */
  readonly isHit: boolean;
}

/** Scores the items found for an answerable question; the versions of a topic count as one item. */
export function scoreRetrieval(
  question: Pick<EvalQuestion, "relevant">,
  retrieved: readonly ItemId[],
): readonly RetrievalScore[] {
  const relevant = new Set(itemGroups(question.relevant));
  const groups = itemGroups(retrieved);

  return CUTOFFS.map((cutoff) => {
    const found = groups.slice(0, cutoff).filter((group) => relevant.has(group)).length;
    return { cutoff, recall: found / Math.min(relevant.size, cutoff), isHit: found > 0 };
  });
}
