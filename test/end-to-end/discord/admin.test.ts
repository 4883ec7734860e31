import { describe, expect, it } from "vitest";
import { ADMIN_ACTIONS } from "../../../src/assistant/admin-desk.ts";
import { openAdminScene } from "../../helpers/discord/admin-scene.ts";

const PROGRESS = { phase: "embed", done: 10, total: 40, rate: 5, secondsLeft: 6 } as const;

describe("/admin", () => {
  it("re-indexes with progress, then says how it ended, for the admin alone", async () => {
    const scene = await openAdminScene({
      parts: {
        reindex: async (onProgress) => {
          onProgress(PROGRESS);
          return Promise.resolve({
            kind: "published",
            generation: "g-new",
            added: 3,
            changed: 2,
            removed: 1,
            seconds: 12,
          });
        },
      },
    });

    const interaction = scene.people.command(scene.asker, "admin", { sub: "reindex" });
    const told = await scene.answered(interaction, "g-new");

    expect(told.seenBy).toBe(scene.asker.id);
    expect(scene.bot.service.admin.auditLog(5)).toMatchObject([
      { by: { user: scene.asker.id }, action: "reindex", outcome: "published" },
      { by: { user: scene.asker.id }, action: "reindex", outcome: "started" },
    ]);
  });

  it("shows state and audit log to who has an admin's role", async () => {
    const scene = await openAdminScene();
    const steward = scene.discord.world.addPerson("eve", {
      roles: [scene.discord.world.adminRole],
      locale: "en-GB",
    });

    const told = await scene.answered(
      scene.people.command(steward, "admin", { sub: "status" }),
      "20 November 2026",
    );

    expect(told.seenBy).toBe(steward.id);
    expect(scene.bot.service.admin.auditLog(5)).toMatchObject([
      { by: { user: steward.id }, action: "status", outcome: "shown" },
    ]);
  });

  it.each(ADMIN_ACTIONS.map((sub) => ({ sub })))(
    "refuses $sub to everybody else, and writes that down",
    async ({ sub }) => {
      let runs = 0;
      const scene = await openAdminScene({
        parts: {
          reindex: async () => {
            runs += 1;
            return Promise.resolve({ kind: "cancelled" });
          },
        },
      });
      const stranger = scene.discord.world.addPerson("eve", { locale: "en-GB" });

      await scene.answered(
        scene.people.command(stranger, "admin", { sub }),
        "This command is for the admins of this bot",
      );

      expect(runs).toBe(0);
      expect(scene.bot.service.admin.auditLog(5)).toMatchObject([
        { by: { user: stranger.id }, action: sub, outcome: "refused" },
      ]);
    },
  );

  it("sends the result directly when the run outlives the interaction", async () => {
    const end: { run: () => void } = { run: () => {} };
    const scene = await openAdminScene({
      parts: {
        reindex: async () => {
          await new Promise<void>((resolve) => {
            end.run = resolve;
          });
          return { kind: "unchanged", generation: "g-same" };
        },
      },
    });
    const interaction = scene.people.command(scene.asker, "admin", { sub: "reindex" });
    await scene.answered(interaction, "index");

    interaction.isExpired = true;
    end.run();

    const told = await scene.shown(scene.discord.world.directChannel(scene.asker).id, "g-same");
    expect(told.seenBy).toBeNull();
  });
});
