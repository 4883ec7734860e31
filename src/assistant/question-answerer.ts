import type { ClaimRequest } from "../answering/claims/claim-checker.ts";
import type { DraftOptions } from "../answering/drafter.ts";
import type { Answer } from "../domain/answer.ts";
import type { Question } from "../domain/question.ts";
import type { Logger } from "../logger.ts";
import { describeError } from "./describe-error.ts";
import { failureReason } from "./failure-reason.ts";
import type { Outcome } from "./outcome.ts";
import type { InboxRow, InboxTable } from "./store/inbox-table.ts";

/** Earlier questions that are read with a new one. */
const HISTORY = 6;

export interface QuestionAnswererParts {
  readonly inbox: InboxTable;
  readonly ask: (
    question: Question,
    drafting?: DraftOptions,
  ) => Promise<{ readonly answer: Answer }>;
  /** Checks what a message claims: {@link Assistant.check}. */
  readonly check: (request: ClaimRequest) => Promise<{ readonly answer: Answer }>;
  readonly logger: Logger;
}

/** What answering a question can come to. */
export type AnsweredOutcome = Extract<Outcome, { kind: "failed" | Answer["kind"] }>;

/** Finds the outcomes of questions in the inbox. */
export class QuestionAnswerer {
  readonly #parts: QuestionAnswererParts;

  constructor(parts: QuestionAnswererParts) {
    this.#parts = parts;
  }

  /**
   * Asks; what asking throws is an outcome, too, and logged.
   *
   * @param drafting How a language model is asked, where there is one.
   * @throws {BotError} STORAGE_FAILED or STATE_INVALID of the inbox.
   */
  async answer(row: InboxRow, drafting: DraftOptions = {}): Promise<AnsweredOutcome> {
    const question = questionOf(row, this.#parts.inbox);
    try {
      const { answer } = await this.#do(row, question, drafting);
      return { kind: answer.kind, answer };
    } catch (error) {
      const reason = failureReason(error);
      const { platform } = row.incoming;
      const fields = { question: row.id, platform, reason, error: describeError(error) };
      this.#parts.logger.error(fields, "A question could not be answered");
      return { kind: "failed", reason };
    }
  }

  async #do(
    { incoming }: InboxRow,
    question: Question,
    drafting: DraftOptions,
  ): Promise<{ readonly answer: Answer }> {
    const { ask, check } = this.#parts;
    if (incoming.task === "check") {
      // What was said before is no part of what a message claims.
      const { history: _history, ...request } = question;
      return check(request);
    }
    return ask(question, drafting);
  }
}

/** The question that a row of the inbox asks, with the earlier ones that are kept of its conversation. */
export function questionOf(row: InboxRow, inbox: Pick<InboxTable, "history">): Question {
  const { text, locale } = row.incoming;
  return {
    text,
    history: [...inbox.history({ of: row, limit: HISTORY })],
    today: row.askedAt.slice(0, "YYYY-MM-DD".length),
    ...(locale === null ? {} : { locale }),
  };
}
