import { BotError } from "../errors.ts";

/** What the log may hold of an error. */
export interface DescribedError {
  readonly name: string;
  readonly code?: string;
  readonly message?: string;
  /** Where it was thrown, without the message. */
  readonly frames?: readonly string[];
}

const MAX_FRAMES = 6;

function codeOf(error: Error): string | undefined {
  const code: unknown = "code" in error ? error.code : undefined;
  return typeof code === "string" || typeof code === "number" ? String(code) : undefined;
}

/**
 * Describes an error for the log without what was asked or answered: errors of libraries carry whole
 * requests along, and the message of a withheld answer its sentences. Messages are kept only of
 * errors that this bot writes for operators.
 */
export function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error)) {
    return { name: typeof error };
  }
  const { name, message, stack = "" } = error;
  const code = codeOf(error);
  const isForOperators = error instanceof BotError && error.code !== "UNSUPPORTED_SENTENCE";
  const frames = stack.split("\n").filter((line) => /^\s+at /.test(line));
  return {
    name,
    ...(code === undefined ? {} : { code }),
    ...(isForOperators
      ? { message }
      : { frames: frames.slice(0, MAX_FRAMES).map((line) => line.trim()) }),
  };
}
