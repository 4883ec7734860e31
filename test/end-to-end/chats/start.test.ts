import { describe, expect, it, onTestFinished } from "vitest";
import {
  type LoopbackDiscord,
  startLoopbackDiscord,
} from "../../helpers/discord/loopback-discord.ts";
import { People } from "../../helpers/discord/people.ts";
import { type LoopbackSlack, startLoopbackSlack } from "../../helpers/slack/loopback-slack.ts";
import { APP_TOKEN, BOT_TOKEN, SIGNING_SECRET } from "../../helpers/slack/secrets.ts";
import { createSmallMachine } from "../../helpers/small-machine.ts";
import { startProcess } from "../../helpers/started-process.ts";

type Settings = Readonly<Record<string, string>>;

const GENERAL = "C0GENERAL";
const QUESTION = "Alpha est-elle qualifiée ?";
const ANSWER = "La société ALPHA est qualifiée pour deux services.";

async function openSlack(): Promise<{
  readonly slack: LoopbackSlack;
  readonly settings: Settings;
}> {
  const slack = await startLoopbackSlack();
  onTestFinished(async () => slack.close());
  return {
    slack,
    settings: {
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_APP_TOKEN: APP_TOKEN,
    },
  };
}

async function openDiscord(): Promise<{
  readonly discord: LoopbackDiscord;
  readonly settings: Settings;
}> {
  const discord = await startLoopbackDiscord();
  onTestFinished(async () => discord.close());
  return {
    discord,
    settings: { DISCORD_API_URL: discord.apiUrl, DISCORD_TOKEN: discord.world.token },
  };
}

/** Waits for an answer in Slack, and gives how many there are. */
async function answersInSlack({ world }: LoopbackSlack): Promise<number> {
  const answers = (): number =>
    world.posts(GENERAL).filter(({ blocks }) => JSON.stringify(blocks).includes(ANSWER)).length;
  return world.until(() => answers() > 0 && answers());
}

/** Asks in Discord and waits for the answer. */
async function askInDiscord(discord: LoopbackDiscord): Promise<void> {
  const { world } = discord;
  const asker = world.addPerson("ada", { locale: "fr" });
  new People(discord).say(asker, `@bot ${QUESTION}`);
  await discord.until("it is answered", () =>
    world.messages.some(
      ({ author, components, content }) =>
        author.id === world.bot.id && `${content}${JSON.stringify(components)}`.includes(ANSWER),
    ),
  );
}

describe("souverain start, as a process", () => {
  it.each([
    {
      name: "nothing is set up",
      settings: {},
      code: 64,
      says: /SLACK_BOT_TOKEN[\s\S]*DISCORD_TOKEN/u,
    },
    {
      name: "a platform is set up in part",
      settings: { SLACK_BOT_TOKEN: "xoxb-s3cr3t" },
      code: 1,
      says: /SLACK_APP_TOKEN is missing: .*App-Level Tokens/u,
    },
  ])("ends with $code and says what to set when $name", async ({ settings, code, says }) => {
    const machine = await createSmallMachine({}, { isIndexed: false });
    const bot = startProcess({ ...machine.settings, ...settings });

    expect(await bot.ended).toBe(code);
    expect(bot.stderr()).toMatch(says);
    expect(bot.stderr()).not.toContain("s3cr3t");
  });

  it("answers in Slack and in Discord from one base, and ends with 0 on SIGTERM", async () => {
    const [{ slack, settings: ofSlack }, { discord, settings: ofDiscord }, machine] =
      await Promise.all([openSlack(), openDiscord(), createSmallMachine()]);
    const bot = startProcess({ ...machine.settings, ...ofSlack, ...ofDiscord });
    await Promise.all([
      bot.says('"platform":"Slack","msg":"ready as '),
      bot.says('"platform":"Discord","msg":"ready as '),
    ]);

    await slack.people.mention(QUESTION);
    await Promise.all([answersInSlack(slack), askInDiscord(discord)]);

    expect(await bot.end("SIGTERM")).toBe(0);
    expect(bot.stderr()).toContain('"msg":"stopped"');
    for (const secret of [BOT_TOKEN, APP_TOKEN, discord.world.token, QUESTION, ANSWER]) {
      expect(bot.stderr()).not.toContain(secret);
    }
  });

  it("runs Discord alone, and ends with 0 on Ctrl-C", async () => {
    const [{ discord, settings }, machine] = await Promise.all([
      openDiscord(),
      createSmallMachine(),
    ]);
    const bot = startProcess({ ...machine.settings, ...settings });
    await bot.says("ready as ");

    await askInDiscord(discord);

    expect(await bot.end("SIGINT")).toBe(0);
  });

  it("tells its state on a port, with Slack over HTTP", async () => {
    const [{ slack }, machine] = await Promise.all([openSlack(), createSmallMachine()]);
    const bot = startProcess({
      ...machine.settings,
      SLACK_MODE: "http",
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      PORT: "0",
    });
    await bot.says("ready as ");
    const port = /port (\d+)/u.exec(bot.stderr())?.[1] ?? "";

    const response = await fetch(`http://127.0.0.1:${port}/health`);

    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ status: "ok", waiting: 0 });
    expect(await bot.end("SIGTERM")).toBe(0);
  });

  it("says what to do when a platform refuses the token, and ends with 1", async () => {
    const [{ settings }, machine] = await Promise.all([openSlack(), createSmallMachine()]);
    const bot = startProcess({ ...machine.settings, ...settings, SLACK_BOT_TOKEN: "xoxb-s3cr3t" });

    expect(await bot.ended).toBe(1);
    expect(bot.stderr()).toMatch(/Slack refuses .*SLACK_BOT_TOKEN/u);
    expect(bot.stderr()).not.toContain("s3cr3t");
  });

  it("answers after the next start, once, what was asked just before it was told to stop", async () => {
    const [{ slack, settings }, machine] = await Promise.all([openSlack(), createSmallMachine()]);
    const all = { ...machine.settings, ...settings };
    const first = startProcess(all);
    await first.says("ready as ");

    await slack.people.mention(QUESTION);
    // Acknowledged, so written down; killed before or after it could answer.
    expect(await first.end("SIGKILL")).toBe("SIGKILL");
    const second = startProcess(all);
    await second.says("ready as ");

    expect(await answersInSlack(slack)).toBe(1);
    expect(await second.end("SIGTERM")).toBe(0);
    expect(await answersInSlack(slack)).toBe(1);
  });
});
