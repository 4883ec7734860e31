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
  /** How many answers given since a moment cite pages of each source, by the source's id; no entry for none. */
  usesBySource(since: string): ReadonlyMap<string, number>;
  /** Deletes answers that belong to no question now. */
  dropOrphans(): void;
  /** Deletes answers of nobody, and those given on a terminal, that were last given before a moment. */
  expire(before: string): void;
}
