import { createHash } from "node:crypto";
import type { Passage } from "../domain/passage.ts";
import type { ItemContent } from "../knowledge/item-content.ts";

const KEY_DIGITS = 32;

/** Key of an item that is not there. */
export const GONE = "gone";

/** All of a passage but its place in the file, which moves with whatever stands above it. */
export function withoutOffset(passage: Passage): Omit<Passage, "offset"> {
  const { offset: _offset, ...rest } = passage;
  return rest;
}

/** Of a page, its text: dates change when nothing else does. The base is written by hand: all of it counts. */
function whatCounts({ item, passages }: ItemContent): unknown {
  return item.kind === "page"
    ? [item.title, passages.map(({ headings, text }) => [headings, text])]
    : [item, passages.map(withoutOffset)];
}

/** Names what a verdict is on: a text of an item, as far as it counts. */
export function itemKey(content: ItemContent | undefined): string {
  return content === undefined
    ? GONE
    : createHash("sha256")
        .update(JSON.stringify(whatCounts(content)))
        .digest("hex")
        .slice(0, KEY_DIGITS);
}
