import type { types } from "@slack/bolt";
import { MESSAGE_BLOCKS, MESSAGE_BLOCKS_TEXT } from "./limits.ts";

/** Characters of all texts and addresses in a piece of a payload. */
export function measureText(value: unknown): number {
  if (Array.isArray(value)) {
    return value.reduce((sum: number, each) => sum + measureText(each), 0);
  }
  if (typeof value !== "object" || value === null) {
    return 0;
  }
  return Object.entries(value).reduce(
    (sum, [key, each]) => sum + (isCounted(key, each) ? each.length : measureText(each)),
    0,
  );
}

/** Whether Slack takes these as the blocks of one message. */
export function fitsMessage(blocks: readonly types.KnownBlock[]): boolean {
  return blocks.length <= MESSAGE_BLOCKS && measureText(blocks) <= MESSAGE_BLOCKS_TEXT;
}

function isCounted(key: string, value: unknown): value is string {
  return (key === "text" || key === "url") && typeof value === "string";
}
