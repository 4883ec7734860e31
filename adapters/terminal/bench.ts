import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EvalQuestion, readQuestionSet } from "../../src/evaluation/question-set.ts";
import { E5_IDENTITY } from "../../src/models/e5-embeddings.ts";
import type { SearchableGeneration } from "../../src/retrieval/searchable-generation.ts";
import { openPublished } from "../../src/storage/open-published.ts";
import { readLastRun } from "../../src/storage/sqlite/run-log.ts";
import { openState } from "../../src/storage/sqlite/state-db.ts";
import { runBenchParts } from "./bench-parts.ts";
import { type LatencyOptions, measureLatency, measureMemory } from "./bench-questions.ts";
import type { BaseFigures, BenchReport } from "./bench-report.ts";
import { createRunner, type Runner } from "./bench-runner.ts";
import type { TerminalContext } from "./context.ts";
import { copyBareBase, enlargeBase } from "./enlarged-base.ts";
import { EXIT } from "./exit-codes.ts";
import { describeMachine } from "./machine.ts";
import type { OpenAssistant } from "./opened-assistant.ts";
import { renderBench } from "./render-bench.ts";
import { dayOf } from "./today.ts";

/** Parts of the benchmark, in the order in which they are measured. */
const BENCH_PARTS = ["latency", "growth", "rivals", "load", "profile"] as const;
type BenchPart = (typeof BENCH_PARTS)[number];

export interface BenchOptions {
  /** Print lines of JSON in place of tables. */
  readonly json: boolean;
  /** The part to measure; all of them unless given. */
  readonly only?: BenchPart;
  /** Sizes of the enlarged bases, for a trial; 10,000 and 100,000 passages unless given. */
  readonly passages?: readonly number[];
}

const RUNS = 5;
const ENLARGED_PASSAGES = 10_000;
const QUESTION = "Qui exploite Anthos chez OVHcloud, et ça existe encore ?";

/**
 * Measures what is asked for, and prints each part as soon as it is measured; all of them take about
 * forty minutes. Everything is written to temporary folders, charts and profile to docs/.
 *
 * @throws {BotError} when the base or the model is broken, or a measured command fails.
 */
export async function runBench(
  context: TerminalContext,
  options: BenchOptions,
  open: OpenAssistant,
): Promise<number> {
  const parts = BENCH_PARTS.filter((part) => options.only === undefined || part === options.only);
  if (parts.includes("latency")) {
    await benchLatency(context, options, open);
  }
  const others = parts.filter((part) => part !== "latency");
  if (others.length > 0) {
    await runBenchParts(context, { ...options, parts: others });
  }
  return EXIT.ok;
}

/** Measures indexing, start, latency and memory, on the real base and on one of 10,000 passages made from it. */
async function benchLatency(
  context: TerminalContext,
  { json }: BenchOptions,
  open: OpenAssistant,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "souverain-bench-"));
  const started = context.clock();
  try {
    const report = await measureAll({ context, open, folder });
    const minutes = ((context.clock() - started) / 60_000).toFixed(1);
    context.streams.stdout.write(
      json
        ? `${JSON.stringify(report)}\n`
        : `### latency (measured in ${minutes} min)\n\n${renderBench(report)}`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Bench {
  readonly context: TerminalContext;
  readonly open: OpenAssistant;
  readonly folder: string;
}

/** Questions asked before those that are measured. */
const WARM_UP = 240;

function readQuestions(
  { root }: TerminalContext,
  name: "calibration" | "dev",
): readonly EvalQuestion[] {
  return readQuestionSet(join(root, "test", "eval", `questions.${name}.jsonl`), {
    unknownKeys: "refuse",
  });
}

async function measureAll(bench: Bench): Promise<BenchReport> {
  const { context, folder } = bench;
  const questions = readQuestions(context, "dev");
  const before = readQuestions(context, "calibration").slice(0, WARM_UP);
  const tell = (what: string): void => {
    context.streams.stderr.write(`Measuring ${what}…\n`);
  };

  tell("the index of the real base without shipped vectors");
  const index = await measureIndex(bench);
  tell("the start on a fresh state");
  const { dataDir } = context.config;
  const fresh = await measureStarts(bench, (run) => join(folder, `fresh-${String(run)}`));
  const stateDir = join(folder, "fresh-1");
  tell("later starts and an unchanged index");
  const warm = await measureStarts(bench, () => stateDir);
  const unchanged = await measureUnchanged(bench, stateDir);
  tell("questions on the real base");
  const real = await measureBase(bench, { dataDir, stateDir, before, questions });
  tell("questions on the enlarged base");
  const enlarged = await measureEnlarged(bench, { stateDir, before, questions });

  return {
    date: dayOf(context.now()),
    machine: describeMachine(),
    index: { ...index, unchangedMs: unchanged },
    start: { freshMs: fresh, laterMs: warm },
    bases: [
      { name: "real base", ...real },
      { name: "copies", ...enlarged },
    ],
  };
}

async function measureIndex(
  bench: Bench,
): Promise<Pick<BenchReport["index"], "passages" | "texts" | "ms">> {
  const dataDir = join(bench.folder, "bare");
  const stateDir = join(bench.folder, "bare-state");
  await copyBareBase(bench.context.config.dataDir, dataDir);
  const { ms } = await runnerFor(bench, { dataDir, stateDir })(["index"]);
  const passages = withGeneration(stateDir, ({ passageCount }) => passageCount);
  return { passages, texts: embeddedBy(stateDir), ms };
}

/** Texts that the last index run had to embed. */
function embeddedBy(stateDir: string): number {
  const state = openState(stateDir);
  try {
    return readLastRun(state)?.counts?.embedded ?? 0;
  } finally {
    state.close();
  }
}

async function measureStarts(
  bench: Bench,
  stateDir: (run: number) => string,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (let run = 1; run <= RUNS; run += 1) {
    const { dataDir } = bench.context.config;
    // One at a time: two would share the cores that one may use.
    const { ms } = await runnerFor(bench, { dataDir, stateDir: stateDir(run) })(["ask", QUESTION]);
    times.push(ms);
  }
  return times;
}

async function measureUnchanged(bench: Bench, stateDir: string): Promise<readonly number[]> {
  const times: number[] = [];
  for (let run = 1; run <= RUNS; run += 1) {
    const { dataDir } = bench.context.config;
    times.push((await runnerFor(bench, { dataDir, stateDir })(["index"])).ms);
  }
  return times;
}

interface Workload {
  readonly stateDir: string;
  readonly before: LatencyOptions["before"];
  readonly questions: readonly EvalQuestion[];
}

async function measureBase(
  bench: Bench,
  { dataDir, stateDir, before, questions }: Workload & { readonly dataDir: string },
): Promise<Omit<BaseFigures, "name">> {
  const { context, open, folder } = bench;
  const config = { ...context.config, dataDir, stateDir };
  const memory = await measureMemory(runnerFor(bench, { dataDir, stateDir }), {
    folder,
    questions,
  });
  const latency = await measureLatency({ ...context, config }, { open, before, questions });
  const passages = withGeneration(stateDir, ({ passageCount }) => passageCount);
  return { passages, memory, latency };
}

async function measureEnlarged(
  bench: Bench,
  { stateDir, ...asked }: Workload,
): Promise<Omit<BaseFigures, "name">> {
  const target = join(bench.folder, "enlarged");
  const generation = openPublished({ stateDir, identity: E5_IDENTITY });
  try {
    await enlargeBase({
      dataDir: bench.context.config.dataDir,
      target,
      generation,
      passages: ENLARGED_PASSAGES,
    });
  } finally {
    generation.close();
  }
  const enlargedState = join(bench.folder, "enlarged-state");
  const places = { dataDir: target, stateDir: enlargedState };
  // Apart from the questions, so that building the index does not count as their memory.
  await runnerFor(bench, places)(["index"]);
  return measureBase(bench, { ...places, ...asked });
}

function runnerFor(
  { context }: Bench,
  places: { readonly dataDir: string; readonly stateDir: string },
): Runner {
  return createRunner(context, { DATA_DIR: places.dataDir, STATE_DIR: places.stateDir });
}

function withGeneration<T>(stateDir: string, read: (generation: SearchableGeneration) => T): T {
  const generation = openPublished({ stateDir, identity: E5_IDENTITY });
  try {
    return read(generation);
  } finally {
    generation.close();
  }
}
