import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { percentile } from "../../src/evaluation/percentile.ts";
import { openLoadDesk } from "../bench/load-desk.ts";
import { closedLoop, type LoopParts, openLoop } from "../bench/loops.ts";
import { openRealAssistant } from "../helpers/real-assistant.ts";
import { REAL_QUESTIONS } from "../helpers/real-questions.ts";
import { seededRandom } from "../helpers/seeded-random.ts";

/** How long the load goes on is told from outside: `LOAD_MINUTES=1 npm run prove -- load`. */
// oxlint-disable-next-line node/no-process-env -- see above
const MINUTES = Number(process.env["LOAD_MINUTES"] ?? 30);
const MS = MINUTES * 60_000;
const SATURATING_MS = 10_000;
const IN_FLIGHT = 8;
const SAMPLE_EVERY_MS = 1_000;
/** What caches and the allocator may still take after a quarter of the time. */
const FLAT_BYTES = 32 * 2 ** 20;
const UNLIMITED = { user: null, channel: null, workspace: null };

function mebibytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(0);
}

function median(values: readonly number[]): number {
  return percentile(values, 0.5) ?? 0;
}

it(`answers ${String(MINUTES)} minutes at half of saturation: no question lost, memory flat`, {
  timeout: MS + 10 * 60_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), "souverain-load-"));
  const real = await openRealAssistant();
  const desk = openLoadDesk({
    stateDir: folder,
    ask: async ({ text }) => real.ask(text),
    limits: UNLIMITED,
  });
  // Numbers go on from loop to loop: each is an event of its own.
  let asked = 0;
  const parts: LoopParts = {
    ask: async () => {
      asked += 1;
      return desk.ask(asked, REAL_QUESTIONS[asked % REAL_QUESTIONS.length] ?? "");
    },
    clock: () => performance.now(),
    wait: async (ms) => sleep(ms),
  };
  const resident: number[] = [];
  try {
    const saturated = await closedLoop(parts, { inFlight: IN_FLIGHT, ms: SATURATING_MS });
    const sampling = setInterval(() => {
      resident.push(process.memoryUsage.rss());
    }, SAMPLE_EVERY_MS);
    const perSecond = saturated.perSecond / 2;
    const figures = await openLoop(parts, { perSecond, ms: MS, random: seededRandom(1) });
    clearInterval(sampling);

    const quarter = Math.floor(resident.length / 4);
    const early = median(resident.slice(quarter, 2 * quarter));
    const late = median(resident.slice(-quarter));
    process.stdout.write(
      `${String(figures.answered)} answers at ${perSecond.toFixed(1)} a second of ${saturated.perSecond.toFixed(1)}: ` +
        `p50 ${figures.p50.toFixed(0)} ms, p95 ${figures.p95.toFixed(0)} ms, p99 ${figures.p99.toFixed(0)} ms; resident ` +
        `${mebibytes(early)} MiB in the second quarter, ${mebibytes(late)} MiB in the last, ${mebibytes(Math.max(...resident))} MiB at most\n`,
    );
    expect(figures.answered).toBe(figures.asked);
    expect(desk.lost).toBe(0);
    expect(late - early).toBeLessThan(FLAT_BYTES);
  } finally {
    await desk.close();
    real.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
