import { createReadStream } from "node:fs";
import { access, constants, stat } from "node:fs/promises";
import { addAbortSignal, type Readable } from "node:stream";
import { answerBatch } from "./batch.ts";
import type { TerminalContext } from "./context.ts";
import type { ExitCode } from "./exit-codes.ts";
import type { OpenAssistant } from "./opened-assistant.ts";
import { dayOf } from "./today.ts";
import { UsageError } from "./usage-error.ts";

export interface BatchRunOptions {
  /** Path of a questionnaire, or `-` for standard input. */
  readonly file: string;
  /** YYYY-MM-DD; the day of the clock when left out. */
  readonly today?: string | undefined;
  /** Whether the language of the settings was asked for by `--lang`, not only found in the locale. */
  readonly useLanguage: boolean;
}

const MEND = "give the path of a file of questions, or - for a pipe";

/**
 * Answers the questionnaire of `ask --batch`.
 *
 * @throws {UsageError} when the file cannot be read.
 */
export async function runBatch(
  context: TerminalContext,
  { file, today, useLanguage }: BatchRunOptions,
  open: OpenAssistant,
): Promise<ExitCode> {
  const input = file === "-" ? context.streams.stdin : await openFile(file);
  addAbortSignal(context.signal, input);
  const opened = await open(context);
  try {
    return await answerBatch(opened.asker, {
      input,
      output: context.streams.stdout,
      clock: context.clock,
      signal: context.signal,
      // Fixed once: a questionnaire that runs past midnight is still one questionnaire.
      today: today ?? dayOf(context.now()),
      // A questionnaire must not be answered otherwise on a machine with another locale.
      locale: useLanguage ? context.settings.language : undefined,
    });
  } finally {
    opened.close();
  }
}

async function openFile(file: string): Promise<Readable> {
  try {
    await access(file, constants.R_OK);
    if (!(await stat(file)).isDirectory()) {
      return createReadStream(file);
    }
  } catch (cause) {
    throw new UsageError(`--batch: cannot read ${file}; ${MEND}`, { cause });
  }
  throw new UsageError(`--batch: ${file} is a folder; ${MEND}`);
}
