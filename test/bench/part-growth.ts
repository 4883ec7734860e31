import { BaseFigures, type BaseTask } from "./base-figures.ts";
import type { BenchTask } from "./bench-task.ts";
import type { PreparedBase } from "./prepare-base.ts";
import { questionFiles, SAMPLE } from "./questions.ts";
import { MEASURES, runMeasure } from "./run-measure.ts";

/** Our own bot on one base, and what its index cost. */
export interface OwnOnBase {
  readonly base: PreparedBase;
  readonly figures: BaseFigures;
}

export function baseTask({ root, promptsDir, threads }: BenchTask, base: PreparedBase): BaseTask {
  const { dataDir, stateDir } = base;
  const questions = questionFiles(root);
  return { dataDir, stateDir, promptsDir, threads, questions, sample: SAMPLE };
}

/** Measures our own bot on a base, in a process of its own. */
export async function measureOwn(task: BenchTask, base: PreparedBase): Promise<OwnOnBase> {
  const figures = await runMeasure(MEASURES.base, baseTask(task, base), BaseFigures);
  return { base, figures };
}
