import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { BotError } from "../../../src/errors.ts";
import { fakeAnswer, startBot } from "../../helpers/discord/bot.ts";
import { createGate } from "../../helpers/discord/gate.ts";
import { startLoopbackDiscord } from "../../helpers/discord/loopback-discord.ts";
import { refuse } from "../../helpers/discord/rest-server.ts";
import { ANSWER, openScene, type Scene } from "../../helpers/discord/scene.ts";
import { shownText } from "../../helpers/discord/shown-text.ts";

const QUESTION = "@bot Nimbus est-il qualifié ?";

async function isConnected({ discord }: Scene, count = 1): Promise<void> {
  await discord.until("the bot is connected", () => discord.world.gateway.connected === count);
}

function countAnswers(scene: Scene): number {
  return scene.posts().filter((post) => shownText(post).includes(ANSWER)).length;
}

describe("a connection that breaks", () => {
  it.each([
    { name: "breaks off", act: (scene: Scene) => scene.discord.world.gateway.drop() },
    {
      name: "is to be made anew",
      act: (scene: Scene) => scene.discord.world.gateway.askToReconnect(),
    },
  ])("resumes when it $name, and misses nothing", async ({ act }) => {
    const scene = await openScene();

    act(scene);
    const said = scene.people.say(scene.asker, QUESTION);
    await scene.shown(said.id, ANSWER);

    await scene.discord.until("it resumed", () => scene.discord.world.gateway.resumes === 1);
    expect(scene.discord.world.gateway.identifies).toHaveLength(1);
    expect(countAnswers(scene)).toBe(1);
  });

  it("begins a new session when the old one is void", async () => {
    const scene = await openScene();

    scene.discord.world.gateway.invalidate();
    await scene.discord.until(
      "the bot identifies itself again",
      () => scene.discord.world.gateway.identifies.length === 2,
    );
    await isConnected(scene);
    const said = scene.people.say(scene.asker, QUESTION);
    await scene.shown(said.id, ANSWER);

    expect(countAnswers(scene)).toBe(1);
  });

  it("answers everything though the connection drops again and again", async () => {
    const scene = await openScene();

    const asked = [];
    for (let round = 0; round < 8; round += 1) {
      asked.push(scene.people.say(scene.asker, QUESTION));
      scene.discord.world.gateway.drop();
      asked.push(scene.people.say(scene.asker, QUESTION));
      // oxlint-disable-next-line no-await-in-loop -- one break after the other
      await isConnected(scene);
    }
    await scene.discord.until("all are answered", () => countAnswers(scene) === asked.length);
    await scene.bot.service.desk.idle();

    expect(countAnswers(scene)).toBe(asked.length);
  });

  it("connects again when Discord stops answering heartbeats", async () => {
    const discord = await startLoopbackDiscord();
    onTestFinished(async () => discord.close());
    discord.world.gateway.heartbeatMs = 100;
    discord.world.gateway.acknowledges = false;
    const bot = await startBot(discord);
    onTestFinished(async () => bot.stop());

    await discord.until("the bot gave the connection up", () => discord.world.gateway.resumes > 0);

    expect(discord.world.gateway.resumes).toBeGreaterThan(0);
  });
});

describe("a start that Discord refuses", () => {
  it.each([
    {
      name: "a wrong token",
      settings: { token: "wrong-token.of.somebody" },
      code: "PLATFORM_REFUSED",
      mend: /Discord refuses DISCORD_TOKEN: copy the token again/u,
    },
    {
      name: "a disallowed intent",
      settings: { messageContent: true },
      code: "PLATFORM_REFUSED",
      mend: /switch Message Content Intent on .* or set DISCORD_MESSAGE_CONTENT=off/u,
    },
    {
      name: "nothing there",
      settings: { apiUrl: "http://127.0.0.1:1/api" },
      code: "PLATFORM_UNREACHABLE",
      mend: /check the network and DISCORD_API_URL/u,
    },
  ])("says what to do about $name", async ({ settings, code, mend }) => {
    const discord = await startLoopbackDiscord();
    onTestFinished(async () => discord.close());

    const failure = await startBot(discord, { settings }).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(BotError);
    expect(failure).toMatchObject({ code, message: expect.stringMatching(mend) as unknown });
    expect(String(failure)).not.toContain("wrong-token");
  });

  it("tells as what it is connected", async () => {
    const scene = await openScene();

    expect(scene.bot.name).toBe("souverain in 1 server");
  });
});

describe("a token that is taken back while the bot runs", () => {
  it("says what to do, and answers what was asked before with the next start", async () => {
    const stateDir = temporaryFolder();
    const gate = createGate();
    const scene = await openScene({
      stateDir,
      parts: {
        ask: async (question) => {
          await gate.passed;
          return { answer: fakeAnswer(question) };
        },
      },
    });
    const { discord, bot } = scene;
    scene.people.say(scene.asker, QUESTION, { in: discord.world.directChannel(scene.asker) });
    await discord.until("it was asked", () => bot.asked.length === 1);

    discord.rest.isTokenRevoked = true;
    gate.open();
    await discord.until("a call was refused", () =>
      bot.log.some(({ error }) => JSON.stringify(error ?? "").includes("DISCORD_TOKEN")),
    );
    discord.world.gateway.revokeToken();
    await isConnected(scene, 0);
    await discord.until("the log says so", () => bot.log.some(isHint));
    await bot.stop();
    expect(scene.posts()).toEqual([]);

    discord.rest.isTokenRevoked = false;
    discord.world.gateway.isTokenRevoked = false;
    const next = await startBot(discord, { stateDir });
    onTestFinished(async () => next.stop());
    await scene.shown(discord.world.directChannel(scene.asker).id, ANSWER);

    expect(JSON.stringify(bot.log)).not.toContain(discord.world.token);
  });

  it("goes on when Discord refuses it once by mistake", async () => {
    const scene = await openScene();
    scene.discord.rest.fault("post", refuse("unauthorised"));

    const said = scene.people.say(scene.asker, QUESTION);
    await scene.shown(said.id, ANSWER);

    expect(countAnswers(scene)).toBe(1);
  });
});

function isHint({ msg }: Record<string, unknown>): boolean {
  return (
    String(msg).includes("copy the token again") && String(msg).includes("start the bot again")
  );
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "souverain-discord-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
