import { describe, expect, it } from "vitest";
import { FLAG } from "../../helpers/discord/entities.ts";
import { ANSWER, openScene } from "../../helpers/discord/scene.ts";
import { customIds, shownText } from "../../helpers/discord/shown-text.ts";
import { answerOf, sentence } from "../../helpers/evaluated-answer.ts";

const UNKNOWN_NAME = { kind: "abstained", reason: "unknown-name" } as const;
const QUESTION = "Nimbus est-il qualifié ?";

describe("ways to ask on Discord", () => {
  it.each([
    { name: "for everybody by default", options: { question: QUESTION }, isPrivate: false },
    {
      name: "for the asker alone",
      options: { question: QUESTION, private: true },
      isPrivate: true,
    },
  ])("/ask answers $name, in place of the deferred reply", async ({ options, isPrivate }) => {
    const scene = await openScene();

    const interaction = scene.people.command(scene.asker, "ask", { options });
    const answer = await scene.answered(interaction, ANSWER);

    expect(interaction.callback).toEqual({ type: 5, data: { flags: isPrivate ? 64 : 0 } });
    expect(answer.seenBy).toBe(isPrivate ? scene.asker.id : null);
    expect(answer.flags & FLAG.componentsV2).toBe(FLAG.componentsV2);
    // A slash command does not show what was asked.
    expect(shownText(answer)).toMatch(/Question\s: Nimbus est-il qualifié \?/u);
    expect(customIds(answer).some((id) => id.startsWith("share:"))).toBe(isPrivate);
  });

  it("a mention in a channel begins a thread named after the question, and is answered there", async () => {
    const scene = await openScene();

    const asked = scene.people.say(scene.asker, `@bot ${QUESTION}`);
    await scene.shown(asked.id, ANSWER);

    expect(scene.discord.world.channels.get(asked.id)?.name).toBe(QUESTION);
    expect(scene.bot.asked.map(({ text }) => text)).toEqual([QUESTION]);
  });

  it("a mention in a thread is answered there, as a reply", async () => {
    const scene = await openScene();
    const first = scene.people.say(scene.asker, `@bot ${QUESTION}`);
    await scene.shown(first.id, ANSWER);
    const thread = scene.discord.world.channels.get(first.id);

    const second = scene.people.say(scene.asker, "@bot Et depuis quand ?", {
      in: thread ?? scene.discord.world.general,
    });
    await scene.discord.until(
      "both are answered",
      () => scene.posts().filter((post) => shownText(post).includes(ANSWER)).length === 2,
    );

    expect(scene.posts()[1]?.replyTo?.id).toBe(second.id);
    expect(scene.bot.asked[1]?.history).toEqual([QUESTION]);
  });

  it.each([
    { name: "with the bell", rings: true },
    { name: "by name without the bell", rings: false },
  ])("a reply to the bot in a channel is answered in place ($name)", async ({ rings }) => {
    const scene = await openScene();
    const interaction = scene.people.command(scene.asker, "ask", {
      options: { question: QUESTION },
    });
    const answer = await scene.answered(interaction, ANSWER);

    const text = rings ? "Depuis quand ?" : "@bot Depuis quand ?";
    const reply = scene.people.say(scene.asker, text, { replyTo: answer, rings });
    await scene.discord.until("the reply is answered", () =>
      scene
        .posts()
        .some((post) => post.replyTo?.id === reply.id && shownText(post).includes(ANSWER)),
    );

    expect(scene.bot.asked[1]).toMatchObject({ text: "Depuis quand ?", history: [QUESTION] });
    expect(scene.discord.world.channels.has(reply.id)).toBe(false);
  });

  it("a direct message is answered, and remembers what was asked before", async () => {
    const scene = await openScene();
    const channel = scene.discord.world.directChannel(scene.asker);

    scene.people.direct(scene.asker, QUESTION);
    await scene.shown(channel.id, ANSWER);
    scene.people.direct(scene.asker, "Depuis quand ?");
    await scene.discord.until("both are answered", () => scene.bot.asked.length === 2);
    await scene.bot.service.desk.idle();

    expect(scene.bot.asked[1]).toMatchObject({ text: "Depuis quand ?", history: [QUESTION] });
  });

  it("the menu of a message asks its text, and answers whoever used it alone", async () => {
    const scene = await openScene();
    const other = scene.discord.world.addPerson("bob");
    const claim = scene.people.say(other, "Nimbus n'est pas qualifié, dit <@1234567890123>.");

    const interaction = scene.people.useMessageMenu(scene.asker, "Ask about this", claim);
    const answer = await scene.answered(interaction, ANSWER);

    expect(answer.seenBy).toBe(scene.asker.id);
    expect(scene.bot.asked[0]?.text).toBe("Nimbus n'est pas qualifié, dit .");
  });

  it.each([
    {
      name: "nothing but the bot's name",
      text: "@bot",
      reply: "Ask me a question in one sentence",
    },
    {
      name: "nothing but invisible marks",
      text: "@bot <@&1234>",
      reply: "Ask me a question in one sentence",
    },
  ])("a message with $name is told how to ask", async ({ text, reply }) => {
    const scene = await openScene();

    scene.people.say(scene.asker, text);
    await scene.shown(scene.discord.world.general.id, reply);

    expect(scene.bot.asked).toEqual([]);
  });

  it.each([
    { name: "other bots", isBot: true, text: "@bot hello" },
    { name: "what is not addressed to the bot", isBot: false, text: "hello everybody" },
    { name: "@everyone", isBot: false, text: "@everyone hello" },
  ])("ignores $name", async ({ isBot, text }) => {
    const scene = await openScene();
    const writer = scene.discord.world.addPerson("eve", { isBot });

    scene.people.say(writer, text);
    const asked = scene.people.say(scene.asker, `@bot ${QUESTION}`);
    await scene.shown(asked.id, ANSWER);

    expect(scene.bot.asked.map((each) => each.text)).toEqual([QUESTION]);
  });
});

describe("commands that ask nothing", () => {
  it("/provider shows what the base holds, with suggestions while a name is typed", async () => {
    const names = Array.from({ length: 40 }, (_, index) => `Nimbus ${String(index)}`);
    const scene = await openScene({
      parts: { suggestProviders: (typed, limit) => (typed === "nim" ? names.slice(0, limit) : []) },
    });

    const typing = scene.people.type(scene.asker, "provider", { name: "nim" });
    await scene.discord.until("names are suggested", () => typing.callback !== null);
    const interaction = scene.people.command(scene.asker, "provider", {
      options: { name: "Nimbus 3" },
    });
    const card = await scene.answered(interaction, ANSWER);

    expect(typing.callback).toEqual({
      type: 8,
      data: { choices: names.slice(0, 25).map((name) => ({ name, value: name })) },
    });
    expect(card.seenBy).toBe(scene.asker.id);
  });

  it("/provider names what is similar to a name that the base does not know", async () => {
    const scene = await openScene({
      parts: {
        provider: async () =>
          Promise.resolve({ ...answerOf([sentence("Nom inconnu.")]), ...UNKNOWN_NAME }),
        suggestProviders: (typed) => (typed === "nimbüs" ? ["Nimbus", "Nimbus *Pro*"] : []),
      },
    });

    const asked = scene.people.command(scene.asker, "provider", { options: { name: " nimbüs " } });
    const told = await scene.answered(asked, "Nom inconnu.");

    expect(shownText(told)).toMatch(/Nimbus, Nimbus \\\*Pro\\\*/u);
    expect(customIds(told).some((id) => id.startsWith("share:"))).toBe(false);
  });

  it("/provider asks for a name when there is none but spaces", async () => {
    const scene = await openScene();

    const asked = scene.people.command(scene.asker, "provider", { options: { name: "  " } });

    const told = await scene.answered(asked, "OVHcloud");

    expect(shownText(told)).not.toContain(ANSWER);
  });

  it("says so in place of waiting when a command fails after it was taken", async () => {
    const scene = await openScene({
      parts: { provider: async () => Promise.reject(new Error("disk")) },
    });

    const asked = scene.people.command(scene.asker, "provider", { options: { name: "Nimbus" } });
    const told = await scene.answered(asked, "Réessayez");

    expect(told.flags & FLAG.loading).toBe(0);
  });

  it.each([
    { command: "sources", text: "ANSSI" },
    { command: "status", text: "20 novembre 2026" },
    { command: "help", text: "/demander" },
    { command: "help", text: "Discord" },
    { command: "no-such-command", text: "Je ne connais pas cette commande" },
  ])("/$command answers its user alone, in their language", async ({ command, text }) => {
    const scene = await openScene({
      parts: { publishers: () => [{ publisher: "ANSSI", sources: 3, newest: "2026-11-20" }] },
    });

    const answer = await scene.answered(scene.people.command(scene.asker, command), text);

    expect(answer.seenBy).toBe(scene.asker.id);
  });

  it("/forget-me deletes what a person asked, and says how much", async () => {
    const scene = await openScene();
    const asked = scene.people.command(scene.asker, "ask", { options: { question: QUESTION } });
    await scene.answered(asked, ANSWER);
    await scene.bot.service.desk.idle();
    const person = { platform: "discord", user: scene.asker.id };
    expect(scene.bot.service.recentQuestions(person, 5)).toHaveLength(1);

    await scene.answered(scene.people.command(scene.asker, "forget-me"), /1/u);

    expect(scene.bot.service.recentQuestions(person, 5)).toEqual([]);
  });
});
