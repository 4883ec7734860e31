import { describe, expect, it } from "vitest";
import type { Channel, Message } from "../../helpers/discord/entities.ts";
import { INTENT } from "../../helpers/discord/gateway.ts";
import { ANSWER, openScene, type Scene } from "../../helpers/discord/scene.ts";
import { customId, shownText } from "../../helpers/discord/shown-text.ts";

const QUESTION = "Nimbus est-il qualifié ?";
const HINT = "je ne vois pas les autres messages ici";
const READING = {
  settings: { messageContent: true },
  world: { grantedIntents: INTENT.messageContent },
};

/** Asks in a channel, and gives the thread that the bot began with it. */
async function beginThread(scene: Scene): Promise<{ thread: Channel; answer: Message }> {
  const asked = scene.people.say(scene.asker, `@bot ${QUESTION}`);
  const answer = await scene.shown(asked.id, ANSWER);
  await scene.bot.service.desk.idle();
  const thread = scene.discord.world.channels.get(asked.id) ?? scene.discord.world.general;
  return { thread, answer };
}

/** Lets the bot take in everything so far: what it is sent after that, it answers. */
async function settle(scene: Scene): Promise<void> {
  const count = scene.bot.asked.length;
  scene.people.direct(scene.asker, `Marque ${String(count)} ?`);
  await scene.discord.until("the bot has caught up", () => scene.bot.asked.length > count);
  await scene.bot.service.desk.idle();
}

const texts = ({ bot }: Scene): readonly string[] =>
  bot.asked.map(({ text }) => text).filter((text) => !text.startsWith("Marque"));

describe("follow-ups without the privileged intent", () => {
  it("asks for no privileged intent, and gets no text that is not meant for it", async () => {
    const scene = await openScene();
    const { thread } = await beginThread(scene);

    scene.people.say(scene.asker, "Et depuis quand ?", { in: thread });
    await settle(scene);

    expect(scene.discord.world.gateway.identifies).toEqual([
      { intents: INTENT.guilds | INTENT.guildMessages | INTENT.directMessages },
    ]);
    expect(texts(scene)).toEqual([QUESTION]);
  });

  it("says once per thread that a follow-up needs a reply or a mention", async () => {
    const scene = await openScene();
    const { thread, answer } = await beginThread(scene);

    scene.people.say(scene.asker, "@bot Et depuis quand ?", { in: thread });
    scene.people.say(scene.asker, "Pour quelle offre ?", { in: thread, replyTo: answer });
    await settle(scene);

    expect(texts(scene)).toEqual([QUESTION, "Et depuis quand ?", "Pour quelle offre ?"]);
    const inThread = scene.posts().filter(({ channelId }) => channelId === thread.id);
    expect(inThread.map((post) => shownText(post).includes(HINT))).toEqual([true, false, false]);
  });

  it("says so too when a reply comes without its text", async () => {
    const scene = await openScene();
    const { thread, answer } = await beginThread(scene);

    scene.people.say(scene.asker, "Depuis quand ?", { in: thread, replyTo: answer, rings: false });
    await scene.shown(thread.id, "I do not see other messages here");

    expect(texts(scene)).toEqual([QUESTION]);
  });
});

describe("follow-ups with the privileged intent", () => {
  it("answers plain follow-ups in a thread that it began, and gives no hint", async () => {
    const scene = await openScene(READING);
    const { thread, answer } = await beginThread(scene);

    scene.people.say(scene.asker, "Et depuis quand ?", { in: thread });
    await settle(scene);

    expect(texts(scene)).toEqual([QUESTION, "Et depuis quand ?"]);
    expect(scene.bot.asked[1]?.history).toEqual([QUESTION]);
    expect(shownText(answer)).not.toContain(HINT);
  });

  it("keeps quiet when people talk to each other, and in threads of others", async () => {
    const scene = await openScene(READING);
    const { thread } = await beginThread(scene);
    const bob = scene.discord.world.addPerson("bob");
    const foreign = scene.discord.world.addChannel(11, "foreign", {
      parentId: scene.discord.world.general.id,
      ownerId: bob.id,
    });

    scene.people.say(bob, `<@${scene.asker.id}> tu en penses quoi ?`, { in: thread });
    scene.people.say(bob, "Qui exploite Nimbus ?", { in: foreign });
    scene.people.say(bob, "Qui exploite Nimbus ?");
    await settle(scene);

    expect(texts(scene)).toEqual([QUESTION]);
  });

  it("keeps quiet once muted, until somebody names it again", async () => {
    const scene = await openScene(READING);
    const { thread, answer } = await beginThread(scene);

    const muting = scene.people.press(scene.asker, answer, customId(answer, "mute"));
    await scene.answered(muting, "Je me tais");
    scene.people.say(scene.asker, "Et depuis quand ?", { in: thread });
    scene.people.say(scene.asker, "@bot Pour quelle offre ?", { in: thread });
    await settle(scene);
    scene.people.say(scene.asker, "Et les autres offres ?", { in: thread });
    await settle(scene);

    expect(texts(scene)).toEqual([QUESTION, "Pour quelle offre ?", "Et les autres offres ?"]);
  });

  it.each([
    { name: "none", forums: () => "none" as const, asked: [] },
    { name: "all", forums: () => "all" as const, asked: ["Nimbus\nEst-il qualifié ?"] },
    { name: "this one", forums: (id: string) => [id], asked: ["Nimbus\nEst-il qualifié ?"] },
    { name: "another", forums: () => ["1"], asked: [] },
  ])("answers new posts of forums by setting: $name", async ({ forums, asked }) => {
    const scene = await openScene({
      world: READING.world,
      settings: ({ forum }) => ({ messageContent: true, forums: forums(forum.id) }),
    });

    const post = scene.people.postInForum(scene.asker, "Nimbus", "Est-il qualifié ?");
    await (asked.length > 0 ? scene.shown(post.channelId, ANSWER) : settle(scene));

    expect(texts(scene)).toEqual(asked);
  });

  it("a mention in a forum post asks with the post's title", async () => {
    const scene = await openScene();

    const post = scene.people.postInForum(scene.asker, "Nimbus", "@bot Est-il qualifié ?");
    await scene.shown(post.channelId, ANSWER);

    expect(texts(scene)).toEqual(["Nimbus\nEst-il qualifié ?"]);
  });
});
