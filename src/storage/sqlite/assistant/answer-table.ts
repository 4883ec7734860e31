import { z } from "zod";
import type { AnswerTable } from "../../../assistant/store/answer-table.ts";
import { Answer } from "../../../domain/answer.ts";
import { jsonColumn, type Sql } from "./sql.ts";

const Row = z.object({ body: jsonColumn(Answer) });
const Uses = z.object({ source: z.string(), uses: z.int().min(1) });

/** Given answers in state.db. */
export class SqliteAnswers implements AnswerTable {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  put(answer: Answer, { at, owner }: Parameters<AnswerTable["put"]>[1]): void {
    // An answer that nobody owns stays so when a question receives it, too: retention deletes it.
    this.#sql.run(
      `INSERT INTO answer (id, owner, stored_at, body) VALUES (:id, :owner, :at, :body)
       ON CONFLICT (id) DO UPDATE SET stored_at = :at,
         owner = CASE WHEN :owner = 'nobody' THEN 'nobody' ELSE owner END`,
      { id: answer.answerId, owner, at, body: JSON.stringify(answer) },
    );
  }

  get(answerId: string): Answer | undefined {
    return this.#sql.get(Row, "SELECT body FROM answer WHERE id = :answerId", { answerId })?.body;
  }

  usesBySource(since: string): ReadonlyMap<string, number> {
    const rows = this.#sql.all(
      Uses,
      `SELECT substr(name, 1, instr(name, '.') - 1) AS source, count(DISTINCT id) AS uses
       FROM (
         SELECT answer.id AS id, substr(citation.value ->> 'item', length('page:') + 1) AS name
         FROM answer, json_each(answer.body, '$.citations') AS citation
         WHERE answer.stored_at >= :since AND answer.body LIKE '%"item":"page:%'
           AND citation.value ->> 'item' LIKE 'page:%'
       )
       GROUP BY source`,
      { since },
    );
    return new Map(rows.map(({ source, uses }) => [source, uses]));
  }

  dropOrphans(): void {
    this.#sql.run(
      `DELETE FROM answer WHERE owner = 'questions'
         AND NOT EXISTS (SELECT 1 FROM inbox WHERE inbox.answer_id = answer.id)`,
      {},
    );
  }

  expire(before: string): void {
    this.#sql.run("DELETE FROM asked WHERE asked_at < :before", { before });
    this.#sql.run(
      `DELETE FROM answer WHERE owner = 'nobody' AND stored_at < :before
         AND NOT EXISTS (SELECT 1 FROM inbox WHERE inbox.answer_id = answer.id)`,
      { before },
    );
  }
}
