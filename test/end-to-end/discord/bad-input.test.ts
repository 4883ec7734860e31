import { describe, expect, it } from "vitest";
import type { Answer } from "../../../src/domain/answer.ts";
import type { Question } from "../../../src/domain/question.ts";
import { fakeAnswer } from "../../helpers/discord/bot.ts";
import { readMarkup } from "../../helpers/discord/read-markup.ts";
import { ANSWER, openScene, type SceneOptions } from "../../helpers/discord/scene.ts";
import { customIds, shownText } from "../../helpers/discord/shown-text.ts";
import { answerOf, citationOf, sentence } from "../../helpers/evaluated-answer.ts";

const QUESTION = "Nimbus est-il qualifié ?";

/** Answers so. */
function answering(answer: (asked: Answer) => Answer): SceneOptions {
  return {
    parts: {
      ask: async (question: Question) => Promise.resolve({ answer: answer(fakeAnswer(question)) }),
    },
  };
}

describe("bad input", () => {
  it.each([
    { name: "the channel", where: "general" },
    { name: "the thread", where: "thread" },
  ])("$name is deleted in mid-answer: the asker gets it directly", async ({ where }) => {
    const scene = await openScene();
    const release = scene.discord.rest.hold("post");

    const said = scene.people.say(scene.asker, `@bot ${QUESTION}`);
    await scene.discord.until("its thread is there", () =>
      scene.discord.world.channels.has(said.id),
    );
    await scene.discord.until("it was asked", () => scene.bot.asked.length === 1);
    const { channels, general } = scene.discord.world;
    const thread = channels.get(said.id) ?? general;
    scene.people.deleteChannel(thread);
    if (where === "general") {
      scene.people.deleteChannel(general);
    }
    release();

    const answer = await scene.shown(scene.discord.world.directChannel(scene.asker).id, ANSWER);
    expect(shownText(answer)).toContain(QUESTION);
  });

  it("hundreds of mentions are no part of a question, and ring nobody", async () => {
    const scene = await openScene();
    const crowd = Array.from({ length: 300 }, (_, index) => `<@${String(10 ** 17 + index)}>`).join(
      " ",
    );

    const said = scene.people.say(scene.asker, `@bot ${crowd} @everyone Nimbus ?`);
    await scene.shown(said.id, ANSWER);

    expect(scene.bot.asked[0]?.text).toBe("@everyone Nimbus ?");
    // The name of a thread is no Markdown: it mentions nobody, whatever it holds.
    expect(scene.discord.world.channels.get(said.id)?.name).toBe("@everyone Nimbus ?");
  });

  it.each([
    { name: "zero-width and right-to-left tricks", text: "Nim\u200bbus \u202eéifilauq\u202c ?" },
    { name: "Markdown", text: "**Nimbus** [ici](https://evil.example) `?` # > - ||x||" },
    {
      name: "pings, links and invitations",
      text: "@everyone <@&42> <#42> https://evil.example discord.gg/evil ?",
    },
    { name: "2,000 characters", text: `Nimbus ${"très ".repeat(398)}?`.slice(0, 2000) },
    { name: "line breaks", text: "Nimbus\n# titre\n> citation\n-# petit ?" },
  ])("a question with $name is repeated as nothing but text", async ({ text }) => {
    const scene = await openScene();

    const asked = scene.people.command(scene.asker, "ask", { options: { question: text } });
    const answer = await scene.answered(asked, ANSWER);
    const read = readMarkup(shownText(answer));

    expect(read.live).toEqual([]);
    expect(read.links).toEqual(["https://example.org/catalogue"]);
    expect(read.text).not.toMatch(/[\u200b\u202e\u202c]/u);
  });

  it("a name with Markdown is nothing but a name", async () => {
    const scene = await openScene();
    const eve = scene.discord.world.addPerson("eve", {
      displayName: "**@everyone** [x](https://evil.example)",
    });
    const asked = scene.people.command(eve, "ask", {
      options: { question: QUESTION, private: true },
    });
    const answer = await scene.answered(asked, ANSWER);
    await scene.bot.service.desk.idle();
    const share = customIds(answer).find((id) => id.startsWith("share:")) ?? "";

    const shared = await scene.answered(scene.people.press(eve, answer, share), ANSWER);
    const read = readMarkup(shownText(shared));

    expect(read.live).toEqual([]);
    expect(read.links).toEqual(["https://example.org/catalogue"]);
  });

  it.each([
    { name: "privately", isPrivate: true },
    { name: "for everybody", isPrivate: false },
  ])(
    "an answer of 6,500 characters loses nothing but goes into several messages, $name",
    async ({ isPrivate }) => {
      const long = Array.from({ length: 34 }, (_, index) =>
        `${String(index)} ${"Bleu est un nuage. ".repeat(10)}`.trim(),
      );
      const scene = await openScene(
        answering((answer) => ({
          ...answerOf(
            long.map((text) => sentence(text, 1)),
            { citations: [citationOf()] },
          ),
          answerId: answer.answerId,
        })),
      );

      const asked = scene.people.command(scene.asker, "ask", {
        options: { question: QUESTION, private: isPrivate },
      });
      await scene.discord.until("the last part is there", () =>
        scene.discord.world.messages.some((each) =>
          customIds(each).some((id) => id.startsWith("helpful:")),
        ),
      );
      const parts = scene.discord.world.messages.filter(
        ({ author }) => author.id === scene.discord.world.bot.id,
      );

      expect(asked.original).toBe(parts[0]);
      expect(parts.length).toBeGreaterThan(1);
      expect(parts.every(({ seenBy }) => seenBy === (isPrivate ? scene.asker.id : null))).toBe(
        true,
      );
      expect(parts.filter((part) => customIds(part).length > 0)).toEqual([parts.at(-1)]);
      const all = parts.map(shownText).join("\n");
      expect(long.filter((text) => !all.includes(text))).toEqual([]);
      expect(shownText(parts.at(-1) ?? { content: "", components: [] })).toContain("Sources");
    },
  );

  it("logs neither questions nor tokens, whatever goes wrong", async () => {
    const scene = await openScene();
    scene.discord.rest.fault("callback", { status: 500, body: {} }, 4);
    scene.discord.rest.fault("edit-original", { status: 400, body: { code: 1, message: "no" } }, 2);
    scene.discord.rest.fault("post", { status: 403, body: { code: 1, message: "no" } }, 2);

    const asked = scene.people.command(scene.asker, "ask", { options: { question: QUESTION } });
    const said = scene.people.say(scene.asker, `@bot ${QUESTION}`);
    await scene.shown(said.id, ANSWER);
    await scene.bot.service.desk.idle();

    const log = JSON.stringify(scene.bot.log);
    expect(log).toContain("Discord did not take a call");
    expect(log).not.toContain("Nimbus");
    expect(log).not.toContain(asked.token);
    expect(log).not.toContain(scene.discord.world.token);
  });
});
