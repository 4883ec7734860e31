import { type AskedQuestion, findAsked } from "../../src/storage/asked-questions.ts";
import type { TerminalContext } from "./context.ts";
import { UsageError } from "./usage-error.ts";

export interface AnswerOptions {
  readonly answerId: string;
  readonly json: boolean;
}

/**
 * The question behind an answer.
 *
 * @throws {UsageError} when there is none, or it is no answer to a question.
 */
export function findAnswer(
  { config, now }: Pick<TerminalContext, "config" | "now">,
  { answerId }: AnswerOptions,
): AskedQuestion {
  const found = findAsked(config, { answerId, now: now() });
  if (found === undefined) {
    throw new UsageError(
      `There is no answer ${answerId} in ${config.stateDir}; those of ask, chat and the chat platforms ` +
        `are kept for ${String(config.retentionDays)} days, unless somebody had them forgotten`,
    );
  }
  if (found.task === "check") {
    // Made again as an answer to a question, it would be another.
    throw new UsageError(
      `Answer ${answerId} checks a message claim by claim, and only answers to questions are explained and ` +
        "replayed: give the message to `souverain check` to check it again",
    );
  }
  return found;
}
