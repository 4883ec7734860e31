import type { Person } from "../../../assistant/chat-service.ts";
import { Feedback } from "../../../assistant/feedback.ts";
import type { FeedbackTable } from "../../../assistant/store/feedback-table.ts";
import type { Sql } from "./sql.ts";

/** Feedback in state.db. */
export class SqliteFeedback implements FeedbackTable {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  put(feedback: Feedback, at: string): void {
    this.#sql.run(
      `INSERT OR REPLACE INTO feedback (platform, user, answer_id, verdict, reason, comment, given_at)
       VALUES (:platform, :user, :answerId, :verdict, :reason, :comment, :at)`,
      { ...feedback, at },
    );
  }

  newest(limit: number): readonly Feedback[] {
    return this.#sql.all(
      Feedback,
      `SELECT platform, user, answer_id AS answerId, verdict, reason, comment
       FROM feedback ORDER BY id DESC LIMIT :limit`,
      { limit },
    );
  }

  forget({ platform, user }: Person): number {
    const sql = "DELETE FROM feedback WHERE platform = :platform AND user = :user";
    return this.#sql.run(sql, { platform, user });
  }

  expire(before: string): void {
    this.#sql.run("DELETE FROM feedback WHERE given_at < :before", { before });
  }
}
