import type { ItemId } from "../domain/passage.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";
import type { ChangeReport } from "./change-report.ts";
import type { IndexRun } from "./index-run.ts";
import type { HeldPage, Proposal, QuarantineEntry } from "./review.ts";
import type { WriterLock } from "./writer-lock.ts";

/** Text of an item as `itemKey` names it; `gone` stands for the item not being there. */
type TextKey = string;

/** What an admin thinks of one text of one item. */
export interface Verdict {
  readonly item: ItemId;
  readonly key: TextKey;
  readonly verdict: "accepted" | "rejected";
}

/** An item whose published version serves on, since its new one was not taken over. */
export interface Hold extends HeldPage {
  /** Of the text that was not taken over. */
  readonly key: TextKey;
}

/** Text of one item before and after a change. */
export interface TextChange {
  readonly item: ItemId;
  readonly before: TextKey;
  readonly after: TextKey;
}

export interface StoredProposal extends Proposal {
  readonly report: ChangeReport;
  /** What it changes: what is held back when it is rejected. */
  readonly texts: readonly TextChange[];
  readonly state: "open" | "approved" | "rejected" | "outdated";
}

/** What one decision changes, all of it or nothing. */
export interface Decision {
  /** ISO 8601. */
  readonly at: string;
  /** Flips the pointer; open proposals made against another generation are outdated then. */
  readonly publish?: {
    readonly generation: string;
    readonly run: IndexRun;
    /** What is held back from then on; left out: what was. */
    readonly holds?: readonly Hold[];
  };
  /** Of what is published; left out: the pin stays as it is. */
  readonly pin?: "set" | "end";
  readonly proposal?: { readonly id: string; readonly state: "approved" | "rejected" };
  /** Put in the place of earlier ones on the same text. */
  readonly verdicts?: readonly Verdict[];
  /** Accepted texts that are published now: they need no verdict any more. */
  readonly settled?: readonly TextChange[];
}

/**
 * What decisions about generations are made on. Each method throws BotError STORAGE_FAILED or
 * STATE_INVALID.
 */
export interface ReviewStore {
  /** @throws {BotError} INDEX_BUSY while an index run or another decision holds it. */
  lock(since: Date): WriterLock;
  published(): { readonly generation: string; readonly previous: string | null } | null;
  /** Id of the generation that is pinned; `null` when none is. */
  pinned(): string | null;
  /**
   * @returns `null` when there is none of this id.
   * @throws {BotError} GENERATION_INVALID when it is damaged.
   */
  open(id: string): SearchableGeneration | null;
  /** Generations in the store, those published last first, those never published at the end. */
  kept(): readonly { readonly id: string; readonly publishedAt: string | null }[];
  /** Newest first, in any state. */
  proposals(): readonly StoredProposal[];
  holds(): readonly Hold[];
  decide(decision: Decision): void;
  /** By target. */
  quarantined(): readonly QuarantineEntry[];
  quarantine(entry: QuarantineEntry): void;
  release(target: string): void;
}
