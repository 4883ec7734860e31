import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { readQuestionSet } from "../../src/evaluation/question-set.ts";
import { E5_IDENTITY, loadE5 } from "../../src/models/e5-embeddings.ts";
import { GRAPH_FROM_PASSAGES } from "../../src/storage/generations/write-generation.ts";
import { openPublished } from "../../src/storage/open-published.ts";
import type { BenchTask } from "./bench-task.ts";
import { type InputQuestion, prepareQuestions, sampleQuestions, writeInputs } from "./inputs.ts";
import type { PreparedBase } from "./prepare-base.ts";
import { questionFiles, SAMPLE } from "./questions.ts";
import { RivalFigures, type RivalTask } from "./rival-figures.ts";
import { RIVAL_NAMES } from "./rivals/all.ts";
import { MEASURES, runMeasure } from "./run-measure.ts";

/**
 * Rows asked of each engine. Copies of a passage crowd each other out of a short list, so that a base of
 * many copies needs a longer one for the same ten items.
 */
const DEPTH = { few: 150, many: 1_000 } as const;
/** Of one way of searching; MiniSearch takes half a second a question at 100,000. */
const BUDGET_MS = 60_000;

/** All rivals on one base. */
export interface RivalsOnBase {
  readonly passages: number;
  readonly depth: number;
  readonly rivals: readonly RivalFigures[];
  /** Those that could not be measured here, with the reason. */
  readonly failed?: readonly { readonly rival: string; readonly reason: string }[];
}

/** The questions of the sample, embedded. */
export async function embedSample(task: BenchTask): Promise<readonly InputQuestion[]> {
  const all = questionFiles(task.root).flatMap((file) => [
    ...readQuestionSet(file, { unknownKeys: "refuse" }),
  ]);
  const directory = join(task.dataDir, "models", "multilingual-e5-small");
  const embedder = await loadE5({ directory, threads: task.threads });
  return prepareQuestions(sampleQuestions(all, SAMPLE), embedder);
}

/** Measures every rival on a base, each in a process of its own. */
export async function measureRivals(
  { stateDir, name, passages }: PreparedBase,
  {
    folder,
    questions,
    tell,
  }: {
    readonly folder: string;
    readonly questions: readonly InputQuestion[];
    readonly tell: (what: string) => void;
  },
): Promise<RivalsOnBase> {
  const depth = passages < GRAPH_FROM_PASSAGES ? DEPTH.few : DEPTH.many;
  const inputs = join(folder, `inputs-${name}`);
  await mkdir(inputs);
  const generation = openPublished({ stateDir, identity: E5_IDENTITY });
  await writeInputs(inputs, generation, { questions: [...questions], depth });
  generation.close();
  const rivals: RivalFigures[] = [];
  const failed: { readonly rival: string; readonly reason: string }[] = [];
  for (const rival of RIVAL_NAMES) {
    tell(`${rival} on ${String(passages)} passages`);
    const task: RivalTask = { rival, inputs, budgetMs: BUDGET_MS };
    try {
      // oxlint-disable-next-line no-await-in-loop -- two at once would share the cores
      rivals.push(await runMeasure(MEASURES.rival, task, RivalFigures));
    } catch (error) {
      // Told in the table: a library that gives up on a large base is a result, too.
      const reason = error instanceof Error ? error.message : String(error);
      failed.push({ rival, reason: /^\w*Error: .*$/m.exec(reason)?.[0] ?? "it ended" });
    }
  }
  return { passages, depth, rivals, failed };
}
