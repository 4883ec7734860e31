import { describe, expect, it } from "vitest";
import { shutGate } from "../../helpers/gate.ts";
import { CENTRES, QUESTION } from "../../helpers/llm/centres-base.ts";
import { draftOf, plainClaim } from "../../helpers/llm/drafts.ts";
import {
  FOREVER,
  growing,
  outcomesIn,
  stalled,
  twoClaims,
  whole,
} from "../../helpers/slack/drafted-answers.ts";
import { useDraftingBot } from "../../helpers/slack/drafting-bot.ts";

const start = useDraftingBot();

describe("while an answer grows", () => {
  it("its asker stops it, and has the answer of the bot alone", async () => {
    const bot = await start(twoClaims(FOREVER));
    const { slack, service } = bot;
    const { message } = await slack.people.mention(QUESTION);
    const post = await growing(bot, message);
    const { isAcknowledged } = await slack.people.click(post, "souverain:stop");
    await service.desk.idle();

    expect(isAcknowledged).toBe(true);
    expect(outcomesIn(bot, message)).toEqual(whole("the bot chose alone"));
    await bot.model.hungUp(1);
  });

  it("somebody else cannot stop it, and is told so alone", async () => {
    const gate = shutGate();
    const bot = await start(twoClaims(gate.passed));
    const { slack, service } = bot;
    const { message } = await slack.people.mention(QUESTION);
    const post = await growing(bot, message);
    await slack.people.click(post, "souverain:stop", { user: "U0BRUNO00" });
    const told = await slack.world.until(() => slack.world.privateMessages.at(-1));
    expect(told).toMatchObject({ user: "U0BRUNO00", text: expect.stringContaining("arrêter") });
    gate.open();
    await service.desk.idle();

    expect(outcomesIn(bot, message)).toEqual(whole(CENTRES.planned));
  });

  it("its question is deleted: nothing is left, and the model is not waited for", async () => {
    const bot = await start(twoClaims(FOREVER));
    const { slack, service } = bot;
    const { message } = await slack.people.mention(QUESTION);
    await growing(bot, message);
    await slack.people.delete(message);
    await service.desk.idle();

    expect(slack.world.posts()).toEqual([]);
    await bot.model.hungUp(1);
  });

  it("its question is edited: the answer to the new one takes its place", async () => {
    const bot = await start([
      (request) => stalled(request),
      (request) => draftOf(plainClaim(request, CENTRES.planned)),
    ]);
    const { slack, service } = bot;
    const { message } = await slack.people.mention(QUESTION);
    await growing(bot, message);
    await slack.people.edit(message, `<@U0BOT0000> ${QUESTION} And which are planned?`);
    await service.desk.idle();

    expect(outcomesIn(bot, message)).toEqual(whole(CENTRES.planned));
  });

  it("the bot is stopped: the stream does not stay open, and the next start answers in its place", async () => {
    const first = await start(twoClaims(FOREVER));
    const { slack, stateDir } = first;
    const { message } = await slack.people.mention(QUESTION);
    const post = await growing(first, message);
    await first.stop();
    expect(post.streamingState).toBe("completed");

    const second = await start(twoClaims(Promise.resolve()), { slack, stateDir });
    await second.service.desk.idle();

    expect(outcomesIn(second, message)).toEqual(whole(CENTRES.three));
  });
});
