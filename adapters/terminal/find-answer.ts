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
 * @throws {UsageError} when there is none.
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
  return found;
}
