import type { Answer } from "../../domain/answer.ts";

/** Answers that were given, by their id. */
export interface AnswerTable {
  /** @param owner `nobody`: an answer that no question received; only retention deletes it. */
  put(
    answer: Answer,
    fields: { readonly at: string; readonly owner: "questions" | "nobody" },
  ): void;
  /** `undefined` when there is none. */
  get(answerId: string): Answer | undefined;
  /** Deletes answers that belong to no question now. */
  dropOrphans(): void;
  /** Deletes answers of nobody that were last given before a moment. */
  expire(before: string): void;
}
