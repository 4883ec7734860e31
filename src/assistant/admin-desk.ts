import type { Person } from "./chat-service.ts";

/** How far a re-index has come. */
export interface ReindexProgress {
  readonly phase: "read" | "embed" | "write" | "check" | "publish";
  /** Done and total of the phase; equal totals of 0 when it cannot be told. */
  readonly done: number;
  readonly total: number;
  /** Units a second; `null` when not known yet. */
  readonly rate: number | null;
  readonly secondsLeft: number | null;
}

/** How a re-index ended. */
export type ReindexResult =
  | {
      readonly kind: "published";
      readonly generation: string;
      readonly added: number;
      readonly changed: number;
      readonly removed: number;
      readonly seconds: number;
    }
  | { readonly kind: "unchanged"; readonly generation: string }
  /** The base has faults; `faults` are lines for an admin: file, line, mend. Paths are relative to the base. */
  | { readonly kind: "faulty"; readonly faults: readonly string[] }
  /** Another run is under way. */
  | { readonly kind: "busy" }
  | { readonly kind: "cancelled" }
  /** The log has the error; nothing was published. */
  | { readonly kind: "failed" };

/** What admins may do; every call is written into the audit log, with who, when and how it ended. */
export interface AdminDesk {
  /**
   * Brings the index up to the base; questions are answered from the old generation meanwhile, and
   * from the new one as soon as it is published. Never rejects for what a run can end in.
   *
   * @param onProgress Told at most once a second.
   */
  reindex(by: Person, onProgress: (progress: ReindexProgress) => void): Promise<ReindexResult>;
  /** Writes down that an admin looked at the state, or was refused. */
  note(entry: AuditNote): void;
  /** Newest entries of the audit log, newest first. */
  auditLog(limit: number): readonly AuditEntry[];
}

export interface AuditNote {
  readonly by: Person;
  /** Such as "status" or "reindex". */
  readonly action: string;
  readonly outcome: string;
}

export interface AuditEntry extends AuditNote {
  /** ISO 8601. */
  readonly at: string;
}
