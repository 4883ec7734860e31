import type { Answer } from "../../src/domain/answer.ts";
import type { PartialDate } from "../../src/domain/partial-date.ts";
import type { Question } from "../../src/domain/question.ts";
import type { Phrases } from "../../src/language/phrases.ts";
import type { Asker } from "./asker.ts";
import type { TerminalContext } from "./context.ts";

/** An assistant over the published generation, ready to answer. */
export interface OpenedAssistant {
  readonly asker: Asker;
  readonly phrases: Phrases;
  /** Newest date of the base that it answers from; `null` when that is not known. */
  readonly newest: PartialDate | null;
  /** Milliseconds spent on opening, by part. */
  readonly timings: Readonly<Record<string, number>>;
  /**
   * Keeps a question with its answer, for `explain` and `replay`; called once the answer is shown. What
   * cannot be kept, as in a state folder that may only be read, is not.
   */
  remember(question: Question, answer: Answer): void;
  /** Reads passages ahead while nobody asks, until the signal is aborted; see `Assistant`. */
  prepare(signal: AbortSignal): Promise<void>;
  close(): void;
}

export interface OpenOptions {
  /** Whether the language model of the settings is asked; not unless given. */
  readonly useModel?: boolean;
}

/** Opens the assistant; commands take it as an argument so that a test can open another one. */
export type OpenAssistant = (
  context: TerminalContext,
  options?: OpenOptions,
) => Promise<OpenedAssistant>;
