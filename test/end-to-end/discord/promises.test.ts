import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { fakeAnswer, startBot } from "../../helpers/discord/bot.ts";
import { createGate } from "../../helpers/discord/gate.ts";
import { ANSWER, openScene, type Scene } from "../../helpers/discord/scene.ts";
import { shownText } from "../../helpers/discord/shown-text.ts";

const QUESTION = "Nimbus est-il qualifié ?";

function countAnswers(scene: Scene): number {
  return scene.discord.world.messages.filter((each) => shownText(each).includes(ANSWER)).length;
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "souverain-discord-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

describe("an interaction", () => {
  it("is deferred while its answer is still being made", async () => {
    const gate = createGate();
    const scene = await openScene({
      parts: {
        ask: async (question) => {
          await gate.passed;
          return { answer: fakeAnswer(question) };
        },
      },
    });

    const asked = scene.people.command(scene.asker, "ask", { options: { question: QUESTION } });
    await scene.discord.until("it is deferred", () => asked.callback?.["type"] === 5);
    expect(countAnswers(scene)).toBe(0);
    gate.open();

    await scene.answered(asked, ANSWER);
  });

  it("gets an answer that was ready before Discord knew that one is to come", async () => {
    const scene = await openScene();
    const release = scene.discord.rest.hold("callback");

    const asked = scene.people.command(scene.asker, "ask", { options: { question: QUESTION } });
    await scene.discord.until("it was asked", () => scene.bot.asked.length === 1);
    release();
    await scene.answered(asked, ANSWER);

    expect(countAnswers(scene)).toBe(1);
  });

  it.each([
    { name: "arrives late", isLate: true },
    { name: "lives no longer when the answer is ready", isLate: false },
  ])("that $name is answered by a normal message with the question", async ({ isLate }) => {
    const gate = createGate();
    const scene = await openScene({
      parts: {
        ask: async (question) => {
          await gate.passed;
          return { answer: fakeAnswer(question) };
        },
      },
    });
    scene.people.areLate = isLate;
    const asked = scene.people.command(scene.asker, "ask", { options: { question: QUESTION } });
    await scene.discord.until("it was asked", () => scene.bot.asked.length === 1);
    await scene.discord.until("Discord heard of it", () => isLate || asked.callback !== null);

    asked.isExpired = true;
    gate.open();
    const answer = await scene.shown(scene.discord.world.general.id, ANSWER);

    expect(shownText(answer)).toMatch(/Question\s: Nimbus est-il qualifié \?/u);
    // The refusal is a 401: it must not cost the bot its own token.
    const next = scene.people.say(scene.asker, `@bot ${QUESTION}`);
    await scene.shown(next.id, ANSWER);
  });

  it.each([
    { name: "a private one", isPrivate: true, denied: [] },
    {
      name: "one in a channel that is closed to the bot",
      isPrivate: false,
      denied: ["sendMessages"],
    },
  ] as const)("that comes too late is answered directly: $name", async ({ isPrivate, denied }) => {
    const scene = await openScene();
    scene.people.deny(scene.discord.world.general, ...denied);
    scene.people.areLate = true;

    scene.people.command(scene.asker, "ask", {
      options: { question: QUESTION, private: isPrivate },
    });
    await scene.shown(scene.discord.world.directChannel(scene.asker).id, ANSWER);

    expect(countAnswers(scene)).toBe(1);
  });
});

describe("one outcome per event", () => {
  it("answers an event that comes twice once", async () => {
    const scene = await openScene();

    const said = scene.people.say(scene.asker, `@bot ${QUESTION}`);
    scene.people.repeat(said);
    const asked = scene.people.command(scene.asker, "ask", { options: { question: QUESTION } });
    scene.people.repeatInteraction(asked);
    await scene.shown(said.id, ANSWER);
    await scene.answered(asked, ANSWER);
    scene.people.repeat(said);
    scene.people.repeatInteraction(asked);
    const last = scene.people.direct(scene.asker, "Depuis quand ?");
    await scene.shown(last.channelId, ANSWER);

    expect(scene.bot.asked).toHaveLength(3);
    expect(countAnswers(scene)).toBe(3);
  });

  it.each(["post", "start-thread"])(
    "does not double when Discord's answer to a call is lost on its way: %s",
    async (name) => {
      const scene = await openScene();
      scene.discord.rest.fault(name, { status: 200, isLost: true });

      const said = scene.people.say(scene.asker, `@bot ${QUESTION}`);
      await scene.shown(said.id, ANSWER);
      await scene.bot.service.desk.idle();

      expect(scene.posts()).toHaveLength(1);
    },
  );

  it("takes up after a restart what was left, and says it once", async () => {
    const stateDir = temporaryFolder();
    const never = createGate();
    const scene = await openScene({
      stateDir,
      parts: {
        ask: async (question) => {
          await never.passed;
          return { answer: fakeAnswer(question) };
        },
      },
    });
    const said = scene.people.say(scene.asker, `@bot ${QUESTION}`);
    const asked = scene.people.command(scene.asker, "ask", { options: { question: QUESTION } });
    await scene.discord.until("both were asked", () => scene.bot.asked.length === 2);
    await scene.discord.until(
      "both are announced",
      () => scene.discord.world.channels.has(said.id) && asked.callback !== null,
    );
    const stopping = scene.bot.stop();
    never.open();
    await stopping;
    scene.discord.world.gateway.forgetLost();

    const second = await startBot(scene.discord, { stateDir });
    onTestFinished(async () => second.stop());
    scene.people.repeat(said);
    await scene.shown(said.id, ANSWER);
    await scene.answered(asked, ANSWER);
    await second.service.desk.idle();

    expect(countAnswers(scene)).toBe(2);
    expect(scene.posts()).toHaveLength(2);
  });

  it("finds a post that nobody heard of, and changes that instead of posting again", async () => {
    const scene = await openScene();
    scene.discord.rest.fault("post", { status: 200, isLost: true });

    const said = scene.people.direct(scene.asker, QUESTION);
    await scene.discord.until("it was looked for and changed", () =>
      scene.discord.rest.calls.some(({ name }) => name === "edit"),
    );
    await scene.bot.service.desk.idle();

    expect(scene.discord.rest.calls.filter(({ name }) => name === "post")).toHaveLength(1);
    expect(scene.posts().map(({ replyTo }) => replyTo?.id)).toEqual([said.id]);
  });

  it("answers the questions of a thread in their order", async () => {
    const scene = await openScene();
    const first = scene.people.say(scene.asker, `@bot ${QUESTION}`);
    await scene.shown(first.id, ANSWER);
    const thread = scene.discord.world.channels.get(first.id) ?? scene.discord.world.general;
    const later = ["un ?", "deux ?", "trois ?", "quatre ?"].map((text) =>
      scene.people.say(scene.asker, `@bot ${text}`, { in: thread }),
    );

    await scene.discord.until("all are answered", () => countAnswers(scene) === 5);

    expect(
      scene
        .posts()
        .slice(1)
        .map(({ replyTo }) => replyTo?.id),
    ).toEqual(later.map(({ id }) => id));
  });
});

describe("outcomes that are no answers", () => {
  it.each([
    { name: "in a channel", isPrivate: false },
    { name: "privately", isPrivate: true },
  ])("tells the limited person when to come back, $name", async ({ isPrivate }) => {
    const limits = { user: { questions: 1, seconds: 60 }, channel: null, workspace: null };
    const scene = await openScene({ assistant: { limits } });
    const options = { question: QUESTION, private: isPrivate };
    await scene.answered(scene.people.command(scene.asker, "ask", { options }), ANSWER);

    const second = scene.people.command(scene.asker, "ask", { options });
    const told = await scene.answered(second, "beaucoup de questions");

    expect(told.seenBy).toBe(isPrivate ? scene.asker.id : null);
    expect(scene.bot.asked).toHaveLength(1);
  });

  it("tells the limited person in place of an answer to a message", async () => {
    const limits = { user: { questions: 1, seconds: 60 }, channel: null, workspace: null };
    const scene = await openScene({ assistant: { limits } });
    const first = scene.people.say(scene.asker, `@bot ${QUESTION}`);
    await scene.shown(first.id, ANSWER);

    const second = scene.people.say(scene.asker, `@bot ${QUESTION}`);

    // A message does not tell its writer's language, but what is asked does.
    await scene.shown(second.id, "beaucoup de questions");
    expect(scene.bot.asked).toHaveLength(1);
  });

  it("tells that there is no answer when making one failed", async () => {
    const scene = await openScene({
      parts: { ask: async () => Promise.reject(new Error("no")) },
    });

    const asked = scene.people.command(scene.asker, "ask", { options: { question: QUESTION } });
    await scene.answered(asked, "votre question est restée sans réponse");

    expect(countAnswers(scene)).toBe(0);
  });
});
