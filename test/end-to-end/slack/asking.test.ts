import { describe, expect, it } from "vitest";
import { visibleText } from "../../helpers/slack/payloads.ts";
import { answerIn } from "../../helpers/slack/slack-bot.ts";
import { useSlackBot } from "../../helpers/slack/use-slack-bot.ts";
import { BOT_USER } from "../../helpers/slack/world.ts";

const start = useSlackBot();

describe.each(["socket", "http"] as const)("over %s", (mode) => {
  it("answers a mention once in its thread, although Slack tells of it twice", async () => {
    const { slack, service, asked } = await start({ mode });
    const { message, deliveries } = await slack.people.mention("Who operates Bleu?");

    const answer = await answerIn({ slack }, message);
    await service.desk.idle();

    expect(deliveries.map(({ isAcknowledged }) => isAcknowledged)).toEqual([true, true]);
    expect(answer.text).toContain("You asked: Who operates Bleu?");
    expect(visibleText(answer.blocks)).toContain("You asked: Who operates Bleu?");
    expect(slack.world.posts()).toHaveLength(1);
    expect(asked).toHaveLength(1);
  });

  it("answers a direct message in a thread of its own", async () => {
    const { slack } = await start({ mode });
    const { message } = await slack.people.dm("Who operates Bleu?");
    const answer = await answerIn({ slack }, message);
    expect(answer.threadTs).toBe(message.ts);
    expect(slack.world.titles).toEqual([
      { channel: "D0ALICE00", threadTs: message.ts, title: "Who operates Bleu?" },
    ]);
  });

  it("answers a command, to the person alone", async () => {
    const { slack } = await start({ mode });
    const { isAcknowledged } = await slack.people.slash("Who operates Bleu?");
    const shown = await slack.world.until(() =>
      slack.world.privateMessages.find(({ text }) => text.includes("You asked")),
    );
    expect(isAcknowledged).toBe(true);
    expect(shown.user).toBe("U0ALICE00");
    expect(slack.world.posts()).toEqual([]);
    // The answer takes the place of what said that it is being looked up.
    expect(slack.world.privateMessages).toHaveLength(1);
  });
});

describe("what is asked", () => {
  it.each([
    { name: "entities", typed: "R&amp;D &lt;b&gt;", expected: "R&D <b>" },
    {
      name: "a link with a label",
      typed: "see <https://a.example|a page>?",
      expected: "see a page?",
    },
    {
      name: "a bare link",
      typed: "is <https://a.example> ok?",
      expected: "is https://a.example ok?",
    },
    { name: "another person", typed: "ask <@U0BRUNO00> too", expected: "ask too" },
    { name: "a channel", typed: "in <#C0GENERAL|general>", expected: "in #general" },
    { name: "everybody", typed: "<!here> who?", expected: "who?" },
    { name: "the bot again", typed: `and <@${BOT_USER}|bot> again`, expected: "and again" },
  ])("reads $name as a reader does", async ({ typed, expected }) => {
    const { slack, asked, service } = await start();
    await slack.people.mention(typed);
    await service.desk.idle();
    expect(asked.map(({ text }) => text)).toEqual([expected]);
  });

  it("takes a message of 40,000 characters", async () => {
    const { slack, asked } = await start();
    const { message } = await slack.people.mention("Bleu ".repeat(7999));
    await answerIn({ slack }, message);
    expect(asked[0]?.text.length).toBeGreaterThan(39_000);
  });

  it("asks with the language of the person's Slack, looked up once", async () => {
    const { slack, asked, service } = await start();
    await slack.people.dm("Qui exploite Bleu ?", { user: "U0BRUNO00", channel: "D0BRUNO00" });
    await slack.people.dm("Et S3NS ?", { user: "U0BRUNO00", channel: "D0BRUNO00" });
    await service.desk.idle();
    expect(asked.map(({ locale }) => locale)).toEqual(["fr", "fr"]);
    expect(slack.world.callsOf("users.info")).toHaveLength(1);
  });

  it("answers a mention that says nothing", async () => {
    const { slack } = await start();
    const { message } = await slack.people.mention("");
    expect((await answerIn({ slack }, message)).text).toContain("You asked: nothing");
  });
});

describe("an empty mention in a thread", () => {
  it("asks what a person said there last", async () => {
    const { slack, asked, service } = await start();
    const root = slack.people.write("Is Bleu qualified?", { user: "U0BRUNO00" });
    slack.people.write("And S3NS &amp; NumSpot?", { user: "U0BRUNO00", thread: root.ts });
    await slack.people.mention("", { thread: root.ts });
    await service.desk.idle();
    expect(asked.map(({ text }) => text)).toEqual(["And S3NS & NumSpot?"]);
  });

  it.each([
    { name: "Slack does not tell", fault: { kind: "http", status: 500 } as const },
    { name: "the scope is missing", fault: { kind: "error", error: "missing_scope" } as const },
  ])("is answered all the same when $name", async ({ fault }) => {
    const { slack } = await start();
    const root = slack.people.write("Is Bleu qualified?");
    slack.faults.plan("conversations.replies", fault);
    const { message } = await slack.people.mention("", { thread: root.ts });
    expect((await answerIn({ slack }, message)).text).toContain("You asked: nothing");
  });
});

describe("threads", () => {
  it("follows the thread of a question without being named again", async () => {
    const { slack, asked } = await start();
    const { message } = await slack.people.mention("Who operates Bleu?");
    await answerIn({ slack }, message);
    await slack.people.reply("Is it qualified?", { thread: message.ts });
    await answerIn({ slack }, message, 2);
    expect(asked.map(({ text }) => text)).toEqual(["Who operates Bleu?", "Is it qualified?"]);
    expect(asked[1]?.history).toEqual(["Who operates Bleu?"]);
  });

  it("stays quiet in threads that others began", async () => {
    const { slack, asked, service } = await start();
    const root = slack.people.write("Lunch?");
    await slack.people.mention("Who operates Bleu?", { thread: root.ts });
    await service.desk.idle();
    await slack.people.reply("Is that near?", { thread: root.ts });
    await service.desk.idle();
    expect(asked).toHaveLength(1);
  });

  it.each([
    { name: "somebody is named", text: "<@U0BRUNO00> is that right?" },
    { name: "everybody is named", text: "<!here> is that right?" },
  ])("stays quiet when $name", async ({ text }) => {
    const { slack, asked, service } = await start();
    const { message } = await slack.people.mention("Who operates Bleu?");
    await service.desk.idle();
    await slack.people.reply(text, { thread: message.ts });
    await service.desk.idle();
    expect(asked).toHaveLength(1);
  });

  it("keeps quiet where it was muted, until it is named again", async () => {
    const { slack, asked, service } = await start();
    const { message } = await slack.people.mention("Who operates Bleu?");
    const answer = await answerIn({ slack }, message);
    await slack.people.click(answer, "souverain:mute");
    await slack.world.until(() => slack.world.privateMessages[0]);
    await slack.people.reply("Is it qualified?", { thread: message.ts });
    await service.desk.idle();
    expect(asked).toHaveLength(1);
    expect(slack.world.privateMessages[0]?.threadTs).toBe(message.ts);

    await slack.people.mention("Is it qualified?", { thread: message.ts });
    await service.desk.idle();
    await slack.people.reply("And since when?", { thread: message.ts });
    await service.desk.idle();
    expect(asked).toHaveLength(3);
  });

  it("stays muted when Slack sends the first event again", async () => {
    const { slack, asked, service } = await start();
    const { message, bodies } = await slack.people.mention("Who operates Bleu?");
    await slack.people.click(await answerIn({ slack }, message), "souverain:mute");
    await slack.world.until(() => slack.world.privateMessages[0]);
    await slack.people.event(bodies[0] ?? {}, { attempt: 1, reason: "timeout" });
    await slack.people.reply("Is it qualified?", { thread: message.ts });
    await service.desk.idle();
    expect(asked).toHaveLength(1);
  });

  it("remembers the thread in another process", async () => {
    const first = await start();
    const { message } = await first.slack.people.mention("Who operates Bleu?");
    await first.service.desk.idle();
    await first.stop();
    const second = await start({ slack: first.slack, stateDir: first.stateDir });
    await second.slack.people.reply("Is it qualified?", { thread: message.ts });
    await answerIn(second, message, 2);
    expect(second.asked[0]?.history).toEqual(["Who operates Bleu?"]);
  });
});

describe("who is not answered", () => {
  it.each([
    { name: "the bot itself", fields: { user: BOT_USER } },
    { name: "another bot", fields: { bot_id: "B0OTHER00" } },
    { name: "a bot's old way of writing", fields: { subtype: "bot_message" } },
    { name: "a notice that somebody joined", fields: { subtype: "channel_join" } },
    { name: "a message without a sender", fields: { user: undefined } },
  ])("ignores $name", async ({ fields }) => {
    const { slack, asked, service } = await start();
    const { bodies } = await slack.people.mention("first");
    await service.desk.idle();
    const [body] = bodies;
    const event = { ...Object(body?.["event"]), ts: "1795000009.000900", ...fields };
    const delivery = await slack.people.event({ ...body, event_id: "Ev9", event });
    await service.desk.idle();
    expect(delivery.isAcknowledged).toBe(true);
    expect(asked).toHaveLength(1);
  });
});
