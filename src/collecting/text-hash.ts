import { createHash } from "node:crypto";
import type { SourceEntry } from "../domain/source-entry.ts";
import type { SnapshotText } from "./snapshot-store.ts";

/** Raised whenever extracting makes another text of the same bytes: all pages are then read anew. */
const EXTRACTION = 1;

/** SHA-256 (hex): the same text and metadata give the same. */
export function textHash(text: SnapshotText): string {
  return createHash("sha256").update(stableJson(text)).digest("hex");
}

/** What the text of a page depends on beside its bytes. */
export function textSettings({ language, selectors }: SourceEntry): string {
  const settings = stableJson([EXTRACTION, language, selectors]);
  return createHash("sha256").update(settings).digest("hex").slice(0, 16);
}

/** JSON with keys in order, so that the order in which a document was put together does not count. */
function stableJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
