import { describe, expect, it } from "vitest";
import { BotError } from "../../../src/errors.ts";
import { refuse, tooMany } from "../../helpers/discord/rest-server.ts";
import { ANSWER, openScene, type Scene } from "../../helpers/discord/scene.ts";
import { customIds, shownText } from "../../helpers/discord/shown-text.ts";

const QUESTION = "Nimbus est-il qualifié ?";

/** Whatever happened before, the bot still answers. */
async function expectAlive(scene: Scene): Promise<void> {
  const said = scene.people.say(scene.asker, `@bot ${QUESTION}`);
  await scene.shown(said.id, ANSWER);
}

describe("when Discord refuses", () => {
  it.each([
    { name: "429, for a moment", call: "post", answer: tooMany(0.05), times: 2 },
    { name: "429, shared by all", call: "typing", answer: tooMany(0.05, "shared"), times: 1 },
    { name: "500 again and again", call: "post", answer: { status: 500, body: {} }, times: 12 },

    {
      name: "502 while a thread begins",
      call: "start-thread",
      answer: { status: 502, body: {} },
      times: 6,
    },
  ])("a message is answered in the end: $name", async ({ call, answer, times }) => {
    const scene = await openScene();
    scene.discord.rest.fault(call, answer, times);

    const said = scene.people.say(scene.asker, `@bot ${QUESTION}`);
    await scene.shown(said.id, ANSWER);
    scene.people.direct(scene.asker, QUESTION);
    await scene.discord.until("both are answered", () => scene.posts().length === 2);
    await scene.bot.service.desk.idle();

    expect(scene.posts()).toHaveLength(2);
  });

  it.each([
    { name: "429", call: "edit-original", answer: tooMany(0.05), times: 1 },
    {
      name: "500 again and again",
      call: "edit-original",
      answer: { status: 500, body: {} },
      times: 9,
    },
    { name: "500 while deferring", call: "callback", answer: { status: 500, body: {} }, times: 2 },
  ])("an interaction is answered in the end: $name", async ({ call, answer, times }) => {
    const scene = await openScene();
    scene.discord.rest.fault(call, answer, times);

    const asked = scene.people.command(scene.asker, "ask", { options: { question: QUESTION } });
    await scene.answered(asked, ANSWER);

    expect(scene.posts()).toHaveLength(1);
  });

  it("sends plain text when it takes components for invalid", async () => {
    const scene = await openScene();
    scene.discord.rest.fault("post", refuse("invalidForm"));

    const said = scene.people.say(scene.asker, `@bot ${QUESTION}`);
    const answer = await scene.shown(said.id, ANSWER);

    expect(answer.content).toContain(ANSWER);
    expect(customIds(answer)).toContainEqual(expect.stringMatching(/^helpful:/u));
  });

  it("says that there is no answer when it takes the answer in no form", async () => {
    const scene = await openScene();
    scene.discord.rest.fault("post", refuse("invalidForm"), 2);

    const said = scene.people.say(scene.asker, `@bot ${QUESTION}`);
    await scene.shown(said.id, "votre question est restée sans réponse");
    await scene.bot.service.desk.idle();

    expect(scene.posts()).toHaveLength(1);
  });

  it.each(["blockedByAutoModeration", "threadLocked"] as const)(
    "answers directly where a place does not take it: %s",
    async (fault) => {
      const scene = await openScene();
      scene.discord.rest.fault("post", refuse(fault));

      scene.people.say(scene.asker, `@bot ${QUESTION}`);

      await scene.shown(scene.discord.world.directChannel(scene.asker).id, ANSWER);
      expect(scene.posts()).toHaveLength(1);
    },
  );

  it("answers in the channel when the name of a thread is not taken", async () => {
    const scene = await openScene();
    scene.discord.rest.fault("start-thread", refuse("blockedByAutoModeration"), 5);

    const said = scene.people.say(scene.asker, `@bot ${QUESTION}`);
    const answer = await scene.shown(scene.discord.world.general.id, ANSWER);

    expect(answer.replyTo?.id).toBe(said.id);
  });

  it.each([
    {
      name: "no thread may begin: it answers in the channel",
      denied: ["publicThreads"],
      place: "channel",
    },
    {
      name: "nothing may be sent in threads: it answers in the channel",
      denied: ["sendInThreads"],
      place: "channel",
    },
    {
      name: "nothing may be sent at all: it answers directly",
      denied: ["sendMessages", "publicThreads"],
      place: "direct",
    },
    {
      name: "the channel is hidden: it answers directly",
      denied: ["viewChannel"],
      place: "direct",
    },
  ] as const)("a permission and $name", async ({ denied, place }) => {
    const scene = await openScene();
    const { general } = scene.discord.world;
    scene.people.deny(general, ...denied);

    const said = scene.people.say(scene.asker, `@bot ${QUESTION}`);
    const channel = place === "channel" ? general : scene.discord.world.directChannel(scene.asker);
    const answer = await scene.shown(channel.id, ANSWER);

    expect(answer.replyTo?.id).toBe(place === "channel" ? said.id : undefined);
    const warned = scene.bot.log.some(({ msg }) =>
      String(msg).includes("give its role View Channels"),
    );
    expect(warned).toBe(place === "direct");
  });

  it("a permission that it told nobody about: it answers in the channel and says what to do", async () => {
    const scene = await openScene();
    scene.discord.rest.fault("start-thread", refuse("missingPermission"), 5);

    scene.people.say(scene.asker, `@bot ${QUESTION}`);
    await scene.shown(scene.discord.world.general.id, ANSWER);

    expect(scene.bot.log.map(({ msg }) => msg)).toContainEqual(
      expect.stringContaining("Create Public Threads"),
    );
  });

  it("gives an outcome up that neither place nor person takes, and goes on", async () => {
    const scene = await openScene();
    scene.people.deny(scene.discord.world.general, "viewChannel");
    scene.discord.rest.fault("open-direct", refuse("cannotMessageUser"), 5);

    scene.people.say(scene.asker, `@bot ${QUESTION}`);
    await scene.discord.until("it was refused", () =>
      scene.discord.rest.calls.some(({ name }) => name === "open-direct"),
    );
    await scene.bot.service.desk.idle();
    scene.people.deny(scene.discord.world.general);
    expect(scene.posts()).toEqual([]);

    await expectAlive(scene);
  });
});

describe("when the inbox cannot be written", () => {
  it.each([
    { name: "a message", way: "message" },
    { name: "a command", way: "command" },
  ])("tells who asked by $name to ask again", async ({ way }) => {
    const scene = await openScene();
    scene.bot.service.desk.accept = () => {
      throw new BotError("STORAGE_FAILED", "disk full");
    };

    const told = await (way === "message"
      ? scene.shown(scene.people.direct(scene.asker, QUESTION).channelId, /again/u)
      : scene.answered(
          scene.people.command(scene.asker, "ask", { options: { question: QUESTION } }),
          /réessayez|nouveau/iu,
        ));

    expect(scene.bot.asked).toEqual([]);
    expect(shownText(told)).not.toContain("disk");
  });
});
