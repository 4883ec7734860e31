import type { Question } from "../domain/question.ts";
import { cleanQuestion, MAX_QUESTION_CHARS } from "./clean-question.ts";
import type { GuidanceKind } from "./guide.ts";
import { readSmallTalk } from "./small-talk.ts";
import type { Understanding } from "./understanding.ts";

function cut(text: string): string {
  return text.slice(0, MAX_QUESTION_CHARS);
}

/** What is read of a message: enough to tell its language when it is too long to be a question. */
export function bounded(question: Question): Question {
  return { ...question, text: cut(question.text), history: question.history.map(cut) };
}

/** Guidance that a message is answered with; `undefined` for a question. */
export function guidanceFor(
  question: Question,
  { cleaned }: Understanding,
): GuidanceKind | undefined {
  if (question.text.length > MAX_QUESTION_CHARS) {
    return "too-long";
  }
  const isEmpty = !/[\p{L}\p{N}]/u.test(cleanQuestion(question.text));
  return isEmpty ? "empty" : readSmallTalk(cleaned);
}
