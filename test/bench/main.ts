import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeMachine } from "../../adapters/terminal/machine.ts";
import { BenchTask, type PartName } from "./bench-task.ts";
import { drawGrowth } from "./draw-growth.ts";
import { LoadFigures, type LoadTask } from "./load-figures.ts";
import { baseTask, measureOwn, type OwnOnBase } from "./part-growth.ts";
import { embedSample, measureRivals, type RivalsOnBase } from "./part-rivals.ts";
import { createBases, type PreparedBase } from "./prepare-base.ts";
import { ProfileFigures } from "./profile-figures.ts";
import { questionFiles } from "./questions.ts";
import { renderGrowth } from "./render-growth.ts";
import { renderLoad } from "./render-load.ts";
import { renderProfile } from "./render-profile.ts";
import { renderRivalNotes, renderRivals } from "./render-rivals.ts";
import { MEASURES, runMeasure } from "./run-measure.ts";

const LOOP_MS = 8_000;

interface Bench {
  readonly task: BenchTask;
  readonly folder: string;
  readonly bases: ReturnType<typeof createBases>;
  readonly tell: (what: string) => void;
  /** Our own bot on each base, measured once for all parts. */
  readonly own: Map<string, OwnOnBase>;
}

/** What a part gives: Markdown and the figures it is made from. */
interface PartReport {
  readonly lines: readonly string[];
  readonly figures: unknown;
}

async function allBases({ task, bases }: Bench): Promise<readonly PreparedBase[]> {
  const all = [await bases.real()];
  for (const passages of task.passages) {
    // oxlint-disable-next-line no-await-in-loop -- one at a time: each uses all cores
    all.push(await bases.ofSize(passages));
  }
  return all;
}

async function ownOn({ task, own, tell }: Bench, base: PreparedBase): Promise<OwnOnBase> {
  tell(`questions on ${String(base.passages)} passages`);
  const measured = own.get(base.name) ?? (await measureOwn(task, base));
  own.set(base.name, measured);
  return measured;
}

async function rivals(bench: Bench): Promise<PartReport> {
  const questions = await embedSample(bench.task);
  const measured: RivalsOnBase[] = [];
  const lines: string[] = [];
  for (const base of await allBases(bench)) {
    // oxlint-disable-next-line no-await-in-loop -- one base after the other
    const own = await ownOn(bench, base);
    // oxlint-disable-next-line no-await-in-loop -- as above
    const on = await measureRivals(base, { ...bench, questions });
    measured.push(on);
    lines.push(...renderRivals(on, own.figures));
  }
  return { lines: [...lines, ...renderRivalNotes(measured)], figures: measured };
}

async function growth(bench: Bench): Promise<PartReport> {
  const own: OwnOnBase[] = [];
  for (const base of await allBases(bench)) {
    // oxlint-disable-next-line no-await-in-loop -- one base after the other
    own.push(await ownOn(bench, base));
  }
  const { processor, cores, node } = describeMachine();
  const caption = `Time as the base grows (${processor}, ${String(cores)} cores, Node ${node})`;
  await writeFile(join(bench.task.docsDir, "growth.svg"), drawGrowth(own, caption));
  return { lines: renderGrowth(own), figures: own };
}

async function load({ task, bases, folder, tell }: Bench): Promise<PartReport> {
  const { stateDir, dataDir } = await bases.real();
  tell("load");
  const { promptsDir, threads, root } = task;
  const questions = questionFiles(root).slice(0, 1);
  const place = join(folder, "load");
  await mkdir(place);
  const loadTask: LoadTask = {
    dataDir,
    stateDir,
    promptsDir,
    threads,
    questions,
    folder: place,
    loopMs: LOOP_MS,
  };
  const figures = await runMeasure(MEASURES.load, loadTask, LoadFigures);
  return { lines: renderLoad(figures), figures };
}

async function profile(bench: Bench): Promise<PartReport> {
  const figures: ProfileFigures[] = [];
  for (const base of await allBases(bench)) {
    bench.tell(`the profile of ${String(base.passages)} passages`);
    figures.push(
      // oxlint-disable-next-line no-await-in-loop -- one base after the other
      await runMeasure(MEASURES.profile, baseTask(bench.task, base), ProfileFigures),
    );
  }
  const lines = renderProfile(figures);
  const { processor, cores, node } = describeMachine();
  const head = [
    "# Where a question's milliseconds go",
    "",
    `Written by \`npm run bench -- --only profile\` on ${processor}, ${String(cores)} cores, Node ${node}.`,
    "",
  ];
  await writeFile(join(bench.task.docsDir, "profile.md"), [...head, ...lines].join("\n"));
  return { lines, figures };
}

const PARTS: Readonly<Record<PartName, (bench: Bench) => Promise<PartReport>>> = {
  growth,
  rivals,
  load,
  profile,
};

function report(what: string): void {
  process.stderr.write(`Measuring ${what}…\n`);
}

async function run(task: BenchTask): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "souverain-bench-"));
  const bench: Bench = {
    task,
    folder,
    tell: report,
    bases: createBases({ task, folder, tell: report }),
    own: new Map(),
  };
  await mkdir(task.docsDir, { recursive: true });
  try {
    for (const part of task.parts) {
      const start = performance.now();
      // oxlint-disable-next-line no-await-in-loop -- one part after the other
      const { lines, figures } = await PARTS[part](bench);
      const took = `${((performance.now() - start) / 60_000).toFixed(1)} min`;
      process.stdout.write(
        task.json
          ? `${JSON.stringify({ part, took, figures })}\n`
          : `\n### ${part} (measured in ${took})\n\n${lines.join("\n")}`,
      );
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await run(BenchTask.parse(JSON.parse(process.argv[2] ?? "")));
