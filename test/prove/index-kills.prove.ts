import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { generationId } from "../../src/indexing/generation-id.ts";
import type { BaseContent } from "../../src/knowledge/base-content.ts";
import { type E5Embeddings, loadE5 } from "../../src/models/e5-embeddings.ts";
import { readPublished } from "../../src/storage/open-published.ts";
import type { ChildReport } from "../helpers/child-task.ts";
import { edited, readContent } from "../helpers/content.ts";
import { createWorkshop, type Workshop } from "../helpers/index-workshop.ts";
import { countCached, expectAnswer, listGenerations } from "../helpers/killed-run.ts";
import { type ChildResult, runChild } from "../helpers/run-child.ts";
import { seededRandom } from "../helpers/seeded-random.ts";

const DATA = join(import.meta.dirname, "../../data");
const MODEL = join(DATA, "models/multilingual-e5-small");
const SEED = 20_261_124;
/** Passages that each run has to embed: four batches. */
const EDITED = 128;
const PAUSE_MS = 25;

/** When to kill: so many milliseconds after a report of a phase. */
interface Moment {
  readonly phase: "embed" | "write" | "check" | "publish";
  /** Counted from 1. */
  readonly event: number;
  readonly delayMs: number;
}

/** Kills of each phase, its reports, and how long after one of them at most. */
const PHASES = [
  { phase: "embed", kills: 8, events: 4, maxDelayMs: 1000 },
  { phase: "write", kills: 6, events: 7, maxDelayMs: 40 },
  { phase: "check", kills: 3, events: 4, maxDelayMs: 60 },
  { phase: "publish", kills: 3, events: 1, maxDelayMs: 45 },
] as const;

function planMoments(): readonly Moment[] {
  const random = seededRandom(SEED);
  return PHASES.flatMap(({ phase, kills, events, maxDelayMs }) =>
    Array.from({ length: kills }, () => ({
      phase,
      event: 1 + Math.floor(random() * events),
      delayMs: Math.floor(random() * maxDelayMs),
    })),
  );
}

async function killAfter(child: ChildProcess, delayMs: number): Promise<void> {
  await setTimeout(delayMs);
  child.kill("SIGKILL");
}

/** Indexes the edited base in a process of its own and kills that at a moment. */
async function killAt(moment: Moment, word: string, stateDir: string): Promise<ChildResult> {
  let events = 0;
  const kills: Promise<void>[] = [];
  const result = await runChild(
    {
      action: "index",
      stateDir,
      base: { kind: "real", dataDir: DATA },
      word,
      editedCount: EDITED,
      embedder: { kind: "e5", directory: MODEL },
      pauseMs: PAUSE_MS,
    },
    {
      onReport: (report, child) => {
        if (report.kind === "progress" && report.phase === moment.phase) {
          events += 1;
          if (events === moment.event) {
            kills.push(killAfter(child, moment.delayMs));
          }
        }
      },
    },
  );
  await Promise.all(kills);
  return result;
}

/** The proof is its output: README.md keeps it with its date. */
function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}

function describeLast(reports: readonly ChildReport[]): string {
  const last = reports.findLast((report) => report.kind === "progress");
  return last === undefined ? "-" : `${last.phase} ${String(last.done)}/${String(last.total)}`;
}

/** The two bases of which one must serve after a kill. */
interface Bases {
  readonly old: BaseContent;
  readonly next: BaseContent;
}

async function expectOneServes(
  { stateDir }: Workshop,
  embedder: E5Embeddings,
  { old, next }: Bases,
): Promise<"old" | "new"> {
  const isNew = readPublished(stateDir)?.generation === generationId(next, embedder.identity);
  const served = isNew ? next : old;
  const id = await expectAnswer(stateDir, embedder, served);
  expect(id).toBe(generationId(served, embedder.identity));
  return isNew ? "new" : "old";
}

describe("20 index runs of the real base, killed (-9)", () => {
  it("leave an index that answers, and the next run ends clean without embedding twice", async () => {
    const workshop = createWorkshop();
    const { stateDir } = workshop;
    const embedder = await loadE5({ directory: MODEL });
    const base = await readContent(DATA);
    tell(`first run: ${JSON.stringify(await workshop.run(base, { embedder }))}`);

    let old = base;
    for (const [number, moment] of planMoments().entries()) {
      const word = `killed-${String(number)}`;
      const next = edited(base, word, EDITED);
      const before = countCached(stateDir);
      // oxlint-disable-next-line no-await-in-loop -- one kill after the other
      const { signal, stderr, reports } = await killAt(moment, word, stateDir);
      const cached = countCached(stateDir) - before;
      // oxlint-disable-next-line no-await-in-loop -- as above
      const serving = await expectOneServes(workshop, embedder, { old, next });
      // oxlint-disable-next-line no-await-in-loop -- as above
      const outcome = await workshop.run(next, { embedder });
      const embedded = outcome.kind === "published" ? outcome.embedded : 0;
      tell(
        `kill ${String(number + 1)}: ${moment.phase} report ${String(moment.event)} + ${String(moment.delayMs)} ms, ` +
          `last heard ${describeLast(reports)}; ${serving} generation answers; next run ${outcome.kind}, ` +
          `embedded ${String(embedded)} of ${String(EDITED)}`,
      );

      expect({ signal, stderr }).toEqual({ signal: "SIGKILL", stderr: "" });
      expect(embedded).toBe(EDITED - cached);
      expect(countCached(stateDir) - before).toBe(EDITED);
      // oxlint-disable-next-line no-await-in-loop -- as above
      expect(await expectAnswer(stateDir, embedder, next)).toBe(outcome.generation);
      const generations = listGenerations(stateDir);
      expect(generations.filter((name) => !name.startsWith("g-"))).toEqual([]);
      expect(generations.length).toBeLessThanOrEqual(3);
      old = next;
    }
  });
});
