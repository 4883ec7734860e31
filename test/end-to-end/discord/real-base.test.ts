import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHANNEL } from "../../helpers/discord/entities.ts";
import { openScene, type SceneOptions } from "../../helpers/discord/scene.ts";
import { customId, shownText } from "../../helpers/discord/shown-text.ts";
import { openRealAssistant, type RealAssistant } from "../../helpers/real-assistant.ts";

describe("the real base on Discord", () => {
  let real: RealAssistant;
  beforeAll(async () => {
    real = await openRealAssistant();
  });
  afterAll(() => {
    real.close();
  });

  const asking = (): SceneOptions => ({
    parts: { ask: async (question) => real.assistant.ask(question) },
  });

  it("answers a mention, a follow-up, a direct message and a command with checked, linked sources", async () => {
    const scene = await openScene(asking());

    const asked = scene.people.say(scene.asker, "@bot Qui exploite Bleu ?");
    const answer = await scene.shown(asked.id, /Bleu/u);
    const thread = scene.discord.world.channels.get(asked.id);
    scene.people.say(scene.asker, "@bot Est-il qualifié SecNumCloud ?", {
      in: thread ?? scene.discord.world.general,
    });
    const direct = scene.people.direct(scene.asker, "Who operates S3NS?");
    const directAnswer = await scene.shown(direct.channelId, /Thales/u);
    const command = scene.people.command(scene.asker, "ask", {
      options: { question: "Was ist der CLOUD Act?" },
    });
    const german = await scene.answered(command, /CLOUD Act/u);
    await scene.bot.service.desk.idle();

    expect(thread?.type).toBe(CHANNEL.publicThread);
    expect(scene.bot.asked.filter(({ history }) => history.length > 0)).toMatchObject([
      { text: "Est-il qualifié SecNumCloud ?", history: ["Qui exploite Bleu ?"] },
    ]);
    for (const each of [answer, directAnswer, german]) {
      expect(shownText(each)).toMatch(/\(\[1\]\(<https:\/\/[^>]+>\)/u);
      expect(customId(each, "passage")).not.toBe("");
    }
  });

  it("says so when the base has no answer, with what comes nearest", async () => {
    const scene = await openScene(asking());

    const asked = scene.people.command(scene.asker, "ask", {
      options: { question: "Combien d'employés a Zorglubcloud ?" },
    });
    const answer = await scene.answered(asked, /Zorglubcloud/u);

    expect(shownText(answer)).not.toMatch(/\(\[1\]\(/u);
  });
});
