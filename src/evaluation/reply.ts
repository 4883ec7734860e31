import type { Answer } from "../domain/answer.ts";
import type { ItemId } from "../domain/passage.ts";

/** What the evaluation and the benchmark need of the assistant's result for one question. */
export interface Reply {
  readonly answer: Answer;
  /** Best first; at least 20 distinct items when the base has as many. */
  readonly retrieved: readonly ItemId[];
  readonly explanation: {
    /** Milliseconds spent in each stage, by stage name. */
    readonly timings: Readonly<Record<string, number>>;
  };
}

/** Whether a reply gives no answer: not in the base, out of scope, refused, or only guidance. */
export function isAbstention(answer: Pick<Answer, "kind">): boolean {
  return answer.kind === "abstained" || answer.kind === "guidance";
}
