import { describe, expect, it } from "vitest";
import type { ReindexProgress, ReindexResult } from "../../src/assistant/admin-desk.ts";
import { AuditedAdminDesk } from "../../src/assistant/audited-admin-desk.ts";
import { BotError } from "../../src/errors.ts";
import { createLogger } from "../../src/logger.ts";
import { openAssistantStore } from "../../src/storage/sqlite/assistant/assistant-store.ts";
import { openState } from "../../src/storage/sqlite/state-db.ts";
import { FakeTime } from "../helpers/fake-time.ts";
import { temporaryFolder } from "../helpers/index-workshop.ts";

const ADMIN = { platform: "chat", user: "admin" };
const PROGRESS: ReindexProgress = {
  phase: "embed",
  done: 1,
  total: 2,
  rate: null,
  secondsLeft: null,
};
const ignore = (): void => undefined;

function open(reindex: ConstructorParameters<typeof AuditedAdminDesk>[0]["reindex"]): {
  readonly desk: AuditedAdminDesk;
  readonly time: FakeTime;
  readonly log: string[];
  readonly outcomes: () => readonly string[];
  readonly audit: ReturnType<typeof openAssistantStore>["audit"];
} {
  const time = new FakeTime();
  const log: string[] = [];
  const { audit } = openAssistantStore(openState(temporaryFolder()));
  const logger = createLogger("info", { write: (line) => log.push(line) });
  const desk = new AuditedAdminDesk({ audit, reindex, now: time.now, logger });
  const outcomes = (): readonly string[] => audit.newest(9).map(({ outcome }) => outcome);
  return { desk, time, log, outcomes, audit };
}

describe("reindex", () => {
  it("writes down who began and how it ended", async () => {
    const { desk } = open(async () => Promise.resolve({ kind: "unchanged", generation: "g" }));

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
    const { desk, outcomes } = open(
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
    const { desk, log, outcomes } = open(async () => Promise.reject(error));

    expect(await desk.reindex(ADMIN, ignore)).toEqual({ kind });
    expect(outcomes()).toEqual([kind, "started"]);
    expect(log).toHaveLength(lines);
  });

  it("does not begin what cannot be written down", async () => {
    let runs = 0;
    const { desk, audit } = open(async () => {
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
    const { desk, audit, log } = open(async () => {
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
    const { desk, time, log } = open(async (onProgress) => {
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
