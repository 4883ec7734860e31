import { describe, expect, it } from "vitest";
import { gate } from "../../helpers/slack/faults.ts";
import { echo } from "../../helpers/slack/open-bot.ts";
import { visibleText } from "../../helpers/slack/payloads.ts";
import type { SlackBot } from "../../helpers/slack/slack-bot.ts";
import { useSlackBot } from "../../helpers/slack/use-slack-bot.ts";
import type { PrivateMessage } from "../../helpers/slack/world.ts";

const start = useSlackBot();

async function shownTo({ slack }: SlackBot, text: string): Promise<PrivateMessage> {
  return slack.world.until(() =>
    slack.world.privateMessages.find(
      (message) => !message.isDeleted && visibleText(message.blocks).includes(text),
    ),
  );
}

describe("a command", () => {
  it.each([
    { typed: "help", said: "This is not legal advice." },
    { typed: "", said: "This is not legal advice." },
    { typed: "  HELP ", said: "for 90 days" },
    { typed: "help", said: "Slack itself carries and keeps the messages" },
    { typed: "sources", said: "ANSSI" },
    { typed: "status", said: "20 November 2026" },
    { typed: "provider", said: "Name a provider" },
    { typed: "provider Bleu", said: "You asked: provider Bleu" },
    { typed: "admin", said: "I do not know this command" },
    { typed: "admin destroy", said: "I do not know this command" },
    { typed: "status of the Data Act", said: "You asked: status of the Data Act" },
    { typed: "admin rights at Bleu?", said: "You asked: admin rights at Bleu?" },
  ])("/souverain $typed says: $said", async ({ typed, said }) => {
    const bot = await start();
    const { isAcknowledged } = await bot.slack.people.slash(typed);
    expect(isAcknowledged).toBe(true);
    const shown = await shownTo(bot, said);
    expect(shown.user).toBe("U0ALICE00");
    expect(bot.slack.world.posts()).toEqual([]);
  });

  it("names providers that may be meant by an unknown name", async () => {
    const bot = await start({
      parts: {
        provider: async () => Promise.resolve({ ...echo({ text: "?" }), kind: "abstained" }),
        suggestProviders: (typed, limit) => [`${typed}u & Co <!here>`, "S3NS"].slice(0, limit),
      },
    });
    await bot.slack.people.slash("provider Ble");
    const shown = await shownTo(bot, "Similar names in the base: Bleu & Co <!here>, S3NS");
    expect(shown.text).not.toContain("<!here>");
    expect(JSON.stringify(shown.blocks)).not.toContain('"share:');
  });

  it("shows a provider that can be shared", async () => {
    const bot = await start();
    await bot.slack.people.slash("provider Bleu");
    const shown = await shownTo(bot, "You asked: provider Bleu");
    await bot.slack.people.click(shown, "souverain:share");
    const post = await bot.slack.world.until(() => bot.slack.world.posts("C0GENERAL")[0]);
    expect(visibleText(post.blocks)).toContain("You asked: provider Bleu");
  });

  it("is in the person's language", async () => {
    const bot = await start();
    await bot.slack.people.slash("help", { user: "U0BRUNO00" });
    expect(await shownTo(bot, "avis juridique")).toBeDefined();
  });

  it("says at once that it is being looked up", async () => {
    const held = gate();
    const bot = await start({
      parts: {
        ask: async (question) => {
          await held.opened;
          return { answer: echo(question) };
        },
      },
    });
    await bot.slack.people.slash("Who operates Bleu?");
    const shown = await shownTo(bot, "Looking it up…");
    held.open();
    await bot.slack.world.until(() => shown.text.includes("You asked"));
    // What was asked stands above the answer: nobody else sees it.
    expect(visibleText(shown.blocks)).toContain("Question: Who operates Bleu?");
  });

  it("is answered in the channel when its response_url does not live any more", async () => {
    const bot = await start();
    bot.slack.faults.always("response_url", { kind: "http", status: 404 });
    await bot.slack.people.slash("Who operates Bleu?");
    const shown = await shownTo(bot, "You asked: Who operates Bleu?");
    expect(shown).toMatchObject({ by: "method", channel: "C0GENERAL" });
  });

  it("is answered in the direct conversation where the bot is not in the channel", async () => {
    const bot = await start();
    bot.slack.faults.always("response_url", { kind: "http", status: 404 });
    await bot.slack.people.slash("Who operates Bleu?", { channel: "C0ELSE000" });
    const post = await bot.slack.world.until(() => bot.slack.world.posts("D0ALICE00")[0]);
    expect(post.text).toContain("You asked: Who operates Bleu?");
  });

  it("that cannot be written down says so", async () => {
    const bot = await start();
    bot.service.desk.accept = () => {
      throw new Error("disk full");
    };
    await bot.slack.people.slash("Who operates Bleu?");
    expect(await shownTo(bot, "Please try again in a moment.")).toBeDefined();
  });

  it("deletes what is kept of a person", async () => {
    const bot = await start();
    const person = { platform: "slack", user: "U0ALICE00" };
    await bot.slack.people.slash("Who operates Bleu?");
    await bot.service.desk.idle();
    expect(bot.service.recentQuestions(person, 5)).toHaveLength(1);
    await bot.slack.people.slash("forget me");
    await shownTo(bot, "Questions with their answers: 1");
    expect(bot.service.recentQuestions(person, 5)).toEqual([]);
  });
});

async function answered(bot: SlackBot): Promise<PrivateMessage> {
  await bot.slack.people.slash("Who operates Bleu?");
  return shownTo(bot, "You asked: Who operates Bleu?");
}

describe("a private answer", () => {
  it("is shared into the channel under the sharer's name, and taken away", async () => {
    const bot = await start();
    const shown = await answered(bot);
    await bot.slack.people.click(shown, "souverain:share");
    const post = await bot.slack.world.until(() => bot.slack.world.posts("C0GENERAL")[0]);
    const text = visibleText(post.blocks);
    expect(text).toContain("Shared by Alice <!here>");
    expect(text).toContain("Question: Who operates Bleu?");
    expect(post.text).not.toContain("<!here>");
    expect(shown.isDeleted).toBe(true);
    expect(await shownTo(bot, "Shared here.")).toBeDefined();
  });

  it("is shared once although its button is clicked twice", async () => {
    const bot = await start();
    const shown = await answered(bot);
    await Promise.all([
      bot.slack.people.click(shown, "souverain:share"),
      bot.slack.people.click(shown, "souverain:share"),
    ]);
    await shownTo(bot, "Shared here.");
    expect(bot.slack.world.posts()).toHaveLength(1);
  });

  it("cannot be shared by who may not ask there any more", async () => {
    const bot = await start();
    const shown = await answered(bot);
    bot.service.permissions.admit = () => ({ kind: "guest" });
    await bot.slack.people.click(shown, "souverain:share");
    await shownTo(bot, "not guests from another one");
    expect(bot.slack.world.posts()).toEqual([]);
  });

  it("that is forgotten cannot be shared", async () => {
    const bot = await start();
    const shown = await answered(bot);
    bot.service.forget({ platform: "slack", user: "U0ALICE00" });
    await bot.slack.people.click(shown, "souverain:share");
    await shownTo(bot, "This answer is no longer kept.");
    expect(bot.slack.world.posts()).toEqual([]);
  });

  it.each([
    { error: "not_in_channel", said: "Invite me into it, then share again." },
    { error: "internal_error", said: "Please try again in a moment." },
  ])("that cannot be posted ($error) comes back, and can be shared then", async (row) => {
    const bot = await start();
    const shown = await answered(bot);
    bot.slack.faults.plan("chat.postMessage", { kind: "error", error: row.error });
    await bot.slack.people.click(shown, "souverain:share");
    const back = await shownTo(bot, row.said);
    expect(visibleText(back.blocks)).toContain("Question: Who operates Bleu?");
    expect(visibleText(back.blocks)).toContain("You asked: Who operates Bleu?");
    await bot.slack.people.click(back, "souverain:share");
    await shownTo(bot, "Shared here.");
    expect(bot.slack.world.posts("C0GENERAL")).toHaveLength(1);
    expect(back.isDeleted).toBe(true);
  });
});

describe("the message shortcut", () => {
  it("asks what the message says, for the person alone", async () => {
    const bot = await start();
    const message = bot.slack.people.write("Bleu is &gt; 50 % owned by Orange", {
      user: "U0BRUNO00",
    });
    await bot.slack.people.shortcut("ask_message", message);
    const shown = await shownTo(bot, "You asked: Bleu is > 50 % owned by Orange");
    expect(shown.user).toBe("U0ALICE00");
    expect(bot.slack.world.posts()).toEqual([]);
  });

  it("says so when there is nothing to ask", async () => {
    const bot = await start();
    const message = bot.slack.people.write("<@U0BRUNO00>");
    await bot.slack.people.shortcut("ask_message", message);
    await shownTo(bot, "Ask me a question in one sentence");
    expect(bot.asked).toEqual([]);
  });
});
