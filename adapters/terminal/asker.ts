import type { ClaimCheck } from "../../src/answering/claims/claim-check.ts";
import type { ClaimRequest } from "../../src/answering/claims/claim-checker.ts";
import type { Answer } from "../../src/domain/answer.ts";
import type { ItemId } from "../../src/domain/passage.ts";
import type { Question } from "../../src/domain/question.ts";

/** What the terminal needs of the assistant's result. */
export interface AskedAnswer {
  readonly answer: Answer;
  /** Best first; the two language versions of a topic count as one. */
  readonly retrieved: readonly ItemId[];
  /** How the answer came about, for `--explain`; besides these, any value that JSON can hold. */
  readonly explanation: {
    /** Milliseconds spent in each stage, by stage name. */
    readonly timings: Readonly<Record<string, number>>;
  };
}

/** What the terminal needs of the assistant. */
export interface Asker {
  ask(question: Question): Promise<AskedAnswer>;
  /** Checks what a message claims. */
  check(request: ClaimRequest): Promise<ClaimCheck>;
}
