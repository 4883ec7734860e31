import { describe, expect, it } from "vitest";
import { visibleText } from "../../helpers/slack/payloads.ts";
import { answerIn, type SlackBot } from "../../helpers/slack/slack-bot.ts";
import { useSlackBot } from "../../helpers/slack/use-slack-bot.ts";
import type { StoredMessage } from "../../helpers/slack/world.ts";

const start = useSlackBot();

async function answered(bot: SlackBot): Promise<StoredMessage> {
  const { message } = await bot.slack.people.mention("Who operates Bleu?");
  const answer = await answerIn(bot, message);
  await bot.service.desk.idle();
  return answer;
}

describe("the passage button", () => {
  it("opens the stored passage with its dates and basis", async () => {
    const bot = await start();
    await bot.slack.people.click(await answered(bot), "souverain:passage");
    const { view, user } = await bot.slack.world.until(() => bot.slack.world.modals[0]);
    const text = visibleText(view["blocks"]);
    expect(user).toBe("U0ALICE00");
    expect(text).toContain("Trois centres sont visés.");
    expect(text).toContain("ANSSI");
    expect(text).toContain("2 May 2026");
  });

  it("says so when the answer is not kept any more", async () => {
    const bot = await start();
    const answer = await answered(bot);
    await bot.slack.people.click(answer, "souverain:passage", {
      value: "passage:00000000000000ff:1",
    });
    const { view } = await bot.slack.world.until(() => bot.slack.world.modals[0]);
    expect(visibleText(view["blocks"])).toContain("This answer is no longer kept.");
  });
});

interface Kept {
  readonly answer: StoredMessage;
  readonly answerId: string;
}

async function keptAnswer(bot: SlackBot): Promise<Kept> {
  const answer = await answered(bot);
  const [question] = bot.service.recentQuestions({ platform: "slack", user: "U0ALICE00" }, 1);
  return { answer, answerId: question?.answerId ?? "" };
}

describe("feedback", () => {
  it("is kept and thanked for, to the person alone", async () => {
    const bot = await start();
    const kept: unknown[] = [];
    const give = bot.service.giveFeedback.bind(bot.service);
    bot.service.giveFeedback = (feedback) => {
      kept.push(feedback);
      give(feedback);
    };
    const found = await keptAnswer(bot);
    await bot.slack.people.click(found.answer, "souverain:feedback", {
      value: `helpful:${found.answerId}`,
    });
    const thanks = await bot.slack.world.until(() => bot.slack.world.privateMessages[0]);
    expect(thanks).toMatchObject({ user: "U0ALICE00", threadTs: found.answer.threadTs });
    expect(kept).toMatchObject([{ verdict: "helpful", answerId: found.answerId, reason: null }]);
  });

  it("asks why when an answer did not help, and keeps the reason", async () => {
    const bot = await start();
    const kept: unknown[] = [];
    bot.service.giveFeedback = (feedback) => {
      kept.push(feedback);
    };
    const found = await keptAnswer(bot);
    await bot.slack.people.click(found.answer, "souverain:feedback", {
      value: `unhelpful:${found.answerId}`,
    });
    await bot.slack.world.until(() => bot.slack.world.modals[0]);
    const submitted = await bot.slack.people.submitModal({
      reason: { type: "radio_buttons", selected_option: { value: "outdated" } },
      comment: { type: "plain_text_input", value: " since May " },
    });
    expect(kept).toMatchObject([
      { verdict: "unhelpful", reason: null },
      { verdict: "unhelpful", reason: "outdated", comment: "since May" },
    ]);
    expect(submitted.payload).toMatchObject({ response_action: "update" });
    expect(visibleText(submitted.payload)).toContain("Thank you, noted.");
  });
});
