import { Command, InvalidArgumentError, Option } from "commander";
import { AskerLanguage } from "../../src/domain/language.ts";
import { sanitizeText } from "../../src/presenting/sanitize.ts";
import { addAnswers } from "./answer-commands.ts";
import type { BenchOptions } from "./bench.ts";
import { addCheck } from "./check.ts";
import type { TerminalContext } from "./context.ts";
import { addFacts } from "./fact.ts";
import type { OpenAssistant } from "./opened-assistant.ts";
import { parseDay } from "./parse-day.ts";
import { addDecisions } from "./program-decisions.ts";
import { addReview } from "./program-review.ts";
import { addSources } from "./source.ts";
import type { Streams } from "./streams.ts";
import { UsageError } from "./usage-error.ts";

/** Options that every command takes. */
export interface GlobalOptions {
  readonly lang?: AskerLanguage;
  /** False with `--no-color`. */
  readonly color: boolean;
  readonly debug: boolean;
}

export interface ProgramOptions {
  readonly streams: Pick<Streams, "stdout" | "stderr">;
  /** Reads the settings; called by a command and not before, so that help works without them. */
  readonly start: (options: GlobalOptions) => TerminalContext;
  /** Told how a command ended: an exit code. */
  readonly finish: (code: number) => void;
}

interface AskFlags extends GlobalOptions {
  /** False with `--no-llm`. */
  readonly llm: boolean;
  readonly batch?: string;
  readonly json: boolean;
  readonly explain: boolean;
  readonly source?: string;
  readonly today?: string;
}

interface EvalFlags extends GlobalOptions {
  readonly llm: boolean;
  readonly questions?: string;
  readonly check: boolean;
  readonly record: boolean;
}

const NO_LLM = "answer without the language model of the settings";
const EXIT_CODES = `
Exit codes: 0 answered or done, 1 failed, 2 the base holds no answer, 64 wrong usage,
75 another process is busy (try again), 130 stopped by Ctrl-C.`;

// Commands are imported when they run, and what opens the assistant once the question is known to be
// one: the model and the stores take longer to load than help or a typing error may.
const openLazily: OpenAssistant = async (context, options) => {
  const { openAssistant } = await import("./open-assistant.ts");
  return openAssistant(context, options);
};

/** The same with the language model of the settings, or without. */
function openWith({ llm: useModel }: { readonly llm: boolean }): OpenAssistant {
  return async (context) => openLazily(context, { useModel });
}

/** The command line of `souverain`; an unknown option or command is refused with help. */
export function createProgram({ streams, start, finish }: ProgramOptions): Command {
  const program = new Command("souverain")
    .description("Answers questions on digital sovereignty, each sentence with a checked citation.")
    .addOption(
      new Option(
        "--lang <code>",
        "language of the terminal, and of questions that do not tell",
      ).choices(AskerLanguage.options),
    )
    .option("--no-color", "print without colours")
    .option("--debug", "show where an error comes from", false)
    .addHelpText("after", EXIT_CODES)
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => streams.stdout.write(text),
      writeErr: (text) => streams.stderr.write(text),
      // An error repeats what was typed, or what a script passed on.
      outputError: (text, write) => write(`${sanitizeText(text).trimEnd()}\n`),
    })
    .showHelpAfterError()
    .exitOverride();
  addTalk(program, { start, finish });
  addAnswers(program, { start, finish });
  addCheck(program, { start, finish });
  addChats(program, { start, finish });
  addBase(program, { start, finish });
  addReview(program, { start, finish });
  addFacts(program, { start, finish });
  addDecisions(program, { start, finish });
  addSources(program, { start, finish });
  addMeasures(program, { start, finish });
  return program;
}

type Runtime = Pick<ProgramOptions, "start" | "finish">;

function addTalk(program: Command, { start, finish }: Runtime): void {
  program
    .command("ask")
    .description("answer one question, or a questionnaire")
    .argument("[question...]", "the question; read from standard input when left out")
    .addOption(
      new Option("--json", "print the answer as one line of JSON")
        .default(false)
        .conflicts("source"),
    )
    .option("--explain", "add how the answer came about, and what took how long", false)
    .option("--source <n>", "add the whole passage behind source <n>", parseSource)
    .addOption(
      new Option(
        "--batch <file>",
        "answer a questionnaire, one JSON object a line; - for a pipe",
      ).conflicts(["explain", "source"]),
    )
    .option("--today <day>", "answer as on this day, such as 2026-11-23", parseDay)
    .option("--no-llm", NO_LLM)
    .action(async (words: readonly string[], _flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<AskFlags>();
      if (flags.batch === undefined) {
        const { runAsk } = await import("./ask.ts");
        finish(await runAsk(start(flags), { ...flags, words }, openWith(flags)));
        return;
      }
      if (words.length > 0) {
        throw new UsageError("--batch takes its questions from the file; leave out the question");
      }
      const { runBatch } = await import("./run-batch.ts");
      const { batch: file, today } = flags;
      const options = { file, today, useLanguage: flags.lang !== undefined };
      finish(await runBatch(start(flags), options, openWith(flags)));
    });
  program
    .command("chat")
    .description("talk, with follow-up questions")
    .option("--today <day>", "answer as on this day, such as 2026-11-23", parseDay)
    .option("--no-llm", NO_LLM)
    .action(async (_flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<AskFlags>();
      const { runChat } = await import("./chat.ts");
      finish(await runChat(start(flags), flags, openWith(flags)));
    });
}

function addChats(program: Command, { start, finish }: Runtime): void {
  program
    .command("start")
    .description("answer on the chat platforms that are set up, until stopped")
    .action(async (_flags: unknown, command: Command) => {
      const { runStart } = await import("../chats/start.ts");
      const { PLATFORMS } = await import("../chats/platforms.ts");
      finish(await runStart(start(command.optsWithGlobals()), { platforms: PLATFORMS }));
    });
  program
    .command("register")
    .description("tell chat platforms which commands the bot has, where they must be told")
    .action(async (_flags: unknown, command: Command) => {
      const { runRegister } = await import("../chats/register.ts");
      const { PLATFORMS } = await import("../chats/platforms.ts");
      finish(await runRegister(start(command.optsWithGlobals()), PLATFORMS));
    });
}

function addBase(program: Command, { start, finish }: Runtime): void {
  program
    .command("status")
    .description("tell which index answers, how old it is, and whether the base has changed since")
    .option("--json", "print it as one line of JSON", false)
    .action(async (_flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<AskFlags>();
      const { runStatus } = await import("./status.ts");
      finish(await runStatus(start(flags), flags));
    });
  program
    .command("knowledge")
    .description("check the base and name every fault with its mend")
    .action(async (_flags: unknown, command: Command) => {
      const { runKnowledge } = await import("./knowledge.ts");
      finish(await runKnowledge(start(command.optsWithGlobals())));
    });
  program
    .command("vectors")
    .description("compute the vectors that are shipped with the base")
    .action(async (_flags: unknown, command: Command) => {
      const { runVectors } = await import("./vectors.ts");
      finish(await runVectors(start(command.optsWithGlobals())));
    });
}

function addMeasures(program: Command, { start, finish }: Runtime): void {
  program
    .command("eval")
    .description("score the answers to the recorded questions")
    .option("--questions <file>", "another set of questions of the same form")
    .option("--check", "fail when a figure fell under the recorded best", false)
    .option("--record", "record figures that are better than the best so far", false)
    .addOption(
      new Option("--llm", "let the language model of the settings choose; off unless given")
        .default(false)
        .conflicts(["check", "record"]),
    )
    .action(async (_flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<EvalFlags>();
      const { evaluate } = await import("./run-eval.ts");
      finish(await evaluate(start(flags), flags, openLazily));
    });
  program
    .command("calibrate")
    .description("fit the ranking and the abstention gate on the recorded questions")
    .action(async (_flags: unknown, command: Command) => {
      const { runCalibrate } = await import("./calibrate.ts");
      finish(await runCalibrate(start(command.optsWithGlobals())));
    });
  program
    .command("bench")
    .description("measure speed and memory, also against other engines and under load")
    .option("--json", "print each part as one line of JSON", false)
    .addOption(
      new Option("--only <part>", "measure one part").choices([
        "latency",
        "growth",
        "rivals",
        "load",
        "profile",
      ]),
    )
    .option("--passages <sizes>", "enlarge the base to other sizes, such as 2000,5000", parseSizes)
    .action(async (_flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<GlobalOptions & BenchOptions>();
      const { runBench } = await import("./bench.ts");
      finish(await runBench(start(flags), flags, openLazily));
    });
}

function parseSizes(text: string): readonly number[] {
  if (!/^\d{4,6}(?:,\d{4,6})*$/u.test(text)) {
    throw new InvalidArgumentError("Give numbers of passages from 1000 on, with commas.");
  }
  return text.split(",").map(Number);
}

function parseSource(text: string): string {
  if (!/^(?:\d{1,4}|[a-c])$/iu.test(text)) {
    throw new InvalidArgumentError("Give the number of a source, or the letter of a passage.");
  }
  return text;
}
