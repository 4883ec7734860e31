import type { ItemId, Passage } from "../domain/passage.ts";
import type { ItemContent } from "../knowledge/item-content.ts";
import type { HeldContent } from "./apply-review.ts";
import type { ItemChange } from "./change-report.ts";
import { itemKey, withoutOffset } from "./item-key.ts";
import type { ItemSet } from "./item-set.ts";
import { sourceOf } from "./quarantine.ts";
import type { TextChange } from "./review-store.ts";

/** What a candidate changes, item by item. */
export interface ListedChanges {
  /** By kind of change as `ItemChange` lists them, then by id. */
  readonly changes: readonly ItemChange[];
  /** Texts that a verdict may be on; empty when nothing is published. */
  readonly texts: readonly TextChange[];
}

type Pair = { readonly before: ItemContent | undefined; readonly after: ItemContent | undefined };

function shownTexts(passages: readonly Passage[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { language, headings, text } of passages) {
    const key = JSON.stringify([language, headings, text]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** How many texts the one has that the other has not. */
function surplus(of: ReadonlyMap<string, number>, over: ReadonlyMap<string, number>): number {
  return [...of].reduce((sum, [key, count]) => sum + Math.max(0, count - (over.get(key) ?? 0)), 0);
}

function comparePassages({ before, after }: Pair): ItemChange["passages"] {
  const [old, next] = [shownTexts(before?.passages ?? []), shownTexts(after?.passages ?? [])];
  return { added: surplus(next, old), removed: surplus(old, next) };
}

/** All that a reader can see; where a fact stands in its file changes with every fact above it. */
function seen(content: ItemContent | undefined): string {
  return JSON.stringify([content?.item, content?.passages.map(withoutOffset)]);
}

function toChange(item: ItemId, pair: Pair): ItemChange | null {
  const { before, after } = pair;
  const shown = (after ?? before)?.item;
  if (shown === undefined || seen(before) === seen(after)) {
    return null;
  }
  return {
    kind: before === undefined ? "added" : after === undefined ? "removed" : "changed",
    item,
    title: shown.title,
    source: sourceOf(shown),
    passages: comparePassages(pair),
    reason: null,
  };
}

function heldChange({ hold, incoming }: HeldContent, published: ItemSet | null): ItemChange {
  const { item, title, source, reason } = hold;
  const passages = comparePassages({ before: published?.get(item), after: incoming });
  return { kind: "held", item, title, source, passages, reason };
}

/**
 * Compares what would be indexed with what is published.
 *
 * @param published - `null` when nothing is, or it cannot be read: then all is added.
 */
export function listChanges(
  published: ItemSet | null,
  next: ItemSet,
  held: readonly HeldContent[],
): ListedChanges {
  const changes: ItemChange[] = [];
  const texts: TextChange[] = [];
  for (const id of new Set([...(published?.ids ?? []), ...next.ids])) {
    const pair = { before: published?.get(id), after: next.get(id) };
    const change = toChange(id, pair);
    if (change !== null) {
      changes.push(change);
      texts.push({ item: id, before: itemKey(pair.before), after: itemKey(pair.after) });
    }
  }
  const kinds: readonly ItemChange["kind"][] = ["added", "changed", "removed", "held"];
  const all = [...changes, ...held.map((each) => heldChange(each, published))];
  return {
    changes: all.toSorted(
      (a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (a.item < b.item ? -1 : 1),
    ),
    texts: published === null ? [] : texts,
  };
}
