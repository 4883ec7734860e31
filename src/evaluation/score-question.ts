import type { EvalQuestion } from "./question-set.ts";
import type { Reply } from "./reply.ts";
import { scoreAnswer } from "./score-answer.ts";
import { scoreRetrieval } from "./score-retrieval.ts";
import type { ScoredQuestion } from "./scored-question.ts";
import type { SupportFiles } from "./support-files.ts";
import { findUnsupported } from "./unsupported.ts";

/** A reply with the time it took, in milliseconds. */
export interface TimedReply {
  readonly reply: Reply;
  readonly ms: number;
}

/** Measures one reply in every way. */
export function scoreQuestion(
  question: EvalQuestion,
  { reply, ms }: TimedReply,
  files: SupportFiles,
): ScoredQuestion {
  return {
    question,
    retrieval: question.answerable ? scoreRetrieval(question, reply.retrieved) : [],
    answer: scoreAnswer(question, reply.answer),
    unsupported: findUnsupported(reply.answer, files),
    ms,
  };
}
