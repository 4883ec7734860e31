import { afterAll, beforeAll, expect, it } from "vitest";
import { openRealAssistant, type RealAssistant } from "../../helpers/real-assistant.ts";
import { visibleText } from "../../helpers/slack/payloads.ts";
import { answerIn } from "../../helpers/slack/slack-bot.ts";
import { useSlackBot } from "../../helpers/slack/use-slack-bot.ts";

let real: RealAssistant;

beforeAll(async () => {
  real = await openRealAssistant();
});
afterAll(() => real.close());

const start = useSlackBot();

it("answers a mention, a follow-up, a direct message and a command on the real base", async () => {
  const { slack } = await start({
    parts: { ask: async (question) => real.assistant.ask(question) },
  });
  const { message } = await slack.people.mention("Qui exploite Bleu ?", { user: "U0BRUNO00" });
  const answer = await answerIn({ slack }, message);
  expect(visibleText(answer.blocks)).toMatch(/Orange|Capgemini/);
  expect(JSON.stringify(answer.blocks)).toContain('"url":"https://');

  await slack.people.reply("Est-il qualifié SecNumCloud ?", {
    user: "U0BRUNO00",
    thread: message.ts,
  });
  expect(visibleText((await answerIn({ slack }, message, 2)).blocks)).toContain("SecNumCloud");

  const direct = await slack.people.dm("What is the CLOUD Act?");
  expect(visibleText((await answerIn({ slack }, direct.message)).blocks)).toContain("CLOUD Act");

  await slack.people.slash("Which providers are SecNumCloud-qualified?");
  const shown = await slack.world.until(() =>
    slack.world.privateMessages.find(({ blocks }) => visibleText(blocks).includes("OUTSCALE")),
  );
  expect(shown.user).toBe("U0ALICE00");

  await slack.people.click(answer, "souverain:passage", { user: "U0BRUNO00" });
  const { view } = await slack.world.until(() => slack.world.modals[0]);
  expect(visibleText(view["blocks"]).length).toBeGreaterThan(50);
});

it("says so when the base has no answer, and shows what comes nearest", async () => {
  const { slack } = await start({
    parts: { ask: async (question) => real.assistant.ask(question) },
  });
  const { message } = await slack.people.mention("Who won the 1998 World Cup?");
  const answer = await answerIn({ slack }, message);
  expect(answer.text.length).toBeGreaterThan(20);
  expect(slack.world.posts()).toHaveLength(1);
});
