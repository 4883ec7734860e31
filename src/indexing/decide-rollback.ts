import type { ItemId } from "../domain/passage.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";
import { publishedRun } from "./decide-proposals.ts";
import { GONE, itemKey } from "./item-key.ts";
import { itemsOfGeneration } from "./item-set.ts";
import { sourceOf } from "./quarantine.ts";
import type { ReviewOutcome } from "./review.ts";
import type { ReviewParts } from "./review-parts.ts";
import type { Hold, ReviewStore, Verdict } from "./review-store.ts";
import { openUsable } from "./usable-generation.ts";

interface Page {
  readonly key: string;
  readonly title: string;
  readonly source: string;
}

function pagesOf(generation: SearchableGeneration): ReadonlyMap<ItemId, Page> {
  const { ids, get } = itemsOfGeneration(generation);
  return new Map(
    ids
      .filter((id) => id.startsWith("page:"))
      .flatMap((id): readonly (readonly [ItemId, Page])[] => {
        const content = get(id);
        return content === undefined
          ? []
          : [
              [
                id,
                {
                  key: itemKey(content),
                  title: content.item.title,
                  source: sourceOf(content.item) ?? "",
                },
              ],
            ];
      }),
  );
}

/** Pages that the generation which is left has in another text than the one that is returned to. */
function leftPages(
  left: ReadonlyMap<ItemId, Page>,
  target: ReadonlyMap<ItemId, Page>,
): readonly (Hold & { readonly before: string })[] {
  const ids = [...new Set([...left.keys(), ...target.keys()])];
  return ids.flatMap((item) => {
    const { key, title, source } = left.get(item) ?? { key: GONE, title: "", source: "" };
    const kept = target.get(item);
    const before = kept?.key ?? GONE;
    return key === before
      ? []
      : [
          {
            item,
            key,
            before,
            title: kept?.title ?? title,
            source: kept?.source ?? source,
            reason: "rejected" as const,
          },
        ];
  });
}

/** A generation that is damaged says nothing of its pages: then none of them is held back. */
function readPages(id: string | null, parts: ReviewParts): ReadonlyMap<ItemId, Page> | null {
  const opened = id === null ? null : openUsable(id, parts);
  if (opened?.kind !== "usable") {
    return null;
  }
  try {
    return pagesOf(opened.generation);
  } finally {
    opened.generation.close();
  }
}

/** Generations that can be returned to, the one published last first. */
function returnable(store: ReviewStore, published: string | undefined): readonly string[] {
  return store
    .kept()
    .filter(({ id, publishedAt }) => publishedAt !== null && id !== published)
    .map(({ id }) => id);
}

function choose(
  id: string | null,
  previous: string | null,
  known: readonly string[],
): string | null {
  if (id !== null) {
    return known.includes(id) ? id : null;
  }
  return previous !== null && known.includes(previous) ? previous : (known[0] ?? null);
}

/** Publishes an older generation again and pins it; see `Review.rollback`. */
export function rollBack(id: string | null, parts: ReviewParts): ReviewOutcome {
  const { store, now } = parts;
  const pointer = store.published();
  const known = returnable(store, pointer?.generation);
  const target = choose(id, pointer?.previous ?? null, known);
  if (target === null) {
    return { kind: "unknown", known };
  }
  const opened = openUsable(target, parts);
  if (opened.kind === "unusable") {
    return opened;
  }
  const pages = pagesOf(opened.generation);
  opened.generation.close();
  const left = readPages(pointer?.generation ?? null, parts);
  const changed = left === null ? [] : leftPages(left, pages);
  const at = now().toISOString();
  store.decide({
    at,
    publish: {
      generation: target,
      run: publishedRun(target, at),
      holds: changed.map(({ before: _before, ...hold }) => hold),
    },
    pin: "set",
    verdicts: changed.flatMap(({ item, key, before }): readonly Verdict[] => [
      { item, key, verdict: "rejected" },
      { item, key: before, verdict: "accepted" },
    ]),
    settled: changed.map(({ item, key, before }) => ({ item, before: key, after: before })),
  });
  return { kind: "published", generation: target, previous: pointer?.generation ?? null };
}
