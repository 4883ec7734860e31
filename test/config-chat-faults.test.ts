import { assert, property, stringMatching } from "fast-check";
import { describe, expect, it } from "vitest";
import { loadConfig } from "../src/config.ts";
import { BotError } from "../src/errors.ts";

const SOCKET = { SLACK_BOT_TOKEN: "xoxb-1-abc", SLACK_APP_TOKEN: "xapp-1-def" };
const DISCORD = { DISCORD_TOKEN: "discord-token" };

type Environment = Readonly<Record<string, string>>;

function faultsOf(environment: Environment): readonly string[] {
  try {
    loadConfig(environment, "/srv/souverain");
  } catch (error) {
    if (error instanceof BotError && error.code === "CONFIG_INVALID") {
      return error.message.split("\n").slice(1);
    }
    throw error;
  }
  return [];
}

describe("faults in settings of chats", () => {
  it.each([
    {
      name: "no app token",
      environment: { SLACK_BOT_TOKEN: "xoxb-1" },
      fault: /SLACK_APP_TOKEN is missing.*connections:write.*App-Level Tokens.*SLACK_MODE=http/u,
    },
    {
      name: "no bot token",
      environment: { SLACK_APP_TOKEN: "xapp-1" },
      fault: /SLACK_BOT_TOKEN is missing.*OAuth & Permissions/u,
    },
    {
      name: "no signing secret",
      environment: { SLACK_BOT_TOKEN: "xoxb-1", SLACK_MODE: "http" },
      fault: /SLACK_SIGNING_SECRET is missing.*App Credentials/u,
    },
    {
      name: "the app token as bot token",
      environment: { ...SOCKET, SLACK_BOT_TOKEN: "xapp-1" },
      fault: /SLACK_BOT_TOKEN must be .*xoxb-/u,
    },
    {
      name: "forums that cannot be read",
      environment: { ...DISCORD, DISCORD_FORUMS: "all" },
      fault: /DISCORD_FORUMS needs DISCORD_MESSAGE_CONTENT=on/u,
    },
    {
      name: "a short Discord token",
      environment: { DISCORD_TOKEN: "x" },
      fault: /DISCORD_TOKEN must be the bot token.*Reset Token/u,
    },
    {
      name: "a mode",
      environment: { SLACK_MODE: "rtm" },
      fault: /SLACK_MODE must be one of socket, http/u,
    },
    { name: "a port", environment: { PORT: "65536" }, fault: /PORT must be .*65535/u },
    {
      name: "another protocol",
      environment: { SLACK_API_URL: "ftp://x/" },
      fault: /SLACK_API_URL must be an http/u,
    },
    {
      name: "a password in an address",
      environment: { DISCORD_API_URL: "https://me:pw@x/api" },
      fault: /DISCORD_API_URL must be an http/u,
    },
    {
      name: "a workspace",
      environment: { SLACK_WORKSPACES: "acme" },
      fault: /SLACK_WORKSPACES .*T0123/u,
    },
    {
      name: "an admin of nowhere",
      environment: { ADMINS: "teams:U1" },
      fault: /ADMINS must list/u,
    },
    {
      name: "an admin without a name",
      environment: { ADMINS: "slack:" },
      fault: /ADMINS must list/u,
    },
    {
      name: "no time at all",
      environment: { LIMIT_USER: "5/0" },
      fault: /LIMIT_USER .*LIMIT_USER=10\/60/u,
    },
    {
      name: "no question",
      environment: { LIMIT_CHANNEL: "0/5" },
      fault: /LIMIT_CHANNEL .*=60\/60/u,
    },
    {
      name: "a limit in words",
      environment: { LIMIT_WORKSPACE: "many" },
      fault: /LIMIT_WORKSPACE/u,
    },
    {
      name: "no retention",
      environment: { RETENTION_DAYS: "0" },
      fault: /RETENTION_DAYS .*1 to 3650/u,
    },
    {
      name: "nothing in flight",
      environment: { MAX_IN_FLIGHT: "0" },
      fault: /MAX_IN_FLIGHT .*1 to 64/u,
    },
    {
      name: "a server by name",
      environment: { DISCORD_GUILD_ID: "acme" },
      fault: /DISCORD_GUILD_ID/u,
    },
  ])("refuse $name", ({ environment, fault }) => {
    expect(faultsOf(environment)).toEqual([expect.stringMatching(fault)]);
  });

  it("name what is wrong and what is missing at once", () => {
    const faults = faultsOf({ SLACK_BOT_TOKEN: "wrong", PORT: "x", DISCORD_TOKEN: "y" });

    expect(faults.map((fault) => fault.trim().split(" ")[0])).toEqual([
      "SLACK_BOT_TOKEN",
      "PORT",
      "DISCORD_TOKEN",
      "SLACK_APP_TOKEN",
    ]);
  });

  it("never repeat a value, which may be a secret", () => {
    const secretText = stringMatching(/^[A-Za-z0-9]{12,40}$/);
    assert(
      property(secretText, (secret) => {
        const faults = faultsOf({
          SLACK_BOT_TOKEN: `xoxp-${secret}`,
          SLACK_APP_TOKEN: secret,
          SLACK_SIGNING_SECRET: `${secret} ${secret}`,
          DISCORD_TOKEN: `${secret} ${secret}`,
          DISCORD_GUILD_ID: `${secret}x`,
          ADMINS: `slack:${secret}:x`,
        });

        expect(faults).toHaveLength(6);
        expect(faults.join("\n")).not.toContain(secret);
      }),
    );
  });
});
