import { describe, expect, it } from "vitest";
import type { Answer } from "../../../src/domain/answer.ts";
import { answerOf, citationOf } from "../../helpers/evaluated-answer.ts";
import { wordingOf } from "../../helpers/presenting.ts";
import { gate } from "../../helpers/slack/faults.ts";
import { idOf } from "../../helpers/slack/open-bot.ts";
import { visibleText } from "../../helpers/slack/payloads.ts";
import type { SlackBot } from "../../helpers/slack/slack-bot.ts";
import { useSlackBot } from "../../helpers/slack/use-slack-bot.ts";
import type { PrivateMessage } from "../../helpers/slack/world.ts";

const start = useSlackBot();
const PERSON = { platform: "slack", user: "U0ALICE00" };

interface CheckRequest {
  readonly text: string;
  readonly locale?: string | undefined;
  readonly today: string;
}

/** What checking says of a message: that the base supports it. */
function supported({ text }: CheckRequest): Answer {
  const { say } = wordingOf("en");
  return answerOf([], {
    answerId: idOf(text),
    language: "en",
    citations: [citationOf()],
    blocks: [
      {
        kind: "text",
        sentences: [
          { text: say("claim", { claim: text }), citations: [] },
          { text: say("claim-supported"), citations: [] },
          { text: "Bleu is qualified.", citations: [1] },
        ],
      },
    ],
  });
}

/** A bot whose base supports everything, and what it was asked to check. */
async function startChecking(
  hold?: Promise<void>,
): Promise<SlackBot & { readonly checked: readonly CheckRequest[] }> {
  const checked: CheckRequest[] = [];
  const bot = await start({
    parts: {
      check: async (request) => {
        checked.push(request);
        await hold;
        return { answer: supported(request) };
      },
    },
  });
  return { ...bot, checked };
}

async function shownTo({ slack }: Pick<SlackBot, "slack">, text: string): Promise<PrivateMessage> {
  return slack.world.until(() =>
    slack.world.privateMessages.find(
      (message) => !message.isDeleted && visibleText(message.blocks).includes(text),
    ),
  );
}

describe("/souverain check", () => {
  it("checks what it is given, for the person alone, and its verdict is seen at a glance", async () => {
    const bot = await startChecking();

    await bot.slack.people.slash("check Bleu is qualified.\nS3NS is, too.");

    const shown = await shownTo(bot, "Supported by the base:");
    expect(bot.checked).toEqual([
      { text: "Bleu is qualified.\nS3NS is, too.", locale: "en", today: "2026-11-23" },
    ]);
    expect(visibleText(shown.blocks)).toMatch(/^✅ \n“Bleu is qualified/u);
    expect(shown.text).toMatch(
      /^✅ “Bleu is qualified.*” Supported by the base:\nBleu is qualified/u,
    );
    expect(shown.user).toBe("U0ALICE00");
    expect(bot.asked).toEqual([]);
    expect(bot.slack.world.posts()).toEqual([]);
  });

  it("says what to write when nothing is given", async () => {
    const bot = await startChecking();

    await bot.slack.people.slash("check");

    await shownTo(bot, "Write a statement after the command");
    expect(bot.checked).toEqual([]);
  });

  it("is a question like any other to feedback, passages, sharing and forgetting", async () => {
    const bot = await startChecking();
    await bot.slack.people.slash("check Bleu is qualified.");
    const shown = await shownTo(bot, "Supported by the base:");
    await bot.service.desk.idle();

    await bot.slack.people.click(shown, "souverain:passage");
    await bot.slack.world.until(() => bot.slack.world.modals[0]);
    await bot.slack.people.click(shown, "souverain:share");
    const post = await bot.slack.world.until(() => bot.slack.world.posts("C0GENERAL")[0]);

    expect(visibleText(post.blocks)).toContain("Supported by the base:");
    expect(visibleText(post.blocks)).not.toContain("Question:");
    expect(bot.service.recentQuestions(PERSON, 5)).toMatchObject([{ task: "check" }]);
    expect(bot.service.forget(PERSON).questions).toBe(1);
    expect(bot.service.answer(idOf("Bleu is qualified."))).toBeUndefined();
  });

  it("that cannot be written down says so", async () => {
    const bot = await startChecking();
    bot.service.desk.accept = () => {
      throw new Error("disk full");
    };

    await bot.slack.people.slash("check Bleu is qualified.");

    await shownTo(bot, "Please try again in a moment.");
    expect(bot.checked).toEqual([]);
  });
});

describe("the message shortcut Check this claim", () => {
  it("checks what somebody else's message claims, for who chose it alone", async () => {
    const bot = await startChecking();
    const message = bot.slack.people.write("Bleu is &gt; 50 % owned by Orange", {
      user: "U0BRUNO00",
    });

    const { isAcknowledged } = await bot.slack.people.shortcut("check_message", message);

    expect(isAcknowledged).toBe(true);
    const shown = await shownTo(bot, "Supported by the base:");
    expect(bot.checked.map(({ text }) => text)).toEqual(["Bleu is > 50 % owned by Orange"]);
    expect(shown.user).toBe("U0ALICE00");
    expect(bot.slack.world.posts()).toEqual([]);
  });

  it("says what to write where a message has no text", async () => {
    const bot = await startChecking();
    const message = bot.slack.people.write("<@U0BRUNO00>");

    await bot.slack.people.shortcut("check_message", message);

    await shownTo(bot, "Write a statement after the command");
    expect(bot.checked).toEqual([]);
  });

  it("checks once although Slack sends the same interaction twice", async () => {
    const bot = await startChecking();
    const message = bot.slack.people.write("Bleu is qualified.", { user: "U0BRUNO00" });
    const fields = {
      callback_id: "check_message",
      message: { type: "message", ts: message.ts, text: message.text, user: message.user },
      trigger_id: "U0ALICE00.T000777",
    };

    await bot.slack.people.interact("message_action", fields);
    await bot.slack.people.interact("message_action", fields);
    await shownTo(bot, "Supported by the base:");
    await bot.service.desk.idle();

    expect(bot.checked).toHaveLength(1);
    expect(bot.service.recentQuestions(PERSON, 5)).toHaveLength(1);
  });

  it("shows its outcome although the message was deleted meanwhile", async () => {
    const held = gate();
    const bot = await startChecking(held.opened);
    const message = bot.slack.people.write("Bleu is qualified.", { user: "U0BRUNO00" });
    await bot.slack.people.shortcut("check_message", message);
    await bot.slack.world.until(() => bot.checked.length === 1);

    const { isAcknowledged } = await bot.slack.people.delete(message);
    held.open();

    expect(isAcknowledged).toBe(true);
    await shownTo(bot, "Supported by the base:");
  });

  it("tells guests of another workspace that they are not answered", async () => {
    const bot = await startChecking();
    bot.service.permissions.admit = () => ({ kind: "guest" });
    const message = bot.slack.people.write("Bleu is qualified.");

    await bot.slack.people.shortcut("check_message", message);

    await shownTo(bot, "not guests from another one");
    expect(bot.checked).toEqual([]);
  });

  it("that is not ours is acknowledged, and nothing happens", async () => {
    const bot = await startChecking();
    const message = bot.slack.people.write("Bleu is qualified.");

    const { isAcknowledged } = await bot.slack.people.shortcut("constructor", message);

    expect(isAcknowledged).toBe(true);
    expect(bot.checked).toEqual([]);
    expect(bot.slack.world.privateMessages).toEqual([]);
  });
});
