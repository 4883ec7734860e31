import { describe, expect, it, onTestFinished } from "vitest";
import { registerCommands } from "../../../adapters/discord/register.ts";
import { loadPhrases } from "../../../src/language/phrases.ts";
import {
  type LoopbackDiscord,
  startLoopbackDiscord,
} from "../../helpers/discord/loopback-discord.ts";

const phrases = await loadPhrases("prompts");

async function openDiscord(): Promise<LoopbackDiscord> {
  const discord = await startLoopbackDiscord();
  onTestFinished(async () => discord.close());
  return discord;
}

describe("registering the commands", () => {
  it.each([
    { name: "everywhere", isGlobal: true },
    { name: "in one server", isGlobal: false },
  ])("$name, once, and again only when something changed", async ({ isGlobal }) => {
    const { apiUrl, world, rest } = await openDiscord();
    const guildId = isGlobal ? null : world.guildId;
    const settings = { apiUrl, token: world.token, guildId };

    const first = await registerCommands(settings, phrases);
    const second = await registerCommands(settings, phrases);
    const known = world.commands.get(guildId ?? "global");
    world.commands.set(
      guildId ?? "global",
      JSON.parse(JSON.stringify(known).replace("Ask", "Asks")),
    );
    const third = await registerCommands(settings, phrases);
    const again = world.commands.get(guildId ?? "global");
    world.commands.set(
      guildId ?? "global",
      JSON.parse(JSON.stringify(again).replace('"SecNumCloud"', '"SNC"')),
    );
    const fourth = await registerCommands(settings, phrases);
    const fifth = await registerCommands(settings, phrases);

    expect([first, second, third, fourth, fifth]).toEqual([
      { kind: "registered", commands: 12, guildId },
      { kind: "unchanged", commands: 12, guildId },
      { kind: "registered", commands: 12, guildId },
      { kind: "registered", commands: 12, guildId },
      { kind: "unchanged", commands: 12, guildId },
    ]);
    expect(rest.calls.filter(({ name }) => name === "register")).toHaveLength(3);
  });

  it.each([
    {
      name: "a wrong token",
      settings: { token: "wrong" },
      fault: null,
      mend: /copy the token again/u,
    },
    {
      name: "a server that the bot is not in",
      settings: { guildId: "1" },
      fault: 50_001,
      mend: /check DISCORD_GUILD_ID/u,
    },
  ])("says what to do about $name", async ({ settings, fault, mend }) => {
    const { apiUrl, world, rest } = await openDiscord();
    if (fault !== null) {
      rest.fault("commands", { status: 403, body: { code: fault, message: "Missing Access" } });
    }

    const registering = registerCommands(
      { apiUrl, token: world.token, guildId: null, ...settings },
      phrases,
    );

    await expect(registering).rejects.toMatchObject({
      code: "PLATFORM_REFUSED",
      message: expect.stringMatching(mend) as unknown,
    });
  });
});
