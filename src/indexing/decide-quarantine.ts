import type { Item, ItemId } from "../domain/passage.ts";
import { BotError } from "../errors.ts";
import { isOneEditApart } from "../language/edit-distance.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";
import { addressesOf, isNamedBy, isQuarantined, sourceOf } from "./quarantine.ts";
import type { QuarantineEntry, QuarantineOutcome, Review } from "./review.ts";
import type { ReviewParts } from "./review-parts.ts";
import type { ReviewStore } from "./review-store.ts";

const NEAREST = 3;
const KINDS = ["source", "item", "address"] as const;

function readItems(generation: SearchableGeneration): readonly Item[] {
  return [...new Set(generation.rowItems)].flatMap((id) => generation.item(id) ?? []);
}

/** Items of the published generation; none while it cannot be read, since it answers nothing then. */
function publishedItems(store: ReviewStore): readonly Item[] {
  try {
    const id = store.published()?.generation;
    const generation = id === undefined ? null : store.open(id);
    if (generation === null) {
      return [];
    }
    try {
      return readItems(generation);
    } finally {
      generation.close();
    }
  } catch (error) {
    if (error instanceof BotError && error.code === "GENERATION_INVALID") {
      return [];
    }
    throw error;
  }
}

function nearest(target: string, names: Iterable<string>): readonly string[] {
  const wanted = target.toLowerCase();
  const isNear = (name: string): boolean =>
    name.toLowerCase().includes(wanted) || isOneEditApart(name.toLowerCase(), wanted);
  return [...new Set(names)].filter(isNear).slice(0, NEAREST);
}

function namesOf(items: readonly Item[]): readonly string[] {
  return items.flatMap((item) => [sourceOf(item) ?? [], item.id, addressesOf(item)].flat());
}

function put(target: string, { store, now }: ReviewParts): QuarantineOutcome {
  if (store.quarantined().some((entry) => entry.target === target)) {
    return { kind: "already" };
  }
  const items = publishedItems(store);
  for (const kind of KINDS) {
    const named = items.filter((item) => isNamedBy(item, { target, kind }));
    if (named.length > 0) {
      store.quarantine({ target, kind, since: now().toISOString() });
      return { kind: "quarantined", target, items: named.map(({ id }) => id) };
    }
  }
  return { kind: "unknown", nearest: nearest(target, namesOf(items)) };
}

function release(target: string, { store }: ReviewParts): QuarantineOutcome {
  const entries = store.quarantined();
  const entry = entries.find((each) => each.target === target);
  if (entry === undefined) {
    return { kind: "unknown", nearest: entries.map((each) => each.target).slice(0, NEAREST) };
  }
  const items = publishedItems(store).filter((item) => isNamedBy(item, entry));
  store.release(target);
  return { kind: "released", target, items: items.map(({ id }) => id) };
}

/** Quarantines; see `Review`. Which items they name is read once for each generation and list. */
export function decideOnQuarantine(
  parts: ReviewParts,
): Pick<Review, "quarantine" | "release" | "excludedItems"> {
  const { store } = parts;
  let known: { readonly key: string; readonly items: ReadonlySet<ItemId> } | undefined;
  const excluded = (entries: readonly QuarantineEntry[]): ReadonlySet<ItemId> => {
    const key = JSON.stringify([store.published()?.generation, entries]);
    if (known?.key !== key) {
      const items = publishedItems(store).filter((item) => isQuarantined(item, entries));
      known = { key, items: new Set(items.map(({ id }) => id)) };
    }
    return known.items;
  };
  return {
    quarantine: (target) => put(target, parts),
    release: (target) => release(target, parts),
    excludedItems: () => {
      const entries = store.quarantined();
      return entries.length === 0 ? new Set() : excluded(entries);
    },
  };
}
