import type { ItemId } from "../domain/passage.ts";
import type { EvalQuestion } from "./question-set.ts";

/** Name of the group of all questions. */
export const ALL = "all";
/** Name of the group of questions for which {@link isEvidenceForeign} holds. */
export const FOREIGN_EVIDENCE = "evidence only in another language";

/**
 * Whether an answerable question can only be answered from text in another language: none of its
 * relevant items has a version in the question's own. Facts exist in French and English, topics and
 * articles in the language their id ends with; so a German question is one unless a fact or a page
 * in German answers it, which the base has none of.
 */
export function isEvidenceForeign(question: EvalQuestion): boolean {
  return (
    question.answerable &&
    question.relevant.every((item) => !languagesOf(item).includes(question.language))
  );
}

/** The groups a question counts in: all, its type, its language, and where its evidence is. */
export function groupsOf(question: EvalQuestion): readonly string[] {
  const language = ["fr", "en"].includes(question.language) ? question.language : "other";
  return [
    ALL,
    `type ${question.type}`,
    `language ${language}`,
    ...(isEvidenceForeign(question) ? [FOREIGN_EVIDENCE] : []),
  ];
}

function languagesOf(item: ItemId): readonly string[] {
  return item.startsWith("fact:") ? ["fr", "en"] : [item.slice(item.lastIndexOf(".") + 1)];
}
