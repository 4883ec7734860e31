import { describe, expect, it } from "vitest";
import type { ReindexProgress, ReindexResult } from "../../src/assistant/admin-desk.ts";
import { BotError } from "../../src/errors.ts";
import { openDesk } from "../helpers/admin-desk.ts";
import { changeReportOf } from "../helpers/admin-parts.ts";

const ADMIN = { platform: "chat", user: "admin" };
const PROGRESS: ReindexProgress = {
  phase: "embed",
  done: 1,
  total: 2,
  rate: null,
  secondsLeft: null,
};
const ignore = (): void => undefined;

describe("reindex", () => {
  it("writes down who began and how it ended", async () => {
    const { desk } = openDesk(async () => Promise.resolve({ kind: "unchanged", generation: "g" }));

    const result = await desk.reindex(ADMIN, ignore);

    expect(result).toEqual({ kind: "unchanged", generation: "g" });
    const at = "2026-11-23T09:00:00.000Z";
    expect(desk.auditLog(9)).toEqual([
      { by: ADMIN, action: "reindex", outcome: "unchanged", at },
      { by: ADMIN, action: "reindex", outcome: "started", at },
    ]);
  });

  it("runs one at a time, and again afterwards", async () => {
    let end: (result: ReindexResult) => void = ignore;
    const { desk, outcomes } = openDesk(
      async () =>
        new Promise((resolve) => {
          end = resolve;
        }),
    );

    const first = desk.reindex(ADMIN, ignore);
    expect(desk.isReindexing).toBe(true);
    expect(await desk.reindex(ADMIN, ignore)).toEqual({ kind: "busy" });
    end({ kind: "cancelled" });
    expect(await first).toEqual({ kind: "cancelled" });
    expect(desk.isReindexing).toBe(false);
    const again = desk.reindex(ADMIN, ignore);
    end({ kind: "faulty", faults: ["providers/a.yaml:1"] });

    expect(await again).toMatchObject({ kind: "faulty" });
    expect(outcomes()).toEqual(["faulty", "started", "cancelled", "busy", "started"]);
  });

  it.each([
    { error: new BotError("INDEX_BUSY", "another"), kind: "busy", lines: 0 },
    { error: new BotError("INDEX_CANCELLED", "stopped"), kind: "cancelled", lines: 0 },
    { error: new TypeError("broken"), kind: "failed", lines: 1 },
  ])("turns $error.name $error.message into $kind", async ({ error, kind, lines }) => {
    const { desk, log, outcomes } = openDesk(async () => Promise.reject(error));

    expect(await desk.reindex(ADMIN, ignore)).toEqual({ kind });
    expect(outcomes()).toEqual([kind, "started"]);
    expect(log).toHaveLength(lines);
  });

  it("does not begin what cannot be written down", async () => {
    let runs = 0;
    const { desk, audit } = openDesk(async () => {
      runs += 1;
      return Promise.resolve({ kind: "cancelled" });
    });
    audit.append = (): void => {
      throw new BotError("STORAGE_FAILED", "full");
    };

    await expect(desk.reindex(ADMIN, ignore)).rejects.toMatchObject({ code: "STORAGE_FAILED" });
    expect([runs, desk.isReindexing]).toEqual([0, false]);
  });

  it("gives the result when only its end cannot be written down", async () => {
    const { desk, audit, log } = openDesk(async () => {
      audit.append = (): void => {
        throw new BotError("STORAGE_FAILED", "full");
      };
      return Promise.resolve({ kind: "unchanged", generation: "g" });
    });

    expect(await desk.reindex(ADMIN, ignore)).toEqual({ kind: "unchanged", generation: "g" });
    expect(log).toHaveLength(1);
  });

  it("tells progress at most once a second, and survives who listens", async () => {
    const told: number[] = [];
    const { desk, time, log } = openDesk(async (onProgress) => {
      for (let done = 0; done < 5; done += 1) {
        onProgress({ ...PROGRESS, done });
        time.advance(400);
      }
      return Promise.resolve({ kind: "cancelled" });
    });

    await desk.reindex(ADMIN, ({ done }) => {
      told.push(done);
      throw new Error("the message is gone");
    });

    expect(told).toEqual([0, 3]);
    expect(log).toHaveLength(2);
  });
});

describe("dry runs and runs by schedule", () => {
  it("asks for what they are, and only the admin's is in the log when nothing changed", async () => {
    const requests: unknown[] = [];
    const { desk, outcomes } = openDesk(async (_, { mode, fetch, isAutomatic }) => {
      requests.push({ mode, fetch, isAutomatic });
      return Promise.resolve(
        mode === "propose"
          ? { kind: "proposed", report: changeReportOf() }
          : { kind: "unchanged", generation: "g" },
      );
    });

    await desk.dryRun(ADMIN, ignore);
    await desk.reindexBySchedule(["due"]);

    expect(requests).toEqual([
      { mode: "propose", fetch: true, isAutomatic: false },
      { mode: "publish", fetch: ["due"], isAutomatic: true },
    ]);
    expect(outcomes()).toEqual(["proposed", "started"]);
  });

  it("writes down what a run by schedule came to", async () => {
    const { desk } = openDesk(async () => Promise.resolve({ kind: "faulty", faults: [] }));

    await desk.reindexBySchedule(["due"]);

    expect(desk.auditLog(9)).toMatchObject([
      { by: { platform: "schedule", user: "schedule" }, action: "reindex", outcome: "faulty" },
    ]);
  });

  it("does not run by schedule beside another run", async () => {
    let end: (result: ReindexResult) => void = ignore;
    const { desk } = openDesk(
      async () =>
        new Promise((resolve) => {
          end = resolve;
        }),
    );
    const first = desk.dryRun(ADMIN, ignore);

    expect(await desk.reindexBySchedule(["due"])).toEqual({ kind: "busy" });
    end({ kind: "cancelled" });
    await first;
  });
});

describe("cancel", () => {
  it("tells the run to stop, and says when there is none", async () => {
    const { desk, outcomes } = openDesk(
      async (_, { signal }) =>
        new Promise((resolve) => {
          signal.addEventListener("abort", () => resolve({ kind: "cancelled" }));
        }),
    );

    expect(desk.cancel(ADMIN)).toBe("nothing-running");
    const run = desk.reindex(ADMIN, ignore);
    expect(desk.cancel(ADMIN)).toBe("cancelling");

    expect(await run).toEqual({ kind: "cancelled" });
    expect(outcomes()).toEqual(["cancelled", "cancelling", "started", "nothing-running"]);
  });
});
