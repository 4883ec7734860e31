import { z } from "zod";
import { Answer } from "../../domain/answer.ts";
import { Question } from "../../domain/question.ts";
import { jsonColumn, type Sql } from "./assistant/sql.ts";
import type { StateDb } from "./state-db.ts";

/** A question with the answer that was given to it. */
export interface AskedQuestion {
  readonly question: Question;
  readonly answer: Answer;
  /** The text is a message whose claims were checked; left out for a question. */
  readonly task?: "check";
  /** ISO 8601, UTC. */
  readonly askedAt: string;
}

const Row: z.ZodType<AskedQuestion> = z.strictObject({
  question: jsonColumn(Question),
  answer: jsonColumn(Answer),
  askedAt: z.iso.datetime(),
});

const Id = z.strictObject({ id: z.string() });

/** Whether a state file that may only be read has the table: an older one has not. */
export function hasAskedTable(state: StateDb): boolean {
  const sql = "SELECT count(*) FROM sqlite_schema WHERE name = 'asked'";
  return state.use((database) => database.prepare(sql).pluck().get()) === 1;
}

/** Questions asked on the terminal, by the id of their answer. */
export class AskedTable {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  put({ question, answer, askedAt }: AskedQuestion): void {
    this.#sql.run(
      `INSERT INTO asked (answer_id, asked_at, question, answer) VALUES (:id, :askedAt, :question, :answer)
       ON CONFLICT (answer_id) DO UPDATE SET asked_at = :askedAt, answer = :answer`,
      {
        id: answer.answerId,
        askedAt,
        question: JSON.stringify(question),
        answer: JSON.stringify(answer),
      },
    );
  }

  get(answerId: string): AskedQuestion | undefined {
    const sql =
      "SELECT question, answer, asked_at AS askedAt FROM asked WHERE answer_id = :answerId";
    return this.#sql.get(Row, sql, { answerId });
  }

  /** Id of the answer that was given last; `undefined` when none is kept. */
  newest(): string | undefined {
    const sql = "SELECT answer_id AS id FROM asked ORDER BY asked_at DESC, rowid DESC LIMIT 1";
    return this.#sql.get(Id, sql, {})?.id;
  }

  expire(before: string): void {
    this.#sql.run("DELETE FROM asked WHERE asked_at < :before", { before });
  }
}
