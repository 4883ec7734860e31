import type { BaseLanguage } from "../../domain/language.ts";
import type { Item, ItemId } from "../../domain/passage.ts";
import type { Subject } from "../../domain/provider.ts";
import type { BaseContent } from "../../knowledge/base-content.ts";
import { type FactOutline, outlineFact } from "../../retrieval/fact-outline.ts";

/** What is wanted of all rows of a generation at once, as index.db keeps it. */
export interface Listings {
  readonly subjects: readonly Subject[];
  /** See `SearchableGeneration.facts`. */
  readonly facts: readonly FactOutline[];
  readonly rows: {
    /** Ids in row order. */
    readonly items: readonly ItemId[];
    /** Index of its item, for each passage. */
    readonly itemOf: readonly number[];
    readonly languages: readonly BaseLanguage[];
  };
}

/** Facts of each subject, in the order they are written in. */
function factsBySubject(
  items: readonly Item[],
  offsets: ReadonlyMap<string, number>,
): ReadonlyMap<string, readonly Item[]> {
  const facts = new Map<string, Item[]>();
  for (const item of items) {
    if (item.kind === "fact" && item.subject !== null) {
      const list = facts.get(item.subject) ?? [];
      list.push(item);
      facts.set(item.subject, list);
    }
  }
  const offsetOf = ({ id }: Item): number => offsets.get(id) ?? 0;
  // Stable: where two begin at one place, as they do in different files, their rows decide.
  return new Map(
    [...facts].map(([subject, list]) => [
      subject,
      list.toSorted((a, b) => offsetOf(a) - offsetOf(b)),
    ]),
  );
}

/**
 * Lists the content of a generation.
 *
 * @param offsets Where each item begins in its file.
 */
export function listContent(
  { subjects, items, passages }: BaseContent,
  offsets: ReadonlyMap<string, number>,
): Listings {
  const facts = factsBySubject(items, offsets);
  const places = new Map(items.map(({ id }, place) => [id, place]));
  return {
    subjects,
    facts: subjects.flatMap(({ id }) => facts.get(id) ?? []).flatMap(outlineFact),
    rows: {
      items: items.map(({ id }) => id),
      itemOf: passages.map(({ item }) => places.get(item) ?? -1),
      languages: passages.map(({ language }) => language),
    },
  };
}
