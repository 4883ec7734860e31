import { compareAnswers } from "../../src/answering/compare-answers.ts";
import type { Question } from "../../src/domain/question.ts";
import { sanitizeLine } from "../../src/presenting/sanitize.ts";
import type { Say } from "../../src/presenting/wording.ts";
import { sayToUser } from "./bind-phrases.ts";
import type { TerminalContext } from "./context.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { type AnswerOptions, findAnswer } from "./find-answer.ts";
import type { OpenAssistant } from "./opened-assistant.ts";
import { writeLine, writeLines } from "./streams.ts";
import { dayOf } from "./today.ts";

type Difference = ReturnType<typeof compareAnswers>;

/**
 * Answers a question again today, on an index of the base as it is now, and shows what is different.
 *
 * @throws {UsageError} when there is no such answer.
 * @throws {BotError} as `ask` does.
 */
export async function runReplay(
  context: TerminalContext,
  options: AnswerOptions,
  open: OpenAssistant,
): Promise<ExitCode> {
  const asked = findAnswer(context, options);
  const question: Question = { ...asked.question, today: dayOf(context.now()) };
  const opened = await open(context);
  try {
    const { answer } = await opened.asker.ask(question);
    const difference = compareAnswers(asked.answer, answer);
    const { stdout } = context.streams;
    await (options.json
      ? writeLine(stdout, JSON.stringify({ asked, answer, difference }))
      : writeLines(stdout, [
          ...headLines(
            { asked, today: question.today, generation: answer.generation },
            context,
            opened,
          ),
          ...differenceLines(difference, sayToUser(opened.phrases, context)),
        ]));
    opened.remember(question, answer);
    return EXIT.ok;
  } finally {
    opened.close();
  }
}

interface Head {
  readonly asked: ReturnType<typeof findAnswer>;
  readonly today: string;
  readonly generation: string;
}

function headLines(
  { asked, today, generation }: Head,
  context: TerminalContext,
  { phrases }: Pick<Awaited<ReturnType<OpenAssistant>>, "phrases">,
): readonly string[] {
  const say = sayToUser(phrases, context);
  return [
    say("terminal-explain-asked", {
      date: asked.question.today,
      id: asked.answer.generation,
      question: sanitizeLine(asked.question.text),
    }),
    say("terminal-replay-now", { date: today, id: generation }),
    ...(asked.answer.model?.fault === null ? [say("model-explain-then")] : []),
    "",
  ];
}

function differenceLines(difference: Difference, say: Say): readonly string[] {
  const { isSame, before, after, sentences, citations } = difference;
  if (isSame) {
    return [say("terminal-replay-same", { count: String(sentences.kept.length) })];
  }
  const kinds = before === after ? [] : [say("terminal-replay-kind", { before, after })];
  return [
    ...kinds,
    ...section(say("terminal-replay-gone"), sentences.gone, "-"),
    ...section(say("terminal-replay-new"), sentences.added, "+"),
    ...section(say("terminal-replay-kept"), sentences.kept, "="),
    ...section(say("terminal-replay-citations-gone"), citations.gone, "-"),
    ...section(say("terminal-replay-citations-new"), citations.added, "+"),
  ];
}

function section(title: string, texts: readonly string[], mark: string): readonly string[] {
  return texts.length === 0
    ? []
    : [title, ...texts.map((text) => `${mark} ${sanitizeLine(text)}`), ""];
}
