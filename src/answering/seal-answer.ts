import type { Answer } from "../domain/answer.ts";
import type { AskerLanguage } from "../domain/language.ts";
import { BotError } from "../errors.ts";
import { answerId, answerSpace } from "./answer-id.ts";
import { type VerifyParts, verify } from "./verify.ts";

/** What was asked by a command: text that is the same for the same request. */
export interface CommandRequest {
  readonly text: string;
  readonly language: AskerLanguage;
  /** Day on which it is asked (YYYY-MM-DD). */
  readonly today: string;
}

type Body = Pick<Answer, "kind" | "reason" | "blocks" | "citations">;

/**
 * The answer to a command, once each of its sentences is the stored one.
 *
 * @throws {BotError} UNSUPPORTED_SENTENCE when one is not: nothing of the answer may be shown.
 */
export function sealAnswer(
  { text, language, today }: CommandRequest,
  body: Body,
  parts: VerifyParts,
): Answer {
  const { generation } = parts;
  const question = { text, history: [], locale: language, today };
  const answer: Answer = {
    answerId: answerId(answerSpace(generation), question),
    language,
    ...body,
    nearest: [],
    generation: generation.manifest.id,
  };
  const wrong = verify(answer, { ...parts, today }).filter(({ verdict }) => verdict !== "verbatim");
  if (wrong.length > 0) {
    const list = wrong.map(({ verdict, sentence }) => `${verdict}: ${sentence.text}`).join("; ");
    throw new BotError(
      "UNSUPPORTED_SENTENCE",
      `Answer ${answer.answerId} was withheld, its sentences are not the stored ones (${list}). Run \`npm run souverain index\` to build the index again`,
    );
  }
  return answer;
}
