import { type Answered, Answerer, type AnswererParts } from "../answering/answerer.ts";
import type { ClaimCheck } from "../answering/claims/claim-check.ts";
import { ClaimChecker, type ClaimRequest } from "../answering/claims/claim-checker.ts";
import type { DraftOptions } from "../answering/drafter.ts";
import { EvidenceFinder } from "../answering/find-evidence.ts";
import type { FindFilters } from "../answering/find-providers.ts";
import { readAll } from "../answering/read-all.ts";
import { KEPT_PASSAGES } from "../answering/unit-reader.ts";
import type { ItemId } from "../domain/passage.ts";
import { Question } from "../domain/question.ts";
import { BotError } from "../errors.ts";
import { withoutItems } from "../retrieval/without-items.ts";
import { readNeed } from "./read-need.ts";

/** What adapters may ask of the bot. */
export interface Assistant {
  /**
   * Answers one question; the same question, generation and day give the same answer, unless a language
   * model chooses among the sentences: then it may differ each time.
   *
   * @param isTraced Whether the explanation tells what became of each candidate.
   * @param drafting How a language model is asked, where there is one.
   * @throws {BotError} QUESTION_INVALID for a question of the wrong shape; otherwise see `Answerer`.
   */
  ask(question: Question, isTraced?: boolean, drafting?: DraftOptions): Promise<Answered>;
  /**
   * Checks what a message claims, claim by claim; the same message, generation and day give the same.
   *
   * @throws {BotError} QUESTION_INVALID for a request of the wrong shape; otherwise see `ClaimChecker`.
   */
  check(request: ClaimRequest): Promise<ClaimCheck>;
  /**
   * Reads passages ahead while nobody asks, for a process that goes on answering; what is found stays the same.
   *
   * @param signal Aborted when the generation is closed.
   * @throws {BotError} GENERATION_INVALID when a passage cannot be read.
   */
  prepare(signal: AbortSignal): Promise<void>;
  /** What a need in somebody's own words asks of providers; `undefined` where it names nothing to find by. */
  readNeed(request: ClaimRequest): FindFilters | undefined;
}

export interface AssistantParts extends AnswererParts {
  /** Items that no answer may find or cite (quarantine), for as long as this assistant answers; none unless given. */
  readonly excludedItems?: ReadonlySet<ItemId>;
}

/** The assistant over one opened generation. */
export function createAssistant({ excludedItems, ...parts }: AssistantParts): Assistant {
  const generation =
    excludedItems === undefined ? parts.generation : withoutItems(parts.generation, excludedItems);
  const all = { ...parts, generation };
  // One for both: it holds what is prepared of a generation.
  const finder = new EvidenceFinder(all);
  const answerer = new Answerer(all, finder);
  const checker = new ClaimChecker(all, finder);
  return {
    ask: async (question, isTraced = false, drafting = {}) =>
      answerer.answer(parseQuestion(question), isTraced, drafting),
    check: async (request) => checker.check(parseQuestion({ ...request, history: [] })),
    prepare: async (signal) => readAll(finder.parts, { signal, limit: KEPT_PASSAGES }),
    readNeed: (request) => readNeed(parseQuestion({ ...request, history: [] }), finder),
  };
}

function parseQuestion(question: Question): Question {
  const parsed = Question.safeParse(question);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path }) => path.join(".")).join(", ");
    throw new BotError("QUESTION_INVALID", `A question has wrong fields: ${fields}`);
  }
  return parsed.data;
}
