import { type Command, Option } from "commander";
import type { ClaimCheck } from "../../src/answering/claims/claim-check.ts";
import { elapsed } from "./batch.ts";
import { renderOptionsFor } from "./bind-phrases.ts";
import type { TerminalContext } from "./context.ts";
import { type ExitCode, exitCodeOfAnswer } from "./exit-codes.ts";
import { toJsonAnswer } from "./json-answer.ts";
import type { OpenAssistant } from "./opened-assistant.ts";
import { parseDay } from "./parse-day.ts";
import type { GlobalOptions, ProgramOptions } from "./program.ts";
import { readQuestion } from "./read-question.ts";
import { renderAnswer } from "./render-answer.ts";
import { writeLines } from "./streams.ts";
import { dayOf } from "./today.ts";
import { withAssistant } from "./with-assistant.ts";

export interface CheckOptions {
  /** Words of the message; none: it is read from standard input. */
  readonly words: readonly string[];
  readonly json: boolean;
  /** YYYY-MM-DD; the day of the clock when left out. */
  readonly today?: string | undefined;
}

interface Flags extends GlobalOptions {
  readonly json: boolean;
  readonly today?: string;
}

const openLazily: OpenAssistant = async (context) => {
  const { openAssistant } = await import("./open-assistant.ts");
  return openAssistant(context);
};

/** The command `check`: compares what a message claims with the base. */
export function addCheck(
  program: Command,
  { start, finish }: Pick<ProgramOptions, "start" | "finish">,
): void {
  program
    .command("check")
    .description(
      "check what a message claims: supported, contradicted or not covered, with sources",
    )
    .argument("[message...]", "the message; read from standard input when left out")
    .option("--json", "print it as one line of JSON", false)
    .addOption(
      new Option("--today <day>", "check as on this day, such as 2026-11-23").argParser(parseDay),
    )
    .action(async (words: readonly string[], _flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<Flags>();
      finish(await runCheck(start(flags), { ...flags, words }, openLazily));
    });
}

/**
 * Checks a message and shows it as text or JSON. Ends as `ask` does: 2 when none of its claims is covered.
 *
 * @throws {UsageError} when there is no message, or it is no text.
 * @throws {BotError} as `ask` does.
 */
export async function runCheck(
  context: TerminalContext,
  options: CheckOptions,
  open: OpenAssistant,
): Promise<ExitCode> {
  const text = await readQuestion(options.words, context.streams);
  return withAssistant(context, { open, json: options.json }, async (opened) => {
    const started = context.clock();
    const { language } = context.settings;
    const checked = await opened.asker.check({
      text,
      today: options.today ?? dayOf(context.now()),
      ...(language === undefined ? {} : { locale: language }),
    });
    const lines = options.json
      ? [JSON.stringify(toJsonCheck(checked, elapsed(context.clock() - started)))]
      : renderAnswer(checked.answer, renderOptionsFor(checked.answer.language, context, opened));
    await writeLines(context.streams.stdout, lines);
    return exitCodeOfAnswer(checked.answer);
  });
}

/** The answer as programs read it, with its claims one by one. */
function toJsonCheck({ claims, skipped, answer }: ClaimCheck, ms: number): object {
  return { ...toJsonAnswer(answer, { id: null, ms }), claims, skipped };
}
