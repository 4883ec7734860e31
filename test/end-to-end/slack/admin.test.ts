import { describe, expect, it } from "vitest";
import type { ReindexProgress } from "../../../src/assistant/admin-desk.ts";
import { visibleText } from "../../helpers/slack/payloads.ts";
import type { SlackBot, SlackBotOptions } from "../../helpers/slack/slack-bot.ts";
import { useSlackBot } from "../../helpers/slack/use-slack-bot.ts";
import type { PrivateMessage } from "../../helpers/slack/world.ts";

const start = useSlackBot();
const ADMIN = { user: "U0ADMIN00" };

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

function progress(phase: ReindexProgress["phase"], done: number): ReindexProgress {
  return { phase, done, total: 100, rate: 50, secondsLeft: 2 };
}

describe("who may administer", () => {
  it.each([
    { name: "a person of the list", user: "U0ADMIN00", isAdmin: true },
    { name: "a member of a group of the list", user: "U0BRUNO00", isAdmin: true },
    { name: "anybody else", user: "U0ALICE00", isAdmin: false },
  ])("$name: $isAdmin", async ({ user, isAdmin }) => {
    const bot = await start(OPTIONS);
    bot.slack.world.groups.set("S0CREW000", ["U0BRUNO00"]);
    await bot.slack.people.slash("admin status", { user });
    const [reply] = bot.slack.world.privateMessages;
    const isRefused = /for the admins|réservée aux/.test(visibleText(reply?.blocks));
    expect(isRefused).toBe(!isAdmin);
    expect(bot.service.admin.auditLog(1)).toMatchObject([
      { by: { platform: "slack", user }, action: "status", outcome: isAdmin ? "shown" : "refused" },
    ]);
  });

  it("rights are not guessed when Slack does not tell who is in a group", async () => {
    const bot = await start(OPTIONS);
    bot.slack.faults.always("usergroups.users.list", {
      kind: "error",
      error: "missing_scope",
      needed: "usergroups:read",
    });
    await bot.slack.people.slash("admin status", { user: "U0ALICE00" });
    await shown(bot, "for the admins");
    await bot.slack.people.slash("admin status", ADMIN);
    // The admin reads what is to be mended.
    expect(await shown(bot, "add usergroups:read and install the app again")).toBeDefined();
  });
});

describe("re-indexing by command", () => {
  it("shows how far it is and how it ended, to the admin alone, and is in the audit log", async () => {
    const bot = await start({
      ...OPTIONS,
      parts: {
        reindex: async (onProgress) => {
          onProgress(progress("embed", 10));
          await bot.slack.world.until(() => bot.slack.world.callsOf("response_url").length === 1);
          onProgress(progress("embed", 20));
          return {
            kind: "published",
            generation: "g-fedcba987654",
            added: 3,
            changed: 2,
            removed: 1,
            seconds: 12,
          };
        },
      },
    });
    await bot.slack.people.slash("admin reindex", ADMIN);
    const end = await shown(bot, "g-fedcba987654");
    expect(bot.slack.world.privateMessages).toEqual([end]);
    expect(end.user).toBe("U0ADMIN00");
    expect(bot.service.admin.auditLog(5)).toContainEqual(
      expect.objectContaining({ by: { platform: "slack", user: "U0ADMIN00" }, action: "reindex" }),
    );
    expect(bot.slack.world.posts()).toEqual([]);
  });

  it("is refused to others, who are written down", async () => {
    let runs = 0;
    const bot = await start({
      ...OPTIONS,
      parts: {
        reindex: async () => {
          runs += 1;
          return Promise.resolve({ kind: "failed" });
        },
      },
    });
    await bot.slack.people.slash("admin reindex");
    await shown(bot, "for the admins");
    expect(runs).toBe(0);
    expect(bot.service.admin.auditLog(1)).toMatchObject([
      { action: "reindex", outcome: "refused" },
    ]);
  });
});

describe("the home tab", () => {
  it("shows state, freshness and my questions", async () => {
    const bot = await start(OPTIONS);
    await bot.slack.people.dm("Who operates Bleu?");
    await bot.service.desk.idle();
    await bot.slack.people.openHome("U0ALICE00");
    const home = await bot.slack.world.until(() => bot.slack.world.homes.get("U0ALICE00"));
    const text = visibleText(home);
    expect(text).toContain("20 November 2026");
    expect(text).toContain("Who operates Bleu?");
    expect(text).not.toContain("Update the index");
  });

  it("shows an earlier answer again, in the direct conversation", async () => {
    const bot = await start(OPTIONS);
    await bot.slack.people.slash("Who operates Bleu?");
    await bot.service.desk.idle();
    await bot.slack.people.openHome("U0ALICE00");
    await bot.slack.world.until(() => bot.slack.world.homes.get("U0ALICE00"));
    await bot.slack.people.clickHome("U0ALICE00", "souverain:show-answer");
    const post = await bot.slack.world.until(() => bot.slack.world.posts("D0ALICE00")[0]);
    expect(post.text).toContain("You asked: Who operates Bleu?");
    expect(visibleText(post.blocks)).toContain("Question: Who operates Bleu?");
  });

  it("has the panel for admins alone, and re-indexes from it", async () => {
    const bot = await start({
      ...OPTIONS,
      parts: {
        reindex: async (onProgress) => {
          onProgress(progress("check", 50));
          return Promise.resolve({ kind: "faulty", faults: ["providers/bleu.yaml:3 no date"] });
        },
      },
    });
    await bot.slack.people.openHome("U0ADMIN00");
    await bot.slack.world.until(() => bot.slack.world.homes.get("U0ADMIN00"));
    await bot.slack.people.clickHome("U0ADMIN00", "souverain:reindex");
    const post = await bot.slack.world.until(() =>
      bot.slack.world
        .posts("D0ADMIN00")
        .find(({ blocks }) => visibleText(blocks).includes("bleu.yaml")),
    );
    expect(post.edits).toBeGreaterThan(0);
    await bot.slack.world.until(() => bot.slack.world.callsOf("views.publish").length === 2);
  });

  it("that Slack does not take ends nothing", async () => {
    const bot = await start(OPTIONS);
    bot.slack.faults.plan("views.publish", { kind: "http", status: 500 });
    await bot.slack.people.openHome("U0ALICE00");
    await bot.slack.world.until(() => bot.log.find(({ method }) => method === "views.publish"));
    await bot.slack.people.openHome("U0ALICE00");
    const home = await bot.slack.world.until(() => bot.slack.world.homes.get("U0ALICE00"));
    expect(visibleText(home)).toContain("20 November 2026");
  });
});
