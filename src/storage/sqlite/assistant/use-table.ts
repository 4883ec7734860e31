import { z } from "zod";
import type { LimitScope } from "../../../assistant/outcome.ts";
import type { LimitKey, UseTable } from "../../../assistant/store/use-table.ts";
import type { Sql } from "./sql.ts";

const Row = z.object({ at: z.iso.datetime() });

/** What counts against limits, in state.db. */
export class SqliteUses implements UseTable {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  add({ scope, platform, key }: LimitKey, at: string): void {
    const sql =
      "INSERT INTO limit_use (scope, platform, key, at) VALUES (:scope, :platform, :key, :at)";
    this.#sql.run(sql, { scope, platform, key, at });
  }

  newest(
    { scope, platform, key }: LimitKey,
    { after, nth }: Parameters<UseTable["newest"]>[1],
  ): string | undefined {
    const sql = `SELECT at FROM limit_use WHERE scope = :scope AND platform = :platform AND key = :key
      AND at > :after ORDER BY at DESC LIMIT 1 OFFSET :skipped`;
    return this.#sql.get(Row, sql, { scope, platform, key, after, skipped: nth - 1 })?.at;
  }

  drop(scope: LimitScope, until: string): void {
    this.#sql.run("DELETE FROM limit_use WHERE scope = :scope AND at <= :until", { scope, until });
  }
}
