import { describe, expect, it } from "vitest";
import { SCOPES } from "../../../adapters/slack/connect.ts";
import { type Fault, gate } from "../../helpers/slack/faults.ts";
import { type LoopbackSlack, startLoopbackSlack } from "../../helpers/slack/loopback-slack.ts";
import { visibleText } from "../../helpers/slack/payloads.ts";
import { answerIn } from "../../helpers/slack/slack-bot.ts";
import { useSlackBot } from "../../helpers/slack/use-slack-bot.ts";

const start = useSlackBot();

describe("an accepted question is not lost", () => {
  it("when Slack limits the rate: it waits as long as Slack asks", async () => {
    const { slack, time } = await start();
    slack.faults.plan("chat.postMessage", { kind: "rate-limited", retryAfterSeconds: 7 }, 2);
    const { message } = await slack.people.mention("Who operates Bleu?");
    await answerIn({ slack }, message);
    expect(time.waits.filter((ms) => ms === 7000)).toHaveLength(2);
    expect(slack.world.posts()).toHaveLength(1);
  });

  it("when Slack answers 500 for a minute", async () => {
    const { slack, service } = await start();
    slack.faults.plan("*", { kind: "http", status: 500 }, 20);
    const { message } = await slack.people.mention("Who operates Bleu?");
    await answerIn({ slack }, message);
    await service.desk.idle();
    expect(slack.world.posts()).toHaveLength(1);
  });

  it("when Slack carries out a post but says 500", async () => {
    const { slack, service } = await start();
    slack.faults.plan("chat.postMessage", { kind: "http", status: 500, after: "effect" });
    await slack.people.mention("Who operates Bleu?");
    await service.desk.idle();
    expect(slack.world.posts()).toHaveLength(1);
    expect(slack.world.callsOf("chat.postMessage")).toHaveLength(1);
  });

  it("when the connection breaks before Slack reads the call", async () => {
    const { slack, service } = await start();
    slack.faults.plan("chat.postMessage", { kind: "broken" }, 2);
    await slack.people.mention("Who operates Bleu?");
    await service.desk.idle();
    expect(slack.world.posts()).toHaveLength(1);
  });

  it.each(["token_revoked", "invalid_auth", "missing_scope"])(
    "when Slack says %s, and the operator is told what to do",
    async (error) => {
      const { slack, service, log, time } = await start();
      const fault = { kind: "error", error, needed: "chat:write" } as const;
      slack.faults.plan("chat.postMessage", fault, 3);
      await slack.people.mention("Who operates Bleu?");
      await service.desk.idle();
      expect(slack.world.posts()).toHaveLength(1);
      expect(time.waits.filter((ms) => ms === 300_000).length).toBeGreaterThanOrEqual(2);
      const advice = log.find(({ level }) => level === 50);
      expect(advice?.["msg"]).toMatch(/install the app again/);
    },
  );

  it("when a look-up for its own posts is refused: twice is better than never", async () => {
    const { slack, service } = await start();
    slack.faults.plan("chat.postMessage", { kind: "http", status: 500 });
    const refused = { kind: "error", error: "missing_scope", needed: "channels:history" } as const;
    slack.faults.always("conversations.replies", refused);
    await slack.people.mention("Who operates Bleu?");
    await service.desk.idle();
    expect(slack.world.posts()).toHaveLength(1);
  });

  it("when Slack does not take its blocks: the reader gets the text", async () => {
    const { slack } = await start();
    slack.faults.plan("chat.postMessage", { kind: "error", error: "invalid_blocks" });
    const { message } = await slack.people.mention("Who operates Bleu?");
    const answer = await answerIn({ slack }, message);
    expect(answer.blocks).toEqual([]);
    expect(answer.text).toContain("You asked: Who operates Bleu?");
  });
});

describe("a channel that is gone", () => {
  it.each([
    { name: "deleted", fields: { isGone: true, isArchived: false } },
    { name: "archived", fields: { isGone: false, isArchived: true } },
  ])("ends the question when it was $name, and others go on", async ({ fields }) => {
    const { slack, service } = await start();
    const channel = slack.world.channels.get("C0GENERAL");
    Object.assign(channel ?? {}, fields);
    await slack.people.mention("Who operates Bleu?");
    await service.desk.idle();
    expect(service.status().waiting).toBe(0);
    const { message } = await slack.people.dm("Who operates S3NS?");
    expect((await answerIn({ slack }, message)).text).toContain("You asked");
  });

  it("is no fault when a question in it is deleted", async () => {
    const { slack, service } = await start();
    const { message } = await slack.people.mention("Who operates Bleu?");
    await answerIn({ slack }, message);
    await service.desk.idle();
    Object.assign(slack.world.channels.get("C0GENERAL") ?? {}, { isGone: true });
    await slack.people.delete(message);
    await service.desk.idle();
    expect(slack.world.callsOf("conversations.replies")).toHaveLength(1);
  });
});

describe("slow answers", () => {
  it("do not hold up an acknowledgement: the language is left open", async () => {
    const { slack, asked, service } = await start({ lookUpMs: 20 });
    const held = gate();
    slack.faults.always("users.info", { kind: "held", until: held.opened });
    const { deliveries } = await slack.people.mention("Who operates Bleu?", { user: "U0BRUNO00" });
    expect(deliveries.every(({ isAcknowledged }) => isAcknowledged)).toBe(true);
    await service.desk.idle();
    expect(asked[0]?.locale).toBeUndefined();
    held.open();
  });

  it("do not hold up other conversations", async () => {
    const { slack } = await start();
    const held = gate();
    slack.faults.plan("chat.postMessage", { kind: "held", until: held.opened });
    const slow = await slack.people.mention("Who operates Bleu?");
    await slack.world.until(() => slack.world.callsOf("chat.postMessage")[0]);
    const quick = await slack.people.dm("Who operates S3NS?");
    await answerIn({ slack }, quick.message);
    expect(slack.world.posts("C0GENERAL")).toEqual([]);
    held.open();
    expect((await answerIn({ slack }, slow.message)).text).toContain("You asked");
  });
});

describe("at the start", () => {
  it.each([
    {
      name: "a wrong bot token",
      method: "auth.test",
      error: "invalid_auth",
      said: /SLACK_BOT_TOKEN/,
    },
    {
      name: "a revoked one",
      method: "auth.test",
      error: "token_revoked",
      said: /install the app again/i,
    },
    {
      name: "an app that was removed",
      method: "auth.test",
      error: "account_inactive",
      said: /account_inactive/,
    },
    {
      name: "a wrong app token",
      method: "apps.connections.open",
      error: "invalid_auth",
      said: /SLACK_APP_TOKEN/,
    },
    {
      name: "an app token without its scope",
      method: "apps.connections.open",
      error: "missing_scope",
      said: /connections:write/,
    },
  ])("says what to do about $name", async ({ method, error, said }) => {
    await expect(
      start({ slack: await refusing(method, { kind: "error", error }) }),
    ).rejects.toMatchObject({
      code: "PLATFORM_REFUSED",
      retryable: false,
      message: expect.stringMatching(said),
    });
  });

  it.each(["auth.test", "apps.connections.open"])(
    "can be tried again when %s says 500",
    async (method) => {
      await expect(
        start({ slack: await refusing(method, { kind: "http", status: 500 }) }),
      ).rejects.toMatchObject({ code: "PLATFORM_UNREACHABLE", retryable: true });
    },
  );

  it("names the scopes that were not granted, in the log and to admins", async () => {
    const slack = await startLoopbackSlack();
    slack.options.scopes = SCOPES.filter((scope) => scope !== "im:history");
    const { log } = await start({
      slack,
      environment: { ADMINS: "slack:U0ADMIN00" },
      settings: ADMINS,
    });
    expect(log.map(({ msg }) => msg)).toContainEqual(expect.stringContaining("im:history"));
    await slack.people.slash("admin status", { user: "U0ADMIN00" });
    const [shown] = slack.world.privateMessages;
    expect(visibleText(shown?.blocks)).toContain("im:history");
  });
});

const ADMINS = {
  permissions: {
    workspaces: [],
    guests: "refuse" as const,
    admins: { users: ["slack:U0ADMIN00"], groups: [] },
  },
};

async function refusing(method: string, fault: Fault): Promise<LoopbackSlack> {
  const slack = await startLoopbackSlack();
  slack.faults.always(method, fault);
  return slack;
}
