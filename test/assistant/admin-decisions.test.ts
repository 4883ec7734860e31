import { describe, expect, it } from "vitest";
import type { ReindexResult } from "../../src/assistant/admin-desk.ts";
import type { AuditedAdminDesk } from "../../src/assistant/audited-admin-desk.ts";
import { BotError } from "../../src/errors.ts";
import { openDesk } from "../helpers/admin-desk.ts";
import { changeReportOf, reviewOf } from "../helpers/admin-parts.ts";

const ADMIN = { platform: "chat", user: "admin" };
const never = async (): Promise<ReindexResult> => Promise.reject(new Error("no run was asked for"));

describe("decisions", () => {
  const published = { kind: "published", generation: "g-2", previous: "g-1" } as const;

  it.each([
    {
      name: "approve",
      call: async (desk: AuditedAdminDesk) => desk.approve(ADMIN, "g-2"),
      outcome: "published",
      logged: "approve g-2",
      reloads: 1,
    },
    {
      name: "approve the newest",
      call: async (desk: AuditedAdminDesk) => desk.approve(ADMIN, null),
      outcome: "published",
      logged: "approve",
      reloads: 1,
    },
    {
      name: "reject",
      call: async (desk: AuditedAdminDesk) => desk.reject(ADMIN, "g-2"),
      outcome: "rejected",
      logged: "reject g-2",
      reloads: 0,
    },
    {
      name: "rollback",
      call: async (desk: AuditedAdminDesk) => desk.rollback(ADMIN, null),
      outcome: "published",
      logged: "rollback",
      reloads: 1,
    },
    {
      name: "quarantine",
      call: async (desk: AuditedAdminDesk) => desk.quarantine(ADMIN, "anssi"),
      outcome: "quarantined",
      logged: "quarantine anssi",
      reloads: 1,
    },
    {
      name: "release",
      call: async (desk: AuditedAdminDesk) => desk.release(ADMIN, "an\u202essi\u001b[31m"),
      outcome: "already",
      logged: "release anssi",
      reloads: 0,
    },
  ])("$name: carried out, written down, and answered from", async (row) => {
    let reloads = 0;
    const { desk } = openDesk(never, {
      review: reviewOf({
        approve: () => published,
        rollback: () => published,
        reject: () => ({ kind: "rejected", proposal: "g-2" }),
        quarantine: (target) => ({ kind: "quarantined", target, items: [] }),
        release: () => ({ kind: "already" }),
      }),
      reload: async () => {
        reloads += 1;
        return Promise.resolve();
      },
    });

    expect(await row.call(desk)).toMatchObject({ kind: row.outcome });
    expect(desk.auditLog(9)).toMatchObject([
      { by: ADMIN, action: row.logged, outcome: row.outcome },
    ]);
    expect(reloads).toBe(row.reloads);
  });

  it("keeps no more of what was typed than the log should hold", async () => {
    const { desk } = openDesk(never);

    await desk.quarantine(ADMIN, "x".repeat(5000));

    expect(desk.auditLog(1)[0]?.action.length).toBeLessThan(230);
  });

  it("says that it failed, with the error in the log, when state cannot be written", async () => {
    const { desk, log, outcomes } = openDesk(never, {
      review: reviewOf({
        approve: () => {
          throw new BotError("STORAGE_FAILED", "full");
        },
      }),
    });

    expect(await desk.approve(ADMIN, null)).toEqual({ kind: "failed" });
    expect(outcomes()).toEqual(["failed"]);
    expect(log).toHaveLength(1);
  });

  it("says that it failed when what it left cannot be opened", async () => {
    const { desk, log, outcomes } = openDesk(never, {
      review: reviewOf({ rollback: () => published }),
      reload: async () => Promise.reject(new BotError("GENERATION_INVALID", "damaged")),
    });

    expect(await desk.rollback(ADMIN, null)).toEqual({ kind: "failed" });
    expect(outcomes()).toEqual(["published"]);
    expect(log.join("")).toContain("restart the bot");
  });
});

it("shows what waits for admins, and how sources stand", async () => {
  const proposal = { id: "g-2", madeAt: "2026-11-23T08:00:00.000Z", report: changeReportOf() };
  const entry = { target: "anssi", kind: "source", since: "2026-11-23T08:00:00.000Z" } as const;
  const { desk, outcomes } = openDesk(never, {
    review: reviewOf({
      proposals: () => [proposal],
      quarantined: () => [entry],
      pinned: () => "g-1",
    }),
  });

  expect(await desk.overview()).toEqual({
    sources: [],
    citations: null,
    proposals: [proposal],
    generations: [],
    quarantined: [entry],
    held: [],
    pinned: "g-1",
  });
  expect(outcomes()).toEqual([]);
});
