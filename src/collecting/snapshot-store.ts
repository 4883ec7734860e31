import type { ExtractedDocument } from "../extracting/extracted-document.ts";
import type { Validators } from "../fetching/fetch-result.ts";

/** The text of one page as it was read once. Never changed, so that a rolled-back generation can be built again. */
export interface Snapshot {
  /** Id of the entry in data/sources.yaml. */
  readonly source: string;
  /** What identifies the page within its source: its address, or its path in a folder. */
  readonly page: string;
  /** SHA-256 (hex) of the document: the same text and metadata, the same snapshot. */
  readonly hash: string;
  /** ISO 8601; when exactly this was first read. */
  readonly firstRead: string;
  readonly document: ExtractedDocument;
}

/** How the last reading of a page went. */
export interface PageReading {
  readonly source: string;
  readonly page: string;
  /** ISO 8601. */
  readonly at: string;
  readonly outcome: "read" | "not-modified" | "failed" | "vanished";
  /** A {@link import("../fetching/fetch-result.ts").FetchFault} or an ExtractFault; `null` when it went well. */
  readonly fault: string | null;
  readonly detail: string | null;
  readonly validators: Validators;
  /** Newest snapshot; `null` when none was ever read. */
  readonly hash: string | null;
}

/**
 * Keeps what was read from sources, in a file of its own (snapshots.db): never in the way of questions.
 *
 * Each method throws BotError STORAGE_FAILED or STATE_INVALID. Every write is durable when it returns:
 * a killed run is resumed from what it kept.
 */
export interface SnapshotStore {
  snapshot(source: string, page: string, hash: string): Snapshot | null;
  /** Newest reading of each page of a source. */
  readings(source: string): readonly PageReading[];
  put(reading: PageReading, snapshot: Snapshot | null): void;
  close(): void;
}
