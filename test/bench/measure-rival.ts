import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { percentile } from "../../src/evaluation/percentile.ts";
import { scoreRetrieval } from "../../src/evaluation/score-retrieval.ts";
import { type Inputs, readInputs } from "./inputs.ts";
import type { BuiltRival, RivalMethod } from "./rival.ts";
import { type MethodFigures, type RivalFigures, RivalTask } from "./rival-figures.ts";
import { loadRival } from "./rivals/all.ts";
import { settledMemory } from "./settled-memory.ts";

/** Questions asked before the clock runs. */
const WARM_UP = 5;
const CUTOFF = 10;

/** Share of the relevant items among the first ten that were found; summaries are no evidence. */
function recallAt10(
  { passages }: Inputs,
  question: Inputs["questions"][number],
  rows: readonly number[],
): number {
  const items = rows.flatMap((row) => passages[row]?.item ?? []);
  const evidence = items.filter((item) => !item.startsWith("summary:"));
  return scoreRetrieval(question, evidence).find(({ cutoff }) => cutoff === CUTOFF)?.recall ?? 0;
}

async function measureMethod(
  inputs: Inputs,
  method: RivalMethod,
  budgetMs: number,
): Promise<MethodFigures> {
  for (const question of inputs.questions.slice(0, WARM_UP)) {
    // oxlint-disable-next-line no-await-in-loop -- one question after the other is what is measured
    await method.search(question);
  }
  const times: number[] = [];
  const recalls: number[] = [];
  const ends = performance.now() + budgetMs;
  for (const question of inputs.questions) {
    const start = performance.now();
    // oxlint-disable-next-line no-await-in-loop -- as above
    const rows = await method.search(question);
    times.push(performance.now() - start);
    recalls.push(recallAt10(inputs, question, rows));
    if (performance.now() > ends) {
      break;
    }
  }
  return {
    name: method.name,
    questions: times.length,
    p50: percentile(times, 0.5) ?? 0,
    p95: percentile(times, 0.95) ?? 0,
    recall: recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length,
  };
}

async function measureLoad({ save }: BuiltRival): Promise<number | null> {
  if (save === undefined) {
    return null;
  }
  const load = await save();
  const start = performance.now();
  await load();
  return performance.now() - start;
}

async function measure({ rival: name, inputs: place, budgetMs }: RivalTask): Promise<RivalFigures> {
  const inputs = readInputs(place);
  const rival = await loadRival(name);
  const folder = mkdtempSync(join(tmpdir(), "souverain-rival-"));
  try {
    const before = settledMemory();
    const start = performance.now();
    const built = await rival.build(inputs, folder);
    const indexMs = performance.now() - start;
    const methods: MethodFigures[] = [];
    for (const method of built.methods) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      methods.push(await measureMethod(inputs, method, budgetMs));
    }
    const memory = Math.max(0, settledMemory() - before);
    const { name: title, settings } = rival;
    const loadMs = await measureLoad(built);
    return { name: title, settings, indexMs, memory, loadMs, methods };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const task = RivalTask.parse(JSON.parse(process.argv[2] ?? ""));
process.stdout.write(`${JSON.stringify(await measure(task))}\n`);
// Some of them keep threads that would keep the process.
process.exit(0);
