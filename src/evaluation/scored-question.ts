import type { EvalQuestion } from "./question-set.ts";
import type { AnswerScore } from "./score-answer.ts";
import type { RetrievalScore } from "./score-retrieval.ts";
import type { Unsupported } from "./unsupported.ts";

/** One question of a set with all that was measured of its reply. */
export interface ScoredQuestion {
  readonly question: EvalQuestion;
  /** Empty for a question that the base cannot answer. */
  readonly retrieval: readonly RetrievalScore[];
  readonly answer: AnswerScore;
  readonly unsupported: readonly Unsupported[];
  /** From question to answer. */
  readonly ms: number;
}
