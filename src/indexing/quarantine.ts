import { parseUrl } from "../domain/parse-url.ts";
import type { Item, ItemId } from "../domain/passage.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";
import type { QuarantineEntry } from "./review.ts";

type Target = Pick<QuarantineEntry, "target" | "kind">;

/** An address as it is compared: without its fragment, as the URL parser writes it. */
function normalise(address: string): string {
  const url = parseUrl(address);
  if (url === null) {
    return address;
  }
  url.hash = "";
  return url.href;
}

/** Source of data/sources.yaml that an item was read from; `null` for one of the base itself. */
export function sourceOf({ page, file }: Pick<Item, "page" | "file">): string | null {
  return page?.source ?? /^sources\/([^/]+)\//.exec(file)?.[1] ?? null;
}

/** Addresses that an item is read from or stands on. */
export function addressesOf({ file, sources, page }: Item): readonly string[] {
  return [...(page === undefined ? [] : [file]), ...sources.map(({ url }) => url)];
}

/** Whether a quarantine names this item. */
export function isNamedBy(item: Item, { target, kind }: Target): boolean {
  switch (kind) {
    case "source":
      return sourceOf(item) === target;
    case "item":
      return item.id === target || item.group === target;
    case "address":
      return addressesOf(item).some((address) => normalise(address) === normalise(target));
  }
}

/** Whether any of these quarantines names the item. */
export function isQuarantined(item: Item, entries: readonly Target[]): boolean {
  return entries.some((entry) => isNamedBy(item, entry));
}

/** Items of a generation that are quarantined; reads every item unless nothing is. */
export function excludedFrom(
  generation: SearchableGeneration,
  entries: readonly Target[],
): ReadonlySet<ItemId> {
  if (entries.length === 0) {
    return new Set();
  }
  const items = [...new Set(generation.rowItems)].flatMap((id) => generation.item(id) ?? []);
  return new Set(items.filter((item) => isQuarantined(item, entries)).map(({ id }) => id));
}
