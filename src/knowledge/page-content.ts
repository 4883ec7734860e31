import type { Snapshot } from "../collecting/snapshot-store.ts";
import { earliestDay, type PartialDate } from "../domain/partial-date.ts";
import type { Item, Passage } from "../domain/passage.ts";
import type { Source } from "../domain/source.ts";
import type { SourceEntry } from "../domain/source-entry.ts";
import { WebAddress } from "../domain/web-address.ts";
import type { ExtractedDocument } from "../extracting/extracted-document.ts";
import { splitSentences } from "../language/sentences.ts";
import type { ItemContent } from "./item-content.ts";
import { joinParts } from "./join-parts.ts";
import { pageItemId } from "./page-id.ts";
import { createIsUnique, cutPage, joinBlocks, type PagePiece } from "./page-text.ts";

/** A snapshot of a document, not of facts. */
export type DocumentSnapshot = Pick<Snapshot, "page" | "firstRead"> & {
  readonly document: ExtractedDocument;
};

/**
 * Makes an item of a page, with a passage for each block of its text.
 *
 * @returns `null` when no address is known at which its text may be cited.
 */
export function pageContent(snapshot: DocumentSnapshot, entry: SourceEntry): ItemContent | null {
  const url = citedAddress(snapshot, entry);
  if (url === null) {
    return null;
  }
  const { document } = snapshot;
  const item = createItem(snapshot, entry, url);
  // No link leads to our own words: they stand on no page.
  const isUnique =
    item.page?.form === "quotation" ? createIsUnique(joinBlocks(document)) : undefined;
  const passages = [...cutPage(document).entries()].map(([index, piece]) => ({
    id: `${item.id}#${String(index + 1)}`,
    item: item.id,
    ...passageText(piece, document),
    ...(isUnique === undefined ? {} : { isUniqueOnPage: isUnique(piece.text) }),
  }));
  return { item, passages };
}

/**
 * Address that a page is cited by: the one it names itself, else the one it was read at; of a file,
 * the one that `baseUrl` of its folder makes of its path.
 */
export function citedAddress(
  { page, document: { canonical } }: DocumentSnapshot,
  entry: SourceEntry,
): string | null {
  const named = canonical === null ? undefined : WebAddress.safeParse(canonical).data;
  if (named !== undefined || entry.kind !== "folder") {
    return named ?? page;
  }
  if (entry.baseUrl === undefined) {
    return null;
  }
  const path = page.split("/").map(encodeURIComponent).join("/");
  return new URL(path, entry.baseUrl.replace(/\/?$/u, "/")).href;
}

function createItem(snapshot: DocumentSnapshot, entry: SourceEntry, url: string): Item {
  const { page, firstRead, document } = snapshot;
  const id = pageItemId(entry.id, page);
  const read = firstRead.slice(0, 10);
  const published = credible(document.published, read);
  const modified = credible(document.modified, read);
  const { title, language, author } = document;
  const publisher = document.publisher ?? entry.publisher;
  const source: Source = { title, publisher, url, published, language };
  return {
    id,
    kind: "page",
    group: id,
    title,
    subject: null,
    language,
    date: modified ?? published ?? read,
    file: page,
    sources: [source],
    fact: null,
    page: {
      source: entry.id,
      form: entry.kind === "folder" ? entry.form : "quotation",
      basis: entry.basis,
      author,
      modified,
      read,
    },
  };
}

/** A page may say what it likes; that it is from the future is not so. A day is granted for time zones. */
function credible(date: PartialDate | null, read: string): PartialDate | null {
  const latest = new Date(Date.parse(`${read}T00:00:00Z`) + 24 * 3_600_000).toISOString();
  return date !== null && earliestDay(date) <= latest.slice(0, 10) ? date : null;
}

function passageText(
  { block: { headings, columns, pageNumber }, text, span }: PagePiece,
  { title, language }: ExtractedDocument,
): Omit<Passage, "id" | "item"> {
  return {
    language,
    headings: [...headings],
    text,
    indexedText: joinParts([title, ...headings, columns.join(", "), text]),
    offset: span,
    sources: [0],
    sentences: [...splitSentences(text, language)],
    ...(pageNumber === null ? {} : { pageNumber }),
  };
}
