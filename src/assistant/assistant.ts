import { type Answered, Answerer, type AnswererParts } from "../answering/answerer.ts";
import type { ItemId } from "../domain/passage.ts";
import { Question } from "../domain/question.ts";
import { BotError } from "../errors.ts";
import { withoutItems } from "../retrieval/without-items.ts";

/** What adapters may ask of the bot. */
export interface Assistant {
  /**
   * Answers one question; the same question, generation and day give the same answer.
   *
   * @param isTraced Whether the explanation tells what became of each candidate.
   * @throws {BotError} QUESTION_INVALID for a question of the wrong shape; otherwise see `Answerer`.
   */
  ask(question: Question, isTraced?: boolean): Promise<Answered>;
}

export interface AssistantParts extends AnswererParts {
  /** Items that no answer may find or cite (quarantine), for as long as this assistant answers; none unless given. */
  readonly excludedItems?: ReadonlySet<ItemId>;
}

/** The assistant over one opened generation. */
export function createAssistant({ excludedItems, ...parts }: AssistantParts): Assistant {
  const generation =
    excludedItems === undefined ? parts.generation : withoutItems(parts.generation, excludedItems);
  const answerer = new Answerer({ ...parts, generation });
  return {
    async ask(question, isTraced = false) {
      const parsed = Question.safeParse(question);
      if (!parsed.success) {
        const fields = parsed.error.issues.map(({ path }) => path.join(".")).join(", ");
        throw new BotError("QUESTION_INVALID", `A question has wrong fields: ${fields}`);
      }
      return answerer.answer(parsed.data, isTraced);
    },
  };
}
