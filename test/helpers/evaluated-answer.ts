import type { Answer, AnswerSentence, Citation } from "../../src/domain/answer.ts";
import type { EvalQuestion } from "../../src/evaluation/question-set.ts";
import type { ScoredQuestion } from "../../src/evaluation/scored-question.ts";

/** A sentence citing these numbers; a frame when there are none. */
export function sentence(text: string, ...citations: readonly number[]): AnswerSentence {
  return { text, citations: [...citations] };
}

/** An answer of one block of text; give `blocks` for another shape. */
export function answerOf(
  sentences: readonly AnswerSentence[],
  fields: Partial<Answer> = {},
): Answer {
  return {
    answerId: "0123456789abcdef",
    kind: "answered",
    reason: null,
    language: "fr",
    blocks: sentences.length === 0 ? [] : [{ kind: "text", sentences: [...sentences] }],
    citations: [],
    nearest: [],
    generation: "g-0123456789ab",
    ...fields,
  };
}

/** The French statement of the fact `nimbus-secnumcloud`, cited as its file says. */
export function citationOf(fields: Partial<Citation> = {}): Citation {
  return {
    number: 1,
    item: "fact:nimbus-secnumcloud",
    form: "summary",
    basis: "primary",
    caveat: null,
    title: "Catalogue des produits qualifiés",
    publisher: "ANSSI",
    url: "https://example.org/catalogue",
    published: "2026-05-02",
    asOf: "2026-05",
    excerpt: "Nimbus est qualifié SecNumCloud depuis le 17 avril 2026. Trois centres sont visés.",
    ...fields,
  };
}

export function questionOf(fields: Partial<EvalQuestion> = {}): EvalQuestion {
  return {
    id: "q001",
    language: "fr",
    type: "fact",
    question: "Nimbus est-il qualifié ?",
    history: [],
    answerable: true,
    relevant: ["fact:nimbus-secnumcloud"],
    mustInclude: [["17 avril 2026"]],
    mustNotInclude: [],
    asOf: null,
    ...fields,
  };
}

/** A question that was answered well; give what differs. */
export function scoredOf(
  question: Partial<EvalQuestion>,
  answer: Partial<ScoredQuestion["answer"]> = {},
  fields: Partial<ScoredQuestion> = {},
): ScoredQuestion {
  return {
    question: questionOf(question),
    retrieval: [],
    answer: {
      isAbstention: false,
      isSatisfied: true,
      missing: [],
      forbidden: [],
      citesRelevant: true,
      citedSentences: 2,
      onTopicSentences: 2,
      words: 50,
      ...answer,
    },
    unsupported: [],
    ms: 10,
    ...fields,
  };
}
