import type { AuditEntry } from "../admin-desk.ts";

/** What admins did. Entries are never changed or removed, also not when a person is forgotten. */
export interface AuditTable {
  append(entry: AuditEntry): void;
  /** Newest first. */
  newest(limit: number): readonly AuditEntry[];
}
