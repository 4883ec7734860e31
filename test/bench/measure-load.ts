import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Answered } from "../../src/answering/answerer.ts";
import { createAssistant } from "../../src/assistant/assistant.ts";
import type { Outcome } from "../../src/assistant/outcome.ts";
import type { AssistantSettings } from "../../src/assistant/settings.ts";
import { percentile } from "../../src/evaluation/percentile.ts";
import { EVALUATION_DAY, readQuestionSet } from "../../src/evaluation/question-set.ts";
import { seededRandom } from "../helpers/seeded-random.ts";
import { openLoadDesk } from "./load-desk.ts";
import { type DeskFigures, type LoadFigures, LoadTask } from "./load-figures.ts";
import { closedLoop, type LoopParts, openLoop } from "./loops.ts";
import { openMeasured } from "./open-measured.ts";
import { settledMemory } from "./settled-memory.ts";

const IN_FLIGHT = [1, 8, 32, 64] as const;
/** Shares of the highest throughput that are offered. */
const SHARES = [0.25, 0.5, 0.75, 1, 1.25] as const;
const OVERLOAD = 1.25;
/** Texts embedded at a time. */
const EMBEDDED = 8;
const UNLIMITED: AssistantSettings["limits"] = { user: null, channel: null, workspace: null };
const SEED = 20_261_128;

interface Load {
  readonly task: LoadTask;
  readonly texts: readonly string[];
  readonly ask: (text: string) => Promise<Answered>;
}

function partsOf(ask: (number: number) => Promise<unknown>): LoopParts {
  return {
    ask,
    clock: () => performance.now(),
    wait: async (ms) => sleep(ms),
  };
}

function retryOf(
  outcomes: readonly { readonly outcome: Outcome; readonly at: number }[],
): DeskFigures["retry"] {
  const seconds = outcomes.flatMap(({ outcome, at }) =>
    outcome.kind === "limited" ? [(Date.parse(outcome.retryAt) - at) / 1_000] : [],
  );
  const p50 = percentile(seconds, 0.5);
  return p50 === null ? null : { p50, longest: Math.max(...seconds) };
}

/** Offers questions to the desk of the chats and looks at what the askers saw. */
async function measureDesk(
  { task, texts, ask }: Load,
  { offered, limits }: { readonly offered: number; readonly limits?: AssistantSettings["limits"] },
): Promise<DeskFigures> {
  const stateDir = join(task.folder, limits === undefined ? "limited" : "unlimited");
  mkdirSync(stateDir);
  const desk = openLoadDesk({
    stateDir,
    ask: async ({ text }) => ask(text),
    ...(limits === undefined ? {} : { limits }),
  });
  const seen: { readonly outcome: Outcome; readonly at: number }[] = [];
  const handIn = async (number: number): Promise<void> => {
    const outcome = await desk.ask(number, texts[number % texts.length] ?? "");
    seen.push({ outcome, at: Date.now() });
  };
  const random = seededRandom(SEED);
  const figures = await openLoop(partsOf(handIn), { perSecond: offered, ms: task.loopMs, random });
  await desk.close();
  const outcomes: Record<string, number> = {};
  for (const { outcome } of seen) {
    outcomes[outcome.kind] = (outcomes[outcome.kind] ?? 0) + 1;
  }
  return { ...figures, outcomes, lost: desk.lost, retry: retryOf(seen) };
}

async function measureLoops({
  task,
  texts,
  ask,
}: Load): Promise<Pick<LoadFigures, "closed" | "open">> {
  const parts = partsOf(async (number) => ask(texts[number % texts.length] ?? ""));
  await closedLoop(parts, { inFlight: 1, ms: task.loopMs / 2 });
  const closed: LoadFigures["closed"] = [];
  for (const inFlight of IN_FLIGHT) {
    // oxlint-disable-next-line no-await-in-loop -- one load after the other
    closed.push({ inFlight, ...(await closedLoop(parts, { inFlight, ms: task.loopMs })) });
  }
  const highest = Math.max(...closed.map(({ perSecond }) => perSecond));
  const open: LoadFigures["open"] = [];
  for (const share of SHARES) {
    const options = { perSecond: share * highest, ms: task.loopMs, random: seededRandom(SEED) };
    // oxlint-disable-next-line no-await-in-loop -- one load after the other
    open.push({ offered: options.perSecond, ...(await openLoop(parts, options)) });
  }
  return { closed, open };
}

async function measure(task: LoadTask): Promise<LoadFigures> {
  const parts = await openMeasured(task);
  const assistant = createAssistant(parts);
  await assistant.prepare(new AbortController().signal);
  const texts = task.questions.flatMap((file) =>
    readQuestionSet(file, { unknownKeys: "refuse" })
      .filter(({ history }) => history.length === 0)
      .map(({ question }) => question),
  );
  const load: Load = {
    task,
    texts,
    ask: async (text) => assistant.ask({ text, history: [], today: EVALUATION_DAY }),
  };
  const { closed, open } = await measureLoops(load);
  const embedOnly = partsOf(async (number) =>
    parts.embedder.embedQuery(texts[number % texts.length] ?? ""),
  );
  const embedder = await closedLoop(embedOnly, { inFlight: EMBEDDED, ms: task.loopMs / 2 });
  const offered = OVERLOAD * Math.max(...closed.map(({ perSecond }) => perSecond));
  const unlimited = await measureDesk(load, { offered, limits: UNLIMITED });
  const limited = await measureDesk(load, { offered });
  const memory = settledMemory();
  parts.generation.close();
  return { closed, open, embedder, desk: { offered, unlimited, limited }, memory };
}

const task = LoadTask.parse(JSON.parse(process.argv[2] ?? ""));
process.stdout.write(`${JSON.stringify(await measure(task))}\n`);
