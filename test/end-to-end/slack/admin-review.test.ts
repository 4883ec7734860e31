import { describe, expect, it } from "vitest";
import type { ChangeReport } from "../../../src/indexing/change-report.ts";
import type { Review } from "../../../src/indexing/review.ts";
import { changeReportOf, reviewOf } from "../../helpers/admin-parts.ts";
import { visibleText } from "../../helpers/slack/payloads.ts";
import type { SlackBot, SlackBotOptions } from "../../helpers/slack/slack-bot.ts";
import { useSlackBot } from "../../helpers/slack/use-slack-bot.ts";
import type { PrivateMessage } from "../../helpers/slack/world.ts";

const start = useSlackBot();
const ADMIN = { user: "U0ADMIN00" };
const PROPOSAL = "g-abcdef012345";

const OPTIONS: SlackBotOptions = {
  environment: { ADMINS: "slack:U0ADMIN00,slack:group:S0CREW000" },
  settings: {
    permissions: {
      workspaces: [],
      guests: "refuse",
      admins: { users: ["slack:U0ADMIN00"], groups: ["slack:S0CREW000"] },
    },
  },
};

async function shown({ slack }: SlackBot, text: string): Promise<PrivateMessage> {
  return slack.world.until(() =>
    slack.world.privateMessages.find(({ blocks }) => visibleText(blocks).includes(text)),
  );
}

/** A bot whose dry runs propose one change, and whose decisions are these. */
async function startReviewed(
  review: Partial<Review> = {},
  report: ChangeReport = changeReportOf(),
): Promise<SlackBot> {
  return start({
    ...OPTIONS,
    parts: {
      reindex: async () => Promise.resolve({ kind: "proposed", report }),
      review: reviewOf({
        proposals: () => [{ id: PROPOSAL, madeAt: report.madeAt, report }],
        approve: () => ({ kind: "published", generation: PROPOSAL, previous: "g-0123456789ab" }),
        reject: () => ({ kind: "rejected", proposal: PROPOSAL }),
        ...review,
      }),
    },
  });
}

describe("a dry run by command", () => {
  it("shows what would change with buttons, and a press publishes it after another look at rights", async () => {
    const approved: unknown[] = [];
    const bot = await startReviewed({
      approve: (id) => {
        approved.push(id);
        return { kind: "published", generation: PROPOSAL, previous: null };
      },
    });
    await bot.slack.people.slash("admin dry-run", ADMIN);
    const report = await shown(bot, "What would change");
    expect(visibleText(report.blocks)).toContain("/souverain admin approve g-abcdef012345");

    // Somebody else cannot see it; whoever forges the press is refused.
    await bot.slack.people.click(report, "souverain:approve", { user: "U0ALICE00" });
    await shown(bot, "for the admins");
    expect(approved).toEqual([]);

    await bot.slack.people.click(report, "souverain:approve", ADMIN);
    await shown(bot, "is published and answers from now on");
    expect(approved).toEqual([PROPOSAL]);
    expect(
      bot.service.admin.auditLog(5).map(({ by, action, outcome }) => [by.user, action, outcome]),
    ).toEqual([
      ["U0ADMIN00", "approve g-abcdef012345", "published"],
      ["U0ALICE00", "approve", "refused"],
      ["U0ADMIN00", "dry-run", "proposed"],
      ["U0ADMIN00", "dry-run", "started"],
    ]);
    expect(bot.slack.world.posts()).toEqual([]);
  });

  it("offers no approval when golden questions fail", async () => {
    const answer = { kind: "answered", text: "x" };
    const golden = { set: "golden", id: "g1", question: "Who?", before: answer, after: answer };
    const bot = await startReviewed(
      {},
      changeReportOf({ answers: [{ ...golden, passes: false }] }),
    );
    await bot.slack.people.slash("admin dry-run", ADMIN);
    const report = await shown(bot, "It cannot be published");

    await expect(bot.slack.people.click(report, "souverain:approve", ADMIN)).rejects.toThrow(
      "No element",
    );
    await bot.slack.people.click(report, "souverain:reject", ADMIN);
    expect(await shown(bot, "Thrown away: g-abcdef012345")).toMatchObject({ user: ADMIN.user });
  });

  it("answers a press that comes too late with what to do", async () => {
    const bot = await startReviewed({
      approve: () => ({ kind: "outdated", published: "g-fedcba987654" }),
    });
    await bot.slack.people.slash("admin dry-run", ADMIN);
    await bot.slack.people.click(await shown(bot, "What would change"), "souverain:approve", ADMIN);

    const advice = await shown(bot, "Make it anew: /souverain admin dry-run");
    expect(advice.user).toBe(ADMIN.user);
  });
});

describe("decisions by command", () => {
  it.each([
    { typed: "approve", told: "is published and answers", logged: "approve" },
    { typed: "approve g-abcdef012345", told: "is published", logged: "approve g-abcdef012345" },
    { typed: "reject", told: "Thrown away", logged: "reject" },
    { typed: "rollback g-0123456789ab", told: "is back", logged: "rollback g-0123456789ab" },
    { typed: "quarantine anssi", told: "anssi is in quarantine", logged: "quarantine anssi" },
    { typed: "release anssi", told: "out of quarantine", logged: "release anssi" },
    { typed: "cancel", told: "No run of this bot is under way", logged: "cancel" },
  ])("/souverain admin $typed: $told", async ({ typed, told, logged }) => {
    let reloads = 0;
    const bot = await start({
      ...OPTIONS,
      parts: {
        reload: async () => {
          reloads += 1;
          return Promise.resolve();
        },
        review: reviewOf({
          approve: () => ({ kind: "published", generation: PROPOSAL, previous: null }),
          reject: () => ({ kind: "rejected", proposal: PROPOSAL }),
          rollback: () => ({ kind: "published", generation: "g-0123456789ab", previous: PROPOSAL }),
          quarantine: (target) => ({ kind: "quarantined", target, items: [] }),
          release: (target) => ({ kind: "released", target, items: [] }),
        }),
      },
    });

    await bot.slack.people.slash(`admin ${typed}`, ADMIN);
    await shown(bot, told);
    await bot.slack.people.slash(`admin ${typed}`, { user: "U0ALICE00" });
    await shown(bot, "for the admins");

    expect(bot.service.admin.auditLog(2)).toMatchObject([
      { by: { user: "U0ALICE00" }, action: typed.split(" ")[0], outcome: "refused" },
      { by: { user: "U0ADMIN00" }, action: logged },
    ]);
    expect(reloads).toBe(/^(?:reject|cancel)/u.test(typed) ? 0 : 1);
  });

  it("stops the run that is under way", async () => {
    const bot = await start({
      ...OPTIONS,
      parts: {
        reindex: async (_, { signal }) =>
          new Promise((resolve) => {
            signal.addEventListener("abort", () => resolve({ kind: "cancelled" }));
          }),
      },
    });
    await bot.slack.people.slash("admin reindex", ADMIN);
    await bot.slack.people.slash("admin dry-run", ADMIN);
    await shown(bot, "Another run is under way");
    await bot.slack.people.slash("admin cancel", ADMIN);

    await shown(bot, "The run is being stopped");
    expect(await shown(bot, "The run was cancelled")).toMatchObject({ user: ADMIN.user });
  });

  it("says what may be typed, to admins alone", async () => {
    const bot = await start(OPTIONS);
    await bot.slack.people.slash("admin", ADMIN);
    await shown(bot, "/souverain admin rollback [id]");
    await bot.slack.people.slash("admin quarantine", ADMIN);
    await shown(bot, "Name what is meant");
    await bot.slack.people.slash("help", ADMIN);
    await shown(bot, "Commands for admins");
    await bot.slack.people.slash("admin", { user: "U0ALICE00" });
    await bot.slack.people.slash("help", { user: "U0ALICE00" });
    const others = bot.slack.world.privateMessages.filter(({ user }) => user === "U0ALICE00");

    expect(others.map(({ blocks }) => visibleText(blocks).includes("rollback"))).toEqual([
      false,
      false,
    ]);
  });

  it("shows sources worst first, what is pinned, and the rest when sources cannot be read", async () => {
    let isBroken = false;
    const source = {
      source: "anssi",
      title: "ANSSI",
      lastSuccess: null,
      ageHours: null,
      limitHours: 48,
      isStale: true,
      pages: 0,
      failing: 0,
      mostFrequentFault: null,
      uses: 0,
      isQuarantined: false,
    };
    const bot = await start({
      ...OPTIONS,
      parts: {
        review: reviewOf({ pinned: () => "g-0123456789ab" }),
        health: async () =>
          isBroken
            ? Promise.reject(new Error("no such folder"))
            : Promise.resolve({ sources: [source], citations: null }),
      },
    });

    await bot.slack.people.slash("admin status", ADMIN);
    const status = visibleText((await shown(bot, "The index has been pinned")).blocks);
    expect(status).toContain("never read");
    isBroken = true;
    await bot.slack.people.slash("admin status", ADMIN);
    const last = bot.slack.world.privateMessages.at(-1);

    expect(visibleText(last?.blocks)).toContain("Latest admin actions");
    expect(bot.log.some(({ msg }) => String(msg).includes("waits for admins"))).toBe(true);
  });
});

describe("the home tab", () => {
  it("has what waits for admins, and carries their decision out", async () => {
    const bot = await startReviewed();
    await bot.slack.people.openHome("U0ADMIN00");
    const home = await bot.slack.world.until(() => bot.slack.world.homes.get("U0ADMIN00"));
    expect(visibleText(home)).toContain("Changes that wait for a decision");
    await bot.slack.people.clickHome("U0ADMIN00", "souverain:approve");

    const post = await bot.slack.world.until(() => bot.slack.world.posts("D0ADMIN00")[0]);
    expect(visibleText(post.blocks)).toContain("is published and answers from now on");
    await bot.slack.world.until(() => bot.slack.world.callsOf("views.publish").length === 2);
  });

  it("ends a dry run in the direct conversation, where its buttons decide", async () => {
    const bot = await startReviewed();
    await bot.slack.people.openHome("U0ADMIN00");
    await bot.slack.world.until(() => bot.slack.world.homes.get("U0ADMIN00"));
    await bot.slack.people.clickHome("U0ADMIN00", "souverain:dry-run");
    const find = (text: string): ReturnType<typeof bot.slack.world.posts>[number] | undefined =>
      bot.slack.world.posts("D0ADMIN00").find(({ blocks }) => visibleText(blocks).includes(text));
    const report = await bot.slack.world.until(() => find("What would change"));
    await bot.slack.people.click(report, "souverain:reject", ADMIN);

    // A message that stays, not one that is gone with the next start of Slack.
    const decided = await bot.slack.world.until(() => find("Thrown away: g-abcdef012345"));
    expect(decided.ts).not.toBe(report.ts);
  });
});
