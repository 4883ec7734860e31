import { describe, expect, it } from "vitest";
import { type Config, loadConfig } from "../src/config.ts";

const SOCKET = { SLACK_BOT_TOKEN: "xoxb-1-abc", SLACK_APP_TOKEN: "xapp-1-def" };
const HTTP = {
  SLACK_BOT_TOKEN: "xoxb-1-abc",
  SLACK_MODE: "http",
  SLACK_SIGNING_SECRET: "0123456789abcdef0123456789abcdef",
};
const DISCORD = { DISCORD_TOKEN: "discord-token" };

type Environment = Readonly<Record<string, string>>;

function load(environment: Environment): Config {
  return loadConfig(environment, "/srv/souverain");
}

describe("settings of chats", () => {
  it.each([
    {
      name: "Slack over a socket",
      environment: SOCKET,
      slack: {
        mode: "socket",
        apiUrl: "https://slack.com/api/",
        botToken: "xoxb-1-abc",
        appToken: "xapp-1-def",
        workspaces: [],
        guests: "refuse",
      },
    },
    {
      name: "Slack over HTTP on any free port",
      environment: { ...HTTP, PORT: "0", SLACK_GUESTS: "answer" },
      slack: {
        mode: "http",
        apiUrl: "https://slack.com/api/",
        botToken: "xoxb-1-abc",
        signingSecret: HTTP.SLACK_SIGNING_SECRET,
        port: 0,
        workspaces: [],
        guests: "answer",
      },
    },
    {
      name: "a loopback Slack without a slash, and workspaces with spaces",
      environment: {
        ...SOCKET,
        SLACK_API_URL: "http://127.0.0.1:8080/api",
        SLACK_WORKSPACES: " T1A , E2B,",
      },
      slack: {
        mode: "socket",
        apiUrl: "http://127.0.0.1:8080/api/",
        botToken: "xoxb-1-abc",
        appToken: "xapp-1-def",
        workspaces: ["T1A", "E2B"],
        guests: "refuse",
      },
    },
    {
      name: "knobs without any secret",
      environment: { SLACK_MODE: "http", PORT: "1" },
      slack: null,
    },
  ])("read $name", ({ environment, slack }) => {
    const config = load(environment);

    expect(config.slack).toEqual(slack);
    expect(config.discord).toBeNull();
  });

  it.each([
    {
      name: "a token alone",
      environment: DISCORD,
      changes: {},
    },
    {
      name: "a loopback address with a slash",
      environment: { ...DISCORD, DISCORD_API_URL: "http://localhost:9/api/" },
      changes: { apiUrl: "http://localhost:9/api" },
    },
    {
      name: "a server and all forums",
      environment: {
        ...DISCORD,
        DISCORD_GUILD_ID: "123456789012345678",
        DISCORD_MESSAGE_CONTENT: "on",
        DISCORD_FORUMS: "all",
      },
      changes: { guildId: "123456789012345678", messageContent: true, forums: "all" },
    },
    {
      name: "some forums",
      environment: { ...DISCORD, DISCORD_MESSAGE_CONTENT: "on", DISCORD_FORUMS: "12 , 34" },
      changes: { messageContent: true, forums: ["12", "34"] },
    },
  ])("read Discord: $name", ({ environment, changes }) => {
    const config = load(environment);

    expect(config.discord).toEqual({
      apiUrl: "https://discord.com/api",
      token: "discord-token",
      guildId: null,
      messageContent: false,
      forums: "none",
      ...changes,
    });
    expect(config.slack).toBeNull();
  });

  it("reads admins, limits, retention and the number of questions at a time", () => {
    const config = load({
      ADMINS: "slack:U1, slack:group:S2,discord:3,discord:role:4, discord:user:5",
      LIMIT_USER: "3/5",
      LIMIT_WORKSPACE: "10000/86400",
      RETENTION_DAYS: "1",
      MAX_IN_FLIGHT: "64",
    });

    expect(config.admins).toEqual([
      { platform: "slack", kind: "user", id: "U1" },
      { platform: "slack", kind: "group", id: "S2" },
      { platform: "discord", kind: "user", id: "3" },
      { platform: "discord", kind: "group", id: "4" },
      { platform: "discord", kind: "user", id: "5" },
    ]);
    expect(config.limits).toEqual({
      user: { questions: 3, seconds: 5 },
      channel: { questions: 60, seconds: 60 },
      workspace: { questions: 10_000, seconds: 86_400 },
    });
    expect(config).toMatchObject({ retentionDays: 1, maxInFlight: 64 });
  });
});
