import type { Answer } from "../../src/domain/answer.ts";
import type { Question } from "../../src/domain/question.ts";
import { BotError } from "../../src/errors.ts";
import { keepAsked } from "../../src/storage/asked-questions.ts";
import type { TerminalContext } from "./context.ts";

/** Keeps a question with its answer where that can be done; nobody waits for it or misses it. */
export function rememberAsked(
  { config, now, logger }: Pick<TerminalContext, "config" | "now" | "logger">,
  asked: { readonly question: Question; readonly answer: Answer },
): void {
  try {
    keepAsked(config, { ...asked, askedAt: now().toISOString() });
  } catch (error) {
    if (!(error instanceof BotError)) {
      throw error;
    }
    logger.debug({ code: error.code }, "A question could not be kept for explain and replay");
  }
}
