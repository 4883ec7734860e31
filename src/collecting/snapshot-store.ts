import type { ExtractedDocument } from "../extracting/extracted-document.ts";
import type { Validators } from "../fetching/fetch-result.ts";

/** What was read: a document, or a file of facts (YAML in the form of data/providers) as it stands. */
export type SnapshotText =
  | { readonly kind: "document"; readonly document: ExtractedDocument }
  | { readonly kind: "facts"; readonly yaml: string };

/** The text of one page as it was read once. Never changed, so that a rolled-back generation can be built again. */
export interface Snapshot {
  /** Id of the entry in data/sources.yaml. */
  readonly source: string;
  /** What identifies the page within its source: its address, or its path in a folder. */
  readonly page: string;
  /** SHA-256 (hex) of the text: the same text and metadata, the same snapshot. */
  readonly hash: string;
  /** ISO 8601; when exactly this was first read. */
  readonly firstRead: string;
  readonly text: SnapshotText;
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
  /** Of the newest snapshot; both `null` when it must be fetched whole. */
  readonly validators: Validators;
  /** Newest snapshot; `null` when none was ever read. */
  readonly hash: string | null;
  /** What the text depends on beside the page, such as selectors: validators of others are not used. */
  readonly settings: string;
}

/** A reading, with its snapshot when the text is new; one that is kept already stays as it is. */
export interface KeptPage {
  readonly reading: PageReading;
  readonly snapshot: Snapshot | null;
}

/** How the last reading of a whole source went. */
export interface SourceReading {
  readonly source: string;
  /** ISO 8601. */
  readonly at: string;
  /** Why its pages could not be listed; `null` when they were. */
  readonly fault: string | null;
  readonly detail: string | null;
  /** ISO 8601; when its pages were last listed and one of them at least was read. `null`: never. */
  readonly lastSuccess: string | null;
}

/** How one address that the base cites stood when it was last looked at. */
export interface CitationCheck {
  readonly url: string;
  /** Item that cites it. */
  readonly item: string;
  /** ISO 8601. */
  readonly at: string;
  /** Why it did not answer; `null` when it did. */
  readonly fault: string | null;
  /** Whether a quotation of the item no longer stands on the page. */
  readonly isQuoteLost: boolean;
}

/**
 * Keeps what was read from sources, in a file of its own (snapshots.db): never in the way of questions.
 *
 * Each method throws BotError STORAGE_FAILED or STATE_INVALID. Every write is durable when it returns:
 * a killed run is resumed from what it kept.
 */
export interface SnapshotStore {
  snapshot(source: string, page: string, hash: string): Snapshot | null;
  /** Newest reading of each page of a source, by page. */
  readings(source: string): readonly PageReading[];
  /** Keeps all of these or, where that fails, none. */
  put(pages: readonly KeptPage[]): void;
  /** `null`: it was never read. */
  sourceReading(source: string): SourceReading | null;
  putSource(reading: SourceReading): void;
  /**
   * Notes that a run begins.
   *
   * @param at - ISO 8601.
   * @returns When the run began that was not ended: killed or stopped. `null` when the last one was ended.
   */
  beginRun(at: string): string | null;
  endRun(): void;
  /** Newest checks of all addresses, by address and item. */
  citationChecks(): readonly CitationCheck[];
  /** Puts these in the place of all that were kept. */
  putCitationChecks(checks: readonly CitationCheck[]): void;
  /** Changes whenever the newest text or the state of a page does; of a store without pages it is empty. */
  fingerprint(): string;
  close(): void;
}
