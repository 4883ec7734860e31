import { describe, expect, it } from "vitest";
import { fakeAnswer } from "../../helpers/discord/bot.ts";
import { createGate } from "../../helpers/discord/gate.ts";
import { ANSWER, openScene, type Scene } from "../../helpers/discord/scene.ts";
import { shownText } from "../../helpers/discord/shown-text.ts";

const QUESTION = "Nimbus est-il qualifié ?";

function countAnswers(scene: Scene): number {
  return scene.discord.world.messages.filter((each) => shownText(each).includes(ANSWER)).length;
}

describe("questions that change", () => {
  it("answers an edited question again, in place", async () => {
    const scene = await openScene();
    const said = scene.people.say(scene.asker, `@bot ${QUESTION}`);
    const before = await scene.shown(said.id, ANSWER);
    await scene.bot.service.desk.idle();

    scene.people.edit(said, "@bot Qui exploite Nimbus ?");
    await scene.discord.until("it was asked again", () => scene.bot.asked.length === 2);
    await scene.bot.service.desk.idle();

    expect(scene.bot.asked[1]?.text).toBe("Qui exploite Nimbus ?");
    expect(scene.posts().map(({ id }) => id)).toEqual([before.id]);
  });

  it("takes a message that names the bot only since it was edited", async () => {
    const scene = await openScene();
    const said = scene.people.say(scene.asker, QUESTION);

    scene.people.edit(said, `@bot ${QUESTION}`);
    await scene.shown(said.id, ANSWER);
    scene.people.edit(said, `@bot ${QUESTION} `);
    const marker = scene.people.direct(scene.asker, "@bot");
    await scene.shown(marker.channelId, "Ask me");
    await scene.bot.service.desk.idle();

    expect(scene.bot.asked.map(({ text }) => text)).toEqual([QUESTION]);
  });

  it("leaves a message alone that only got a preview", async () => {
    const scene = await openScene();
    const said = scene.people.say(scene.asker, QUESTION);

    said.content = `<@${scene.discord.world.bot.id}> ${QUESTION}`;
    said.mentions = [scene.discord.world.bot];
    scene.discord.world.announce("MESSAGE_UPDATE", said);
    const marker = scene.people.direct(scene.asker, "@bot");
    await scene.shown(marker.channelId, "Ask me");

    expect(scene.bot.asked).toEqual([]);
  });

  it("takes an answer back when its question is deleted", async () => {
    const scene = await openScene();
    const said = scene.people.say(scene.asker, `@bot ${QUESTION}`);
    await scene.shown(said.id, ANSWER);
    await scene.bot.service.desk.idle();

    scene.people.remove(said);
    await scene.discord.until("the answer is gone", () => scene.posts().length === 0);

    expect(scene.posts()).toEqual([]);
  });

  it("shows nothing for a question that is deleted while it is being answered", async () => {
    const gate = createGate();
    const scene = await openScene({
      parts: {
        ask: async (question) => {
          await gate.passed;
          return { answer: fakeAnswer(question) };
        },
      },
    });
    const said = scene.people.say(scene.asker, `@bot ${QUESTION}`);
    await scene.discord.until("it was asked", () => scene.bot.asked.length === 1);

    scene.people.remove(said);
    const marker = scene.people.direct(scene.asker, "@bot");
    await scene.shown(marker.channelId, "Ask me");
    gate.open();
    await scene.bot.service.desk.idle();

    expect(countAnswers(scene)).toBe(0);
    expect(scene.posts().filter(({ channelId }) => channelId === said.id)).toEqual([]);
  });
});
