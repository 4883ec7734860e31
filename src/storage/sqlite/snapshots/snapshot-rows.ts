import { z } from "zod";
import type {
  CitationCheck,
  PageReading,
  Snapshot,
  SourceReading,
} from "../../../collecting/snapshot-store.ts";
import { ExtractedDocument } from "../../../extracting/extracted-document.ts";

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

const TextColumn = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("document"), document: ExtractedDocument }),
  z.strictObject({ kind: z.literal("facts"), yaml: z.string().min(1) }),
]);

const SnapshotRow = z.strictObject({
  source: z.string().min(1),
  page: z.string().min(1),
  hash: Hash,
  firstRead: z.iso.datetime(),
  text: z.string(),
});

const ReadingRow = z.strictObject({
  source: z.string().min(1),
  page: z.string().min(1),
  at: z.iso.datetime(),
  outcome: z.enum(["read", "not-modified", "failed", "vanished"]),
  fault: z.string().nullable(),
  detail: z.string().nullable(),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  hash: Hash.nullable(),
  settings: z.string(),
});

const SourceRow = z.strictObject({
  source: z.string().min(1),
  at: z.iso.datetime(),
  fault: z.string().nullable(),
  detail: z.string().nullable(),
  lastSuccess: z.iso.datetime().nullable(),
});

const CheckRow = z.strictObject({
  url: z.string().min(1),
  item: z.string().min(1),
  at: z.iso.datetime(),
  fault: z.string().nullable(),
  isQuoteLost: z.int().min(0).max(1),
});

/** @throws what zod or JSON throw when the row makes no sense; so do the others. */
export function toSnapshot(row: unknown): Snapshot {
  const { text, ...rest } = SnapshotRow.parse(row);
  return { ...rest, text: TextColumn.parse(JSON.parse(text)) };
}

export function toPageReading(row: unknown): PageReading {
  const { etag, lastModified, ...rest } = ReadingRow.parse(row);
  return { ...rest, validators: { etag, lastModified } };
}

export function toSourceReading(row: unknown): SourceReading {
  return SourceRow.parse(row);
}

export function toCitationCheck(row: unknown): CitationCheck {
  const { isQuoteLost, ...rest } = CheckRow.parse(row);
  return { ...rest, isQuoteLost: isQuoteLost === 1 };
}
