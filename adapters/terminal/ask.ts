import type { Answer } from "../../src/domain/answer.ts";
import type { Question } from "../../src/domain/question.ts";
import { findPassage, passageNames } from "../../src/presenting/find-passage.ts";
import type { AskedAnswer } from "./asker.ts";
import { elapsed } from "./batch.ts";
import { renderOptionsFor } from "./bind-phrases.ts";
import type { TerminalContext } from "./context.ts";
import { EXIT, type ExitCode, exitCodeOfAnswer } from "./exit-codes.ts";
import { toJsonAnswer } from "./json-answer.ts";
import type { OpenAssistant, OpenedAssistant } from "./opened-assistant.ts";
import { readQuestion } from "./read-question.ts";
import { renderAnswer } from "./render-answer.ts";
import { renderPassage } from "./render-passage.ts";
import { writeLine, writeLines } from "./streams.ts";
import { dayOf } from "./today.ts";
import { withAssistant } from "./with-assistant.ts";

export interface AskOptions {
  /** Words of the question; none: it is read from standard input. */
  readonly words: readonly string[];
  readonly json: boolean;
  readonly explain: boolean;
  /** Number or letter of a passage to show whole. */
  readonly source?: string | undefined;
  /** YYYY-MM-DD; the day of the clock when left out. */
  readonly today?: string | undefined;
}

/** Answers one question and shows it as text or JSON. */
export async function runAsk(
  context: TerminalContext,
  options: AskOptions,
  open: OpenAssistant,
): Promise<ExitCode> {
  const text = await readQuestion(options.words, context.streams);
  return withAssistant(context, { open, json: options.json }, async (opened) =>
    askAndShow({ context, options, opened }, text),
  );
}

interface Asking {
  readonly context: TerminalContext;
  readonly options: AskOptions;
  readonly opened: OpenedAssistant;
}

async function askAndShow(asking: Asking, text: string): Promise<ExitCode> {
  const { context, options, opened } = asking;
  const { language } = context.settings;
  const started = context.clock();
  const question: Question = {
    text,
    history: [],
    today: options.today ?? dayOf(context.now()),
    ...(language === undefined ? {} : { locale: language }),
  };
  const asked = await opened.asker.ask(question);
  const ms = elapsed(context.clock() - started);
  const timings = { ...opened.timings, answer: ms };
  await (options.json ? showJson(asking, asked, timings) : showText(asking, asked, timings));
  opened.remember(question, asked.answer);
  if (options.source !== undefined && !options.json) {
    return showSource(asking, asked.answer, options.source);
  }
  return exitCodeOfAnswer(asked.answer);
}

type Timings = Readonly<Record<string, number>> & { readonly answer: number };

async function showJson(asking: Asking, asked: AskedAnswer, timings: Timings): Promise<void> {
  const answer = toJsonAnswer(asked.answer, { id: null, ms: timings.answer });
  const shown = asking.options.explain
    ? { ...answer, explanation: asked.explanation, timings }
    : answer;
  await writeLine(asking.context.streams.stdout, JSON.stringify(shown));
}

async function showText(asking: Asking, asked: AskedAnswer, timings: Timings): Promise<void> {
  const { context, options, opened } = asking;
  const { stdout } = context.streams;
  const { answer, explanation } = asked;
  await writeLines(
    stdout,
    renderAnswer(answer, renderOptionsFor(answer.language, context, opened)),
  );
  if (options.explain) {
    const { renderExplanation } = await import("./render-explanation.ts");
    await writeLines(stdout, ["", ...renderExplanation(explanation, timings)]);
  }
}

async function showSource(asking: Asking, answer: Answer, name: string): Promise<ExitCode> {
  const { context, opened } = asking;
  const options = renderOptionsFor(answer.language, context, opened);
  const passage = findPassage(answer, name);
  if (passage === undefined) {
    const available = passageNames(answer).join(", ") || "-";
    await writeLine(context.streams.stderr, options.say("terminal-no-source", { name, available }));
    return EXIT.usage;
  }
  await writeLines(context.streams.stdout, ["", ...renderPassage(passage, options)]);
  return exitCodeOfAnswer(answer);
}
