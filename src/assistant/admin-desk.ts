import type { CitationHealth, SourceHealth } from "../domain/source-health.ts";
import type { ChangeReport } from "../indexing/change-report.ts";
import type {
  HeldPage,
  KeptGeneration,
  Proposal,
  QuarantineEntry,
  QuarantineOutcome,
  ReviewOutcome,
} from "../indexing/review.ts";
import type { Person } from "./chat-service.ts";

/** What an admin may ask for, as it is called on every platform. */
export const ADMIN_ACTIONS = [
  "reindex",
  "dry-run",
  "approve",
  "reject",
  "rollback",
  "quarantine",
  "release",
  "cancel",
  "status",
] as const;
export type AdminAction = (typeof ADMIN_ACTIONS)[number];

/** Whether an action takes something that it is done to. */
export const ADMIN_TARGETS: Readonly<Record<AdminAction, "none" | "optional" | "required">> = {
  reindex: "none",
  "dry-run": "none",
  approve: "optional",
  reject: "optional",
  rollback: "optional",
  quarantine: "required",
  release: "required",
  cancel: "none",
  status: "none",
};

/** A step of a run; `collect` fetches pages, `compare` asks what was built questions. */
export const REINDEX_PHASES = [
  "read",
  "collect",
  "embed",
  "write",
  "check",
  "compare",
  "publish",
] as const;

/** How far a run has come. */
export interface ReindexProgress {
  readonly phase: (typeof REINDEX_PHASES)[number];
  /** Done and total of the phase; equal totals of 0 when it cannot be told. */
  readonly done: number;
  readonly total: number;
  /** Units a second; `null` when not known yet. */
  readonly rate: number | null;
  readonly secondsLeft: number | null;
}

/** What a run is begun with. */
export interface ReindexRequest {
  /** `propose` publishes nothing and keeps what it built for a decision. */
  readonly mode: "publish" | "propose";
  /** Whether nobody asked for it just now: then nothing is published while an index is pinned. */
  readonly isAutomatic: boolean;
  /** Ids of the sources to be read anew, or all. */
  readonly fetch: true | readonly string[];
  /** Aborted when it is to stop; what answers stays then. */
  readonly signal: AbortSignal;
}

/** How a run ended. */
export type ReindexResult =
  | {
      readonly kind: "published";
      readonly generation: string;
      /** Passages. */
      readonly added: number;
      readonly changed: number;
      readonly removed: number;
      readonly seconds: number;
      /** What changed, and what was held back; left out when that was not compared. */
      readonly report?: ChangeReport;
    }
  | { readonly kind: "unchanged"; readonly generation: string; readonly report?: ChangeReport }
  /** A dry run: `report.proposal` waits for a decision; `null` there when nothing would change. */
  | { readonly kind: "proposed"; readonly report: ChangeReport }
  /** Nothing was published since an index is pinned, and nobody asked for this run. */
  | { readonly kind: "pinned"; readonly generation: string }
  /** Golden questions fail with what was built; nothing was published. `reason` names them. */
  | { readonly kind: "refused"; readonly reason: string }
  /** The base has faults; `faults` are lines for an admin: file, line, mend. Paths are relative to the base. */
  | { readonly kind: "faulty"; readonly faults: readonly string[] }
  /** Another run is under way. */
  | { readonly kind: "busy" }
  | { readonly kind: "cancelled" }
  /** The log has the error; nothing was published. */
  | { readonly kind: "failed" };

/** How a decision ended; after `failed` the log has the error, and one whole index answers. */
export type ReviewResult = ReviewOutcome | { readonly kind: "failed" };
export type QuarantineResult = QuarantineOutcome | { readonly kind: "failed" };
export type CancelResult = "cancelling" | "nothing-running";

/** How sources and the addresses of citations stand. */
export interface BaseHealth {
  /** In any order. */
  readonly sources: readonly SourceHealth[];
  /** `null`: never looked at. */
  readonly citations: CitationHealth | null;
}

/** What waits for admins, and what they should know. */
export interface AdminOverview extends BaseHealth {
  /** Open ones, newest first. */
  readonly proposals: readonly Proposal[];
  readonly generations: readonly KeptGeneration[];
  readonly quarantined: readonly QuarantineEntry[];
  /** Pages whose published version serves on, since their new one was not taken over. */
  readonly held: readonly HeldPage[];
  /** Id of the index that an admin went back to and that stays; `null` when none is pinned. */
  readonly pinned: string | null;
}

type OnProgress = (progress: ReindexProgress) => void;

/**
 * What admins may do; every call but looks is written into the audit log, with who, when, on what and
 * how it ended. Who may call it is decided before: `Permissions.isAdmin`.
 */
export interface AdminDesk {
  /**
   * Brings the index up to base and sources; questions are answered from the old generation meanwhile,
   * and from the new one as soon as it is published. Never rejects for what a run can end in.
   *
   * @param onProgress Told at most once a second.
   */
  reindex(by: Person, onProgress: OnProgress): Promise<ReindexResult>;
  /** As `reindex`, but publishes nothing: ends with what would change. */
  dryRun(by: Person, onProgress: OnProgress): Promise<ReindexResult>;
  /**
   * As `reindex`, for what runs by itself: does nothing while an index is pinned.
   *
   * @param due Ids of the sources to be read anew.
   */
  reindexBySchedule(due: readonly string[]): Promise<ReindexResult>;
  /** Tells the run that was begun in this process to stop; its caller gets `cancelled`. */
  cancel(by: Person): CancelResult;
  /** @param target Id of a proposal, or an item or source that is held back; `null` for the newest proposal. */
  approve(by: Person, target: string | null): Promise<ReviewResult>;
  /** @param target Id of a proposal; `null` for the newest. */
  reject(by: Person, target: string | null): Promise<ReviewResult>;
  /** @param target Id of a generation; `null` for the one published before. */
  rollback(by: Person, target: string | null): Promise<ReviewResult>;
  /** Hides a source, an item or the page of an address: no answer that is begun later finds or cites it. */
  quarantine(by: Person, target: string): Promise<QuarantineResult>;
  /** Ends a quarantine. */
  release(by: Person, target: string): Promise<QuarantineResult>;
  /**
   * What waits for a decision, and how sources stand.
   *
   * @throws {BotError} when state or sources cannot be read.
   */
  overview(): Promise<AdminOverview>;
  /** Writes down that an admin looked at the state, or was refused. */
  note(entry: AuditNote): void;
  /** Newest entries of the audit log, newest first. */
  auditLog(limit: number): readonly AuditEntry[];
}

export interface AuditNote {
  readonly by: Person;
  /** Such as "status", or "approve g-0123456789ab" with what it was done to, clean and cut short. */
  readonly action: string;
  readonly outcome: string;
}

export interface AuditEntry extends AuditNote {
  /** ISO 8601. */
  readonly at: string;
}
