import { z } from "zod";
import type { AuditEntry } from "../../../assistant/admin-desk.ts";
import type { AuditTable } from "../../../assistant/store/audit-table.ts";
import type { Sql } from "./sql.ts";

const Row = z
  .strictObject({
    at: z.iso.datetime(),
    platform: z.string(),
    user: z.string(),
    action: z.string(),
    outcome: z.string(),
  })
  .transform(({ platform, user, ...entry }): AuditEntry => ({ ...entry, by: { platform, user } }));

/** The audit log in state.db. */
export class SqliteAudit implements AuditTable {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  append({ at, by, action, outcome }: AuditEntry): void {
    this.#sql.run(
      `INSERT INTO audit (at, platform, user, action, outcome)
       VALUES (:at, :platform, :user, :action, :outcome)`,
      { at, platform: by.platform, user: by.user, action, outcome },
    );
  }

  newest(limit: number): readonly AuditEntry[] {
    const sql =
      "SELECT at, platform, user, action, outcome FROM audit ORDER BY id DESC LIMIT :limit";
    return this.#sql.all(Row, sql, { limit });
  }
}
