import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Question } from "../../src/domain/question.ts";
import { readBaseFiles } from "../../src/evaluation/base-files.ts";
import { findFalls, readBestFigures, recordBest } from "../../src/evaluation/best-figures.ts";
import { readFramePhrases } from "../../src/evaluation/frame-phrases.ts";
import {
  EVALUATION_DAY,
  type EvalQuestion,
  readQuestionSet,
} from "../../src/evaluation/question-set.ts";
import type { Reply } from "../../src/evaluation/reply.ts";
import { scoreQuestion, type TimedReply } from "../../src/evaluation/score-question.ts";
import type { ScoredQuestion } from "../../src/evaluation/scored-question.ts";
import { type Summary, summarise } from "../../src/evaluation/summarise.ts";
import type { SupportFiles } from "../../src/evaluation/support-files.ts";
import { renderEvaluation } from "./render-evaluation.ts";

/** What an evaluation needs of the world. */
export interface EvalContext {
  readonly ask: (question: Question) => Promise<Reply>;
  readonly dataDir: string;
  readonly promptsDir: string;
  /** Folder of the recorded sets and of best.json. */
  readonly setsDir: string;
  /** Folder that `<set>.json` is written to. */
  readonly reportDir: string;
  readonly stdout: { write(text: string): unknown };
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
}

export interface EvalOptions {
  /** A question file to run in place of the recorded sets. */
  readonly questions?: string | undefined;
  /** Compare with best.json and fail when a figure fell. */
  readonly check: boolean;
  /** Take better figures into best.json. */
  readonly record: boolean;
}

/** Sets that are run when no file is named, with their files in the folder of sets. */
const RECORDED_SETS = [
  { name: "dev", file: "questions.dev.jsonl" },
  { name: "second", file: "questions.second.jsonl" },
  { name: "calibration", file: "questions.calibration.jsonl" },
] as const;

/**
 * Asks every question of the sets, prints the figures and the failures, and keeps every answer.
 *
 * @returns Exit code: 1 when `check` found a figure that fell or has no recorded best, else 0.
 * @throws {BotError} QUESTION_INVALID when a set cannot be read, and whatever `ask` throws.
 */
export async function runEval(context: EvalContext, options: EvalOptions): Promise<number> {
  // All are read first: a fault in the last set must not cost the minutes of the others.
  const sets = questionSets(context, options);
  const files = {
    base: readBaseFiles(context.dataDir),
    phrases: readFramePhrases(context.promptsDir),
  };

  const bestFile = join(context.setsDir, "best.json");
  let best = readBestFigures(bestFile);
  const falls: string[] = [];
  for (const { name, questions } of sets) {
    const { rows, summary } = await evaluateSet(name, questions, { context, files });
    context.stdout.write(renderEvaluation(name, summary, rows));
    falls.push(...fallsOf(name, summary, best));
    best = options.record ? recordBest(best, name, summary) : best;
  }

  if (options.record) {
    writeFileSync(bestFile, `${JSON.stringify(best, null, 2)}\n`);
    context.stdout.write(`Recorded in ${bestFile}\n`);
  }
  if (options.check) {
    context.stdout.write(`${falls.length === 0 ? "No figure fell" : falls.join("\n")}\n`);
  }
  return options.check && falls.length > 0 ? 1 : 0;
}

interface QuestionSet {
  readonly name: string;
  readonly questions: readonly EvalQuestion[];
}

function questionSets(context: EvalContext, options: EvalOptions): readonly QuestionSet[] {
  if (options.questions !== undefined) {
    const name = basename(options.questions).replace(/\.[^.]*$/, "");
    return [{ name, questions: readQuestionSet(options.questions, { unknownKeys: "ignore" }) }];
  }
  return RECORDED_SETS.map(({ name, file }) => ({
    name,
    questions: readQuestionSet(join(context.setsDir, file), { unknownKeys: "refuse" }),
  }));
}

interface Evaluation {
  readonly rows: readonly ShownQuestion[];
  readonly summary: Summary;
}

/** A scored question with the reply it was scored on. */
export interface ShownQuestion extends ScoredQuestion {
  readonly reply: Reply;
}

async function evaluateSet(
  name: string,
  questions: readonly EvalQuestion[],
  { context, files }: { readonly context: EvalContext; readonly files: SupportFiles },
): Promise<Evaluation> {
  const rows: ShownQuestion[] = [];
  for (const [index, question] of questions.entries()) {
    if (index === 0) {
      // The first question pays for opening files; its time would be no latency.
      await timedAsk(question, context);
    }
    // One at a time, as one person asks: latencies would otherwise hold each other's waiting.
    const timed = await timedAsk(question, context);
    rows.push({ ...scoreQuestion(question, timed, files), reply: timed.reply });
  }

  const summary = summarise(rows);
  mkdirSync(context.reportDir, { recursive: true });
  writeFileSync(
    join(context.reportDir, `${name}.json`),
    `${JSON.stringify({ set: name, day: EVALUATION_DAY, groups: Object.fromEntries(summary), questions: rows }, null, 2)}\n`,
  );
  return { rows, summary };
}

async function timedAsk(question: EvalQuestion, context: EvalContext): Promise<TimedReply> {
  const start = context.now();
  // `asOf` is a label for scoring: the bot reads the date from the question itself.
  const reply = await context.ask({
    text: question.question,
    history: question.history,
    today: EVALUATION_DAY,
  });
  return { reply, ms: context.now() - start };
}

function fallsOf(
  name: string,
  summary: Summary,
  best: ReturnType<typeof readBestFigures>,
): readonly string[] {
  const recorded = best[name];
  return recorded === undefined
    ? [`${name}: no best is recorded; run \`npm run eval -- --record\` once`]
    : findFalls(summary, recorded).map((fall) => `${name}, ${fall}`);
}
