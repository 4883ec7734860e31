import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { startLoopbackSlack } from "../../helpers/slack/loopback-slack.ts";
import { visibleText } from "../../helpers/slack/payloads.ts";
import { APP_TOKEN, BOT_TOKEN } from "../../helpers/slack/secrets.ts";
import { answerIn } from "../../helpers/slack/slack-bot.ts";
import { startProcess } from "../../helpers/started-process.ts";

it("answers a mention, a follow-up, a direct message and a command on the real base, as a process", async () => {
  const stateDir = mkdtempSync(join(tmpdir(), "souverain-start-"));
  onTestFinished(() => rmSync(stateDir, { recursive: true, force: true }));
  const slack = await startLoopbackSlack();
  onTestFinished(async () => slack.close());
  const bot = startProcess({
    STATE_DIR: stateDir,
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_APP_TOKEN: APP_TOKEN,
  });
  await bot.says("ready as ");

  const { message } = await slack.people.mention("Qui exploite Bleu ?", { user: "U0BRUNO00" });
  const answer = await answerIn({ slack }, message);
  await slack.people.reply("Et S3NS ?", { user: "U0BRUNO00", thread: message.ts });
  const followUp = await answerIn({ slack }, message, 2);
  const direct = await slack.people.dm("What is the CLOUD Act?");
  const told = await answerIn({ slack }, direct.message);
  await slack.people.slash("Which providers are SecNumCloud-qualified?");
  await slack.world.until(() =>
    slack.world.privateMessages.find(({ blocks }) => visibleText(blocks).includes("OUTSCALE")),
  );

  expect(visibleText(answer.blocks)).toContain("Bleu");
  expect(visibleText(followUp.blocks)).toContain("S3NS");
  expect(visibleText(told.blocks)).toContain("Clarifying Lawful Overseas Use of Data Act");
  expect(await bot.end("SIGTERM")).toBe(0);
});
