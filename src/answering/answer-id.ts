import { createHash } from "node:crypto";
import type { Question } from "../domain/question.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";

const HEX_DIGITS = 16;

/** What an answer's id names its generation by: with quarantined items left out it answers differently. */
export function answerSpace({
  manifest,
  excluded,
}: Pick<SearchableGeneration, "manifest" | "excluded">): string {
  return excluded === undefined ? manifest.id : `${manifest.id}-${excluded.variant}`;
}

/**
 * Id of an answer: the same question, history, locale and day on the same generation give the same.
 *
 * @param drafted What else tells an answer that a language model chose the sentences of from others.
 */
export function answerId(
  generation: string,
  question: Question,
  drafted: readonly string[] = [],
): string {
  const { text, history, locale, today } = question;
  return createHash("sha256")
    .update(JSON.stringify([generation, text, history, locale ?? null, today, ...drafted]))
    .digest("hex")
    .slice(0, HEX_DIGITS);
}
