import { describe, expect, it } from "vitest";
import type { ChatServiceParts } from "../../../src/assistant/create-chat-service.ts";
import type { Review } from "../../../src/indexing/review.ts";
import { changeReportOf, reviewOf } from "../../helpers/admin-parts.ts";
import { openAdminScene } from "../../helpers/discord/admin-scene.ts";
import type { Message } from "../../helpers/discord/entities.ts";
import { readMarkup } from "../../helpers/discord/read-markup.ts";
import type { Scene } from "../../helpers/discord/scene.ts";
import { customId, customIds, shownText } from "../../helpers/discord/shown-text.ts";

const PROPOSAL = "g-abcdef012345";

/** A bot whose dry run proposes this, and whose decisions end so. */
async function openReview(
  review: Partial<Review> = {},
  parts: Partial<ChatServiceParts> = {},
): Promise<Scene> {
  return openAdminScene({
    parts: {
      review: reviewOf(review),
      reindex: async () => Promise.resolve({ kind: "proposed", report: changeReportOf() }),
      ...parts,
    },
  });
}

async function dryRun(scene: Scene): Promise<Message> {
  const used = scene.people.command(scene.asker, "admin", { sub: "dry-run" });
  const report = await scene.answered(used, "Nimbus");
  expect(report.seenBy).toBe(scene.asker.id);
  return report;
}

const log = ({ bot }: Scene): readonly string[] =>
  bot.service.admin.auditLog(10).map(({ action, outcome }) => `${action}: ${outcome}`);

describe("a dry run on Discord", () => {
  it("shows what would change, with buttons that decide and what to type", async () => {
    const scene = await openReview();

    const report = await dryRun(scene);

    expect(customIds(report)).toEqual([`decide:approve:${PROPOSAL}`, `decide:reject:${PROPOSAL}`]);
    expect(shownText(report)).toContain(`/admin approuver ${PROPOSAL}`);
    expect(log(scene)).toEqual(["dry-run: proposed", "dry-run: started"]);
  });

  it("offers no approval when golden questions fail, and no button when nothing would change", async () => {
    const answer = { kind: "answered", text: "Oui." };
    const failing = {
      set: "golden",
      id: "g1",
      question: "Nimbus ?",
      before: answer,
      after: answer,
      passes: false,
    };
    const reports = [
      changeReportOf({ answers: [failing] }),
      changeReportOf({ proposal: null, changes: [] }),
    ];
    const scene = await openReview(
      {},
      {
        reindex: async () =>
          Promise.resolve({ kind: "proposed", report: reports.shift() ?? changeReportOf() }),
      },
    );

    const first = await dryRun(scene);
    const used = scene.people.command(scene.asker, "admin", { sub: "dry-run" });
    const second = await scene.answered(used, "Rien ne changerait");

    expect(customIds(first)).toEqual([`decide:reject:${PROPOSAL}`]);
    expect(customIds(second)).toEqual([]);
  });

  it("shows a report that fills more than one message whole, with the buttons below the last", async () => {
    const changes = (["removed", "changed", "added"] as const).flatMap((kind) =>
      Array.from({ length: 20 }, (_, index) => ({
        kind,
        item: `page:anssi.${kind}-${String(index)}` as const,
        title: `Titre **${kind}** ${"très ".repeat(20)}${String(index)}`,
        source: "anssi",
        passages: { added: 1, removed: 1 },
        reason: null,
      })),
    );
    const scene = await openReview(
      {},
      {
        reindex: async () =>
          Promise.resolve({ kind: "proposed", report: changeReportOf({ changes }) }),
      },
    );

    const used = scene.people.command(scene.asker, "admin", { sub: "dry-run" });
    await scene.discord.until("the buttons are there", () =>
      scene.discord.world.messages.some((each) => customId(each, "decide:approve") !== ""),
    );

    const parts = scene.discord.world.messages.filter(({ author }) => author.isBot);
    expect(parts.length).toBeGreaterThan(1);
    expect(used.original).toBe(parts[0]);
    expect(parts.every(({ seenBy }) => seenBy === scene.asker.id)).toBe(true);
    expect(parts.filter((part) => customIds(part).length > 0)).toEqual([parts.at(-1)]);
    const said = parts.map(shownText).join("\n");
    expect(said).toMatch(/removed-0[\s\S]*changed-0[\s\S]*added-0/u);
    // What pages call themselves stays a name.
    expect(readMarkup(said).links).toEqual([]);
  });

  it("can be stopped while it runs, by its button", async () => {
    const scene = await openReview(
      {},
      {
        reindex: async (onProgress, { signal }) => {
          onProgress({ phase: "embed", done: 10, total: 40, rate: 5, secondsLeft: 6 });
          await new Promise((resolve) => {
            signal.addEventListener("abort", resolve);
          });
          return { kind: "cancelled" };
        },
      },
    );
    const used = scene.people.command(scene.asker, "admin", { sub: "dry-run" });
    const progress = await scene.answered(used, "25");

    const stopped = scene.people.press(scene.asker, progress, customId(progress, "cancel-run"));
    await scene.answered(stopped, "arrêt");
    await scene.discord.until("the run has ended", () => customIds(progress).length === 0);

    expect(log(scene)).toEqual(["dry-run: cancelled", "cancel: cancelling", "dry-run: started"]);
  });
});

describe("deciding by a button", () => {
  it.each([
    {
      decision: "approve",
      outcome: { kind: "published", generation: PROPOSAL, previous: "g-0123456789ab" },
      says: "/admin revenir g-0123456789ab",
    },
    {
      decision: "reject",
      outcome: { kind: "rejected", proposal: PROPOSAL },
      says: PROPOSAL,
    },
  ] as const)(
    "$decision asks once more, then does it and says so",
    async ({ decision, outcome, says }) => {
      const decided: (string | null)[] = [];
      let reloads = 0;
      const decide = (id: string | null): typeof outcome => {
        decided.push(id);
        return outcome;
      };
      const scene = await openReview(
        { [decision]: decide },
        {
          reload: async () => {
            reloads += 1;
            return Promise.resolve();
          },
        },
      );
      const report = await dryRun(scene);

      const pressed = scene.people.press(scene.asker, report, `decide:${decision}:${PROPOSAL}`);
      const question = await scene.answered(pressed, /./u);
      expect(decided).toEqual([]);
      const confirmed = scene.people.press(scene.asker, question, customId(question, "confirm:"));
      const told = await scene.answered(confirmed, says);

      expect(told.seenBy).toBe(scene.asker.id);
      expect(decided).toEqual([PROPOSAL]);
      expect(reloads).toBe(decision === "approve" ? 1 : 0);
      expect(log(scene)[0]).toBe(`${decision} ${PROPOSAL}: ${outcome.kind}`);
    },
  );

  it.each([`decide:approve:${PROPOSAL}`, `confirm:reject:${PROPOSAL}`, "cancel-run"])(
    "is refused to whoever is no admin any more: %s",
    async (id) => {
      const decided: (string | null)[] = [];
      const scene = await openReview({
        reject: (target) => {
          decided.push(target);
          return { kind: "nothing-open" };
        },
      });
      const report = await dryRun(scene);
      const stranger = scene.discord.world.addPerson("eve", { locale: "en-GB" });

      const pressed = scene.people.press(stranger, report, id);
      await scene.answered(pressed, "This command is for the admins of this bot");

      expect(decided).toEqual([]);
      expect(log(scene)[0]).toMatch(/^(?:approve|reject|cancel): refused$/u);
    },
  );

  it.each(["decide:approve:../../etc", "confirm:publish:g-abcdef012345", "cancel-run:1"])(
    "takes no id of another make: %s",
    async (id) => {
      const scene = await openReview();
      const report = await dryRun(scene);

      await scene.answered(scene.people.press(scene.asker, report, id), "plus conservée");

      expect(log(scene)).toHaveLength(2);
    },
  );
});

describe("deciding by a command", () => {
  it.each([
    {
      sub: "approve",
      target: undefined,
      says: "Aucun changement",
      logged: "approve: nothing-open",
    },
    {
      sub: "reject",
      target: " g-1 ",
      says: "Aucun changement",
      logged: "reject g-1: nothing-open",
    },
    { sub: "rollback", target: undefined, says: "antérieur", logged: "rollback: nothing-open" },
    { sub: "quarantine", target: "**x**", says: "Rien", logged: "quarantine **x**: unknown" },
    { sub: "release", target: "anssi", says: "Rien", logged: "release anssi: unknown" },
    { sub: "cancel", target: undefined, says: "Ctrl-C", logged: "cancel: nothing-running" },
  ])("/admin $sub carries it out, says how it ended and writes it down", async (row) => {
    const scene = await openReview();

    const used = scene.people.command(scene.asker, "admin", {
      sub: row.sub,
      options: row.target === undefined ? {} : { target: row.target },
    });
    const told = await scene.answered(used, row.says);

    expect(told.seenBy).toBe(scene.asker.id);
    expect(log(scene)).toEqual([row.logged]);
  });

  it("asks what is meant when nothing but spaces is named", async () => {
    const scene = await openReview();

    const used = scene.people.command(scene.asker, "admin", {
      sub: "quarantine",
      options: { target: "  " },
    });
    await scene.answered(used, "une source, un élément");

    expect(log(scene)).toEqual([]);
  });

  it("says so when a decision fails, and shows no reason to anybody", async () => {
    const scene = await openReview({
      approve: () => {
        throw new Error("disk /var/secret");
      },
    });

    const used = scene.people.command(scene.asker, "admin", { sub: "approve" });
    const told = await scene.answered(used, "journal");

    expect(shownText(told)).not.toContain("secret");
    expect(log(scene)).toEqual(["approve: failed"]);
  });
});
