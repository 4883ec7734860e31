import { z } from "zod";
import type { LedgerEntry, LedgerTable } from "../../../assistant/store/ledger-table.ts";
import type { Sql } from "./sql.ts";

const Entry: z.ZodType<LedgerEntry> = z.strictObject({
  question: z.int(),
  revision: z.int(),
  platform: z.string(),
  outcome: z.enum([
    "answered",
    "partial",
    "abstained",
    "guidance",
    "limited",
    "failed",
    "withdrawn",
  ]),
  delivery: z.enum(["shown", "undeliverable", "none"]),
  answerId: z.string().nullable(),
  generation: z.string().nullable(),
  ms: z.int(),
  finishedAt: z.iso.datetime(),
});
const Tally = z.object({ name: z.string(), count: z.int() });

/** The ledger in state.db. */
export class SqliteLedger implements LedgerTable {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  append(entry: LedgerEntry): void {
    this.#sql.run(
      `INSERT INTO ledger (question, revision, platform, outcome, delivery, answer_id, generation, ms,
         finished_at)
       VALUES (:question, :revision, :platform, :outcome, :delivery, :answerId, :generation, :ms,
         :finishedAt)`,
      { ...entry },
    );
  }

  of(question: number): readonly LedgerEntry[] {
    return this.#sql.all(
      Entry,
      `SELECT question, revision, platform, outcome, delivery, answer_id AS answerId, generation, ms,
         finished_at AS finishedAt
       FROM ledger WHERE question = :question ORDER BY revision`,
      { question },
    );
  }

  tally(): Readonly<Record<string, number>> {
    const rows = this.#sql.all(
      Tally,
      `SELECT outcome || '/' || delivery AS name, count(*) AS count FROM ledger GROUP BY 1 ORDER BY 1`,
      {},
    );
    return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
  }
}
