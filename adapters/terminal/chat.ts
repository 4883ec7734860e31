import { createInterface } from "node:readline/promises";
import { addAbortSignal } from "node:stream";
import { renderOptionsFor, userLanguage } from "./bind-phrases.ts";
import { ChatSession } from "./chat-session.ts";
import type { TerminalContext } from "./context.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { InterruptedError } from "./interrupted-error.ts";
import type { OpenAssistant, OpenedAssistant } from "./opened-assistant.ts";
import { type InputLine, readLines } from "./read-lines.ts";
import { describeError } from "./report-error.ts";
import { writeLine, writeLines } from "./streams.ts";
import { dayOf } from "./today.ts";

export interface ChatOptions {
  /** YYYY-MM-DD; the day of the clock, question by question, when left out. */
  readonly today?: string | undefined;
  /** Whether unexpected errors show their stack. */
  readonly debug: boolean;
}

const PROMPT = "> ";

/**
 * Talks until `/quit`, the end of the input or Ctrl-C; on a pipe, every line is a question.
 *
 * A question that fails is reported and the talk goes on.
 */
export async function runChat(
  context: TerminalContext,
  options: ChatOptions,
  open: OpenAssistant,
): Promise<ExitCode> {
  const opened = await open(context);
  try {
    const session = createSession(context, opened, options);
    const isInteractive = context.streams.stdin.isTTY === true;
    if (isInteractive) {
      await writeLines(context.streams.stdout, session.welcome());
    }
    return await talk(session, isInteractive ? typedLines(context) : pipedLines(context), {
      context,
      opened,
      debug: options.debug,
    });
  } finally {
    opened.close();
  }
}

function createSession(
  context: TerminalContext,
  opened: OpenedAssistant,
  { today }: ChatOptions,
): ChatSession {
  const { language } = context.settings;
  return new ChatSession({
    asker: opened.asker,
    language: userLanguage(context),
    isLanguageKnown: language !== undefined,
    today: () => today ?? dayOf(context.now()),
    clock: context.clock,
    renderOptions: (each) => renderOptionsFor(each, context, opened),
  });
}

interface Talk {
  readonly context: TerminalContext;
  readonly opened: OpenedAssistant;
  readonly debug: boolean;
}

async function talk(
  session: ChatSession,
  lines: AsyncIterable<InputLine>,
  talking: Talk,
): Promise<ExitCode> {
  const { context, debug } = talking;
  for await (const line of lines) {
    try {
      if (await isLastLine(session, line, talking)) {
        return EXIT.ok;
      }
    } catch (error) {
      await writeLine(context.streams.stderr, describeError(error, debug));
    }
  }
  return context.signal.aborted ? EXIT.interrupted : EXIT.ok;
}

async function isLastLine(
  session: ChatSession,
  line: InputLine,
  { context: { streams }, opened }: Talk,
): Promise<boolean> {
  if (line.kind === "broken") {
    await writeLine(streams.stderr, `line ${String(line.number)} ${line.problem}`);
    return false;
  }
  const { lines, isOver, asked } = await session.take(line.text);
  await writeLines(streams.stdout, lines.length === 0 ? [] : [...lines, ""]);
  if (asked !== undefined) {
    opened.remember(asked.question, asked.answer);
  }
  return isOver;
}

async function* pipedLines({ streams, signal }: TerminalContext): AsyncGenerator<InputLine> {
  addAbortSignal(signal, streams.stdin);
  yield* readLines(streams.stdin);
}

/** Lines as a person types them, with editing and recall; Ctrl-C and Ctrl-D end them. */
async function* typedLines({ streams, signal }: TerminalContext): AsyncGenerator<InputLine> {
  const terminal = createInterface({
    input: streams.stdin,
    output: streams.stdout,
    prompt: PROMPT,
  });
  const close = (): void => terminal.close();
  signal.addEventListener("abort", close);
  let isInterrupted = false;
  terminal.on("SIGINT", () => {
    isInterrupted = true;
    terminal.close();
  });
  let number = 0;
  try {
    terminal.prompt();
    for await (const text of terminal) {
      number += 1;
      yield { kind: "line", number, text };
      terminal.prompt();
    }
    // The cursor still stands behind the prompt.
    streams.stdout.write("\n");
    if (isInterrupted) {
      throw new InterruptedError();
    }
  } finally {
    signal.removeEventListener("abort", close);
    terminal.close();
  }
}
