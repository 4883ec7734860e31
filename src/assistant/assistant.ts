import { type Answered, Answerer, type AnswererParts } from "../answering/answerer.ts";
import { Question } from "../domain/question.ts";
import { BotError } from "../errors.ts";

/** What adapters may ask of the bot. */
export interface Assistant {
  /**
   * Answers one question; the same question, generation and day give the same answer.
   *
   * @throws {BotError} QUESTION_INVALID for a question of the wrong shape; otherwise see `Answerer`.
   */
  ask(question: Question): Promise<Answered>;
}

/** The assistant over one opened generation. */
export function createAssistant(parts: AnswererParts): Assistant {
  const answerer = new Answerer(parts);
  return {
    async ask(question) {
      const parsed = Question.safeParse(question);
      if (!parsed.success) {
        const fields = parsed.error.issues.map(({ path }) => path.join(".")).join(", ");
        throw new BotError("QUESTION_INVALID", `A question has wrong fields: ${fields}`);
      }
      return answerer.answer(parsed.data);
    },
  };
}
