import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { EVALUATION_DAY, type EvalQuestion } from "../../src/evaluation/question-set.ts";
import type { TimedReply } from "../../src/evaluation/score-question.ts";
import { type Latency, stageLatency } from "../../src/evaluation/stage-latency.ts";
import type { Runner } from "./bench-runner.ts";
import type { TerminalContext } from "./context.ts";
import type { ProcessMemory } from "./measured-process.ts";
import type { OpenAssistant } from "./opened-assistant.ts";

export interface LatencyOptions {
  readonly open: OpenAssistant;
  /** Others, asked before the clock runs: they compile code and fill caches, as those of an hour do. */
  readonly before: readonly EvalQuestion[];
  readonly questions: readonly EvalQuestion[];
}

/** Asks every question once in this process, warm and prepared as a bot in a chat is, one after the other. */
export async function measureLatency(
  context: TerminalContext,
  { open, before, questions }: LatencyOptions,
): Promise<readonly Latency[]> {
  const opened = await open(context);
  try {
    await opened.prepare(context.signal);
    const replies: TimedReply[] = [];
    for (const [index, question] of [...before, ...questions].entries()) {
      const start = context.clock();
      const reply = await opened.asker.ask({
        text: question.question,
        history: question.history,
        today: EVALUATION_DAY,
      });
      if (index >= before.length) {
        replies.push({ reply, ms: context.clock() - start });
      }
    }
    return stageLatency(replies);
  } finally {
    opened.close();
  }
}

/**
 * Asks every question in a process of its own, as a questionnaire.
 *
 * @returns `null` where the system does not tell.
 */
export async function measureMemory(
  run: Runner,
  { folder, questions }: { readonly folder: string; readonly questions: readonly EvalQuestion[] },
): Promise<ProcessMemory | null> {
  const file = join(folder, "questionnaire.jsonl");
  const lines = questions.map(({ id, question, history }) =>
    JSON.stringify({ id, question, history, today: EVALUATION_DAY }),
  );
  await writeFile(file, lines.join("\n"));
  return (await run(["ask", "--batch", file])).memory;
}
