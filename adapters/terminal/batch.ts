import type { Writable } from "node:stream";
import { BotError } from "../../src/errors.ts";
import type { Asker } from "./asker.ts";
import { type BatchDefaults, parseBatchQuestion } from "./batch-question.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { type JsonAnswer, type JsonFailure, type QuestionId, toJsonAnswer } from "./json-answer.ts";
import { type InputLine, readLines } from "./read-lines.ts";
import { writeLine } from "./streams.ts";

export interface BatchOptions extends BatchDefaults {
  readonly input: AsyncIterable<Buffer | string>;
  readonly output: Writable;
  /** Milliseconds that only ever grow. */
  readonly clock: () => number;
  readonly signal: AbortSignal;
}

/**
 * Answers a questionnaire: a line of JSON in, a line of JSON out, in order, one at a time.
 *
 * Empty lines are skipped. A line that cannot be asked or answered yields a failure, and the run
 * goes on.
 *
 * @returns `EXIT.failed` when at least one line failed.
 */
export async function answerBatch(asker: Asker, options: BatchOptions): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  for await (const line of readLines(options.input)) {
    if (options.signal.aborted) {
      return EXIT.interrupted;
    }
    if (line.kind === "broken" || line.text.trim() !== "") {
      const result = await answerLine(asker, line, options);
      code = result.kind === "failed" ? EXIT.failed : code;
      await writeLine(options.output, JSON.stringify(result));
    }
  }
  return code;
}

async function answerLine(
  asker: Asker,
  line: InputLine,
  options: BatchOptions,
): Promise<JsonAnswer | JsonFailure> {
  if (line.kind === "broken") {
    return refuse(null, line.number, line.problem);
  }
  const parsed = parseBatchQuestion(line.text, options);
  if (parsed.kind === "invalid") {
    return refuse(parsed.id, line.number, parsed.problem);
  }
  const started = options.clock();
  try {
    const { answer, retrieved } = await asker.ask(parsed.question);
    const ms = elapsed(options.clock() - started);
    return { ...toJsonAnswer(answer, { id: parsed.id, ms }), retrieved };
  } catch (error) {
    return toFailure(error, { id: parsed.id, line: line.number });
  }
}

/** Milliseconds with a tenth, so that equal work gives equal lengths of output. */
export function elapsed(ms: number): number {
  return Math.round(ms * 10) / 10;
}

function refuse(id: QuestionId, line: number, problem: string): JsonFailure {
  const message = `line ${String(line)} ${problem}`;
  return { id, kind: "failed", error: { code: "QUESTION_INVALID", message } };
}

/** The JSON form of what `ask` threw; only errors thrown on purpose say more than that it broke. */
export function toFailure(
  error: unknown,
  { id, line }: { readonly id: QuestionId; readonly line?: number },
): JsonFailure {
  const place = line === undefined ? "" : `line ${String(line)}: `;
  const known = error instanceof BotError ? error : undefined;
  const message = known?.message ?? "this question broke the bot; run it alone with --debug";
  return {
    id,
    kind: "failed",
    error: { code: known?.code ?? "INTERNAL", message: place + message },
  };
}
