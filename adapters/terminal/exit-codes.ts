import type { Answer } from "../../src/domain/answer.ts";
import { BotError, type BotErrorCode } from "../../src/errors.ts";
import { isInterruption } from "./interrupted-error.ts";
import { UsageError } from "./usage-error.ts";

/** What a script learns from `souverain`; the same table stands in the README. */
export const EXIT = {
  /** Answered, in full or in part, or guidance given; or the command did its work. */
  ok: 0,
  /** Broken: a wrong setting, a damaged file, a fault in the base, a line of a batch that failed. */
  failed: 1,
  /** The base holds no answer; the nearest passages were shown. */
  abstained: 2,
  /** Wrong command, option, date or file; or a question that is no text. */
  usage: 64,
  /** Another process is at work; the same command can succeed later. */
  busy: 75,
  /** Stopped by Ctrl-C. */
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const BY_ERROR: Partial<Record<BotErrorCode, ExitCode>> = {
  QUESTION_INVALID: EXIT.usage,
  INDEX_BUSY: EXIT.busy,
  INDEX_CANCELLED: EXIT.interrupted,
};

/** How `ask` ends with this answer. */
export function exitCodeOfAnswer(answer: Pick<Answer, "kind">): ExitCode {
  return answer.kind === "abstained" ? EXIT.abstained : EXIT.ok;
}

/** How a command ends that threw this. */
export function exitCodeOfError(error: unknown): ExitCode {
  if (isInterruption(error)) {
    return EXIT.interrupted;
  }
  if (error instanceof UsageError) {
    return EXIT.usage;
  }
  if (!(error instanceof BotError)) {
    return EXIT.failed;
  }
  return BY_ERROR[error.code] ?? (error.retryable ? EXIT.busy : EXIT.failed);
}
