import { describe, expect, it } from "vitest";
import type { ReindexResult } from "../../src/assistant/admin-desk.ts";
import {
  dueSources,
  keepSchedule,
  type ScheduledSource,
  type ScheduleParts,
} from "../../src/assistant/schedule.ts";
import { createLogger } from "../../src/logger.ts";
import { changeReportOf } from "../helpers/admin-parts.ts";

const START = Date.parse("2026-11-23T09:00:00Z");
const HOUR = 3_600_000;
const at = (hours: number): string => new Date(START + hours * HOUR).toISOString();
const source = (
  id: string,
  schedule: number | "manual",
  lastTried: string | null,
): ScheduledSource => ({ entry: { id, schedule }, lastTried });

describe("what is due", () => {
  it.each([
    { name: "never read", schedule: 24, lastTried: null, attempt: null, isDue: true },
    { name: "read long ago", schedule: 24, lastTried: at(-24), attempt: null, isDue: true },
    { name: "read a while ago", schedule: 24, lastTried: at(-23), attempt: null, isDue: false },
    { name: "tried here since", schedule: 6, lastTried: at(-30), attempt: -1, isDue: false },
    { name: "tried here long ago", schedule: 6, lastTried: null, attempt: -6, isDue: true },
    { name: "by hand alone", schedule: "manual", lastTried: null, attempt: null, isDue: false },
  ] as const)("a source that was $name: $isDue", ({ schedule, lastTried, attempt, isDue }) => {
    const attempts = new Map(attempt === null ? [] : [["a", START + attempt * HOUR]]);
    const due = dueSources([source("a", schedule, lastTried)], { attempts, now: new Date(START) });

    expect(due).toEqual(isDue ? ["a"] : []);
  });
});

interface Kept {
  /** Sources that a run was begun for, with the hour since the start. */
  readonly runs: readonly string[];
  readonly log: readonly string[];
}

/** Keeps a schedule for so many hours on a clock of its own. */
async function keep(
  hours: number,
  parts: Partial<ScheduleParts> & { readonly result?: ReindexResult },
): Promise<Kept> {
  const { result = { kind: "unchanged", generation: "g" }, ...others } = parts;
  const controller = new AbortController();
  const runs: string[] = [];
  const log: string[] = [];
  let now = START;
  await keepSchedule(
    {
      sources: async () => Promise.resolve([source("a", 6, null), source("b", "manual", null)]),
      run: async (due) => {
        runs.push(`${due.join("+")} ${String((now - START) / HOUR)}`);
        return Promise.resolve(result);
      },
      isPinned: () => false,
      now: () => new Date(now),
      delay: async (ms) => {
        now += ms;
        if (now > START + hours * HOUR) {
          controller.abort();
        }
        return Promise.resolve();
      },
      logger: createLogger("info", { write: (line) => log.push(line) }),
      ...others,
    },
    controller.signal,
  );
  return { runs, log };
}

describe("a schedule", () => {
  it("reads a source at once and then as often as its entry says, and no other", async () => {
    const { runs } = await keep(13, {});

    expect(runs).toEqual(["a 0", "a 6", "a 12"]);
  });

  it("leaves a pinned index alone, and goes on when the pin ends", async () => {
    let looks = 0;
    const { runs } = await keep(2, { isPinned: () => (looks += 1) <= 6 });

    expect(runs).toEqual(["a 1"]);
  });

  it.each([
    { name: "another run is under way", result: { kind: "busy" }, runs: 7 },
    { name: "it was cancelled", result: { kind: "cancelled" }, runs: 7 },
    { name: "it failed", result: { kind: "failed" }, runs: 1 },
    { name: "the base has faults", result: { kind: "faulty", faults: ["x"] }, runs: 1 },
    { name: "golden questions fail", result: { kind: "refused", reason: "q1" }, runs: 1 },
  ] as const)("tries again when it is time, when $name", async ({ result, runs }) => {
    const kept = await keep(1, { result });

    expect(kept.runs).toHaveLength(runs);
    const isError = !["busy", "cancelled"].includes(result.kind);
    expect(kept.log.some((line) => line.includes('"level":50'))).toBe(isError);
  });

  it("says what is held back for admins", async () => {
    const changes = changeReportOf().changes.map((change) => ({
      ...change,
      kind: "held" as const,
      reason: "shrank" as const,
    }));
    const report = changeReportOf({ changes });
    const { log } = await keep(0, { result: { kind: "unchanged", generation: "g", report } });

    expect(log).toHaveLength(1);
    expect(JSON.parse(log[0] ?? "")).toMatchObject({ level: 40, held: 1, sources: ["a"] });
  });

  it("survives sources that cannot be read", async () => {
    let looks = 0;
    const { runs, log } = await keep(1, {
      sources: async () => {
        looks += 1;
        return looks === 1
          ? Promise.reject(new Error("no such folder"))
          : Promise.resolve([source("a", 6, null)]);
      },
    });

    expect(runs).toHaveLength(1);
    expect(log[0]).toContain("could not look");
  });
});
