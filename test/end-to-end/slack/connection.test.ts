import { describe, expect, it } from "vitest";
import { eventBody, messageFields } from "../../helpers/slack/payloads.ts";
import { answerIn, type SlackBot } from "../../helpers/slack/slack-bot.ts";
import { useSlackBot } from "../../helpers/slack/use-slack-bot.ts";

const start = useSlackBot();

async function reconnected({ slack }: SlackBot, connections: number): Promise<void> {
  await slack.world.until(
    () => slack.socket.connections >= connections && slack.socket.connected === 1,
  );
}

describe("the socket connection", () => {
  it.each(["warning", "refresh_requested", "link_disabled"] as const)(
    "is opened again when Slack closes it with %s",
    async (reason) => {
      const bot = await start();
      bot.slack.socket.disconnect(reason);
      await reconnected(bot, 2);
      const { message } = await bot.slack.people.mention("Who operates Bleu?");
      expect((await answerIn(bot, message)).text).toContain("You asked");
    },
  );

  it("is opened again when it breaks without a word, time and again", async () => {
    const bot = await start();
    for (const connections of [2, 3, 4]) {
      bot.slack.socket.cut();
      // oxlint-disable-next-line no-await-in-loop -- one break after the other
      await reconnected(bot, connections);
    }
    const { message } = await bot.slack.people.mention("Who operates Bleu?");
    expect((await answerIn(bot, message)).text).toContain("You asked");
  });

  it("is tried for as long as Slack is down", async () => {
    const bot = await start();
    bot.slack.faults.plan("apps.connections.open", { kind: "http", status: 500 }, 3);
    bot.slack.faults.plan("apps.connections.open", { kind: "broken" }, 2);
    bot.slack.faults.plan("apps.connections.open", { kind: "rate-limited", retryAfterSeconds: 1 });
    bot.slack.socket.cut();
    await reconnected(bot, 2);
    expect(bot.time.waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000]);
    const { message } = await bot.slack.people.mention("Who operates Bleu?");
    expect((await answerIn(bot, message)).text).toContain("You asked");
  });

  it("is tried on with a revoked token, and the log says what to do", async () => {
    const bot = await start();
    bot.slack.faults.plan("apps.connections.open", { kind: "error", error: "invalid_auth" }, 2);
    bot.slack.socket.cut();
    await reconnected(bot, 2);
    expect(bot.log.map(({ msg }) => msg)).toContainEqual(expect.stringMatching(/SLACK_APP_TOKEN/));
  });

  it("takes what Slack sends again because it was not acknowledged", async () => {
    const bot = await start();
    const { slack, service, asked } = bot;
    const message = slack.people.write("<@U0BOT0000> Who operates Bleu?");
    const fields = { ...messageFields(slack.world, message), type: "app_mention" };
    const body = eventBody(slack.world, fields);
    const lost = slack.people.event(body);
    slack.socket.cut();
    expect((await lost).isAcknowledged).toBe(false);
    await reconnected(bot, 2);
    const again = await slack.people.event(body, { attempt: 1, reason: "timeout" });
    expect(again.isAcknowledged).toBe(true);
    await service.desk.idle();
    expect(asked).toHaveLength(1);
    expect(slack.world.posts()).toHaveLength(1);
  });

  it("stays closed once the bot is stopped", async () => {
    const bot = await start();
    await bot.adapter.stop();
    await bot.slack.world.until(() => bot.slack.socket.connected === 0);
    await bot.adapter.stop();
    expect(bot.slack.socket.connections).toBe(1);
  });
});
