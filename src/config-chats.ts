import { z } from "zod";
import { commaList, secret, serviceUrl, wholeNumber } from "./config-fields.ts";

interface SlackBase {
  /** Of the Web API, with a slash at the end. */
  readonly apiUrl: string;
  /** "xoxb-…". Never logged or shown. */
  readonly botToken: string;
  /** Ids of teams that may ask, beside the one the app is installed in. */
  readonly workspaces: readonly string[];
  /** Whether people of other workspaces are answered in shared channels. */
  readonly guests: "answer" | "refuse";
}

/** `socket`: events come over a connection of our own; `http`: they are sent to a port, signed. */
export type SlackSettings = SlackBase &
  (
    | {
        readonly mode: "socket";
        /** "xapp-…". Never logged or shown. */
        readonly appToken: string;
      }
    | {
        readonly mode: "http";
        /** Never logged or shown. */
        readonly signingSecret: string;
        /** 0 to 65,535; 0 takes any free one. */
        readonly port: number;
      }
  );

export interface DiscordSettings {
  /** Of the REST API, without version and without a slash at the end. */
  readonly apiUrl: string;
  /** Never logged or shown. */
  readonly token: string;
  /** Server in which commands are registered; `null` registers them everywhere. */
  readonly guildId: string | null;
  /** Whether the privileged intent is asked for that shows what others write to one another. */
  readonly messageContent: boolean;
  /** Forums whose new posts are answered, by id of the forum; only with `messageContent`. */
  readonly forums: "none" | "all" | readonly string[];
}

const SLACK_APP = "https://api.slack.com/apps, your app";
const DISCORD_APP = "https://discord.com/developers/applications, your application";
const BOT_TOKEN = `the Bot User OAuth Token (xoxb-…) from ${SLACK_APP}, OAuth & Permissions`;
const APP_TOKEN = `an app-level token (xapp-…) with the scope connections:write from ${SLACK_APP}, Basic Information, App-Level Tokens`;
const SIGNING_SECRET = `the Signing Secret (32 hexadecimal digits) from ${SLACK_APP}, Basic Information, App Credentials`;
const FORUMS =
  "must be none, all, or ids of forum channels with commas (in Discord: Copy Channel ID)";

/** Settings of the chat platforms, part of those that .env.example documents. */
export const CHAT_SETTINGS = {
  SLACK_BOT_TOKEN: secret(/^xoxb-\S+$/, `must be ${BOT_TOKEN}`),
  SLACK_MODE: z.enum(["socket", "http"]).default("socket"),
  SLACK_APP_TOKEN: secret(/^xapp-\S+$/, `must be ${APP_TOKEN}`),
  SLACK_SIGNING_SECRET: secret(/^\S{8,}$/, `must be ${SIGNING_SECRET}`),
  PORT: wholeNumber(3000, {
    from: 0,
    to: 65_535,
    mend: "must be a whole number from 0 to 65535; write PORT=3000 or leave it out",
  }),
  SLACK_WORKSPACES: commaList(
    /^[TE][A-Z0-9]{1,20}$/,
    "must list ids of workspaces with commas, such as T0123ABCD",
  ),
  SLACK_GUESTS: z.enum(["answer", "refuse"]).default("refuse"),
  SLACK_API_URL: serviceUrl(
    "https://slack.com/api/",
    "must be an http(s) address; leave it out for https://slack.com/api/",
  ),
  DISCORD_TOKEN: secret(/^\S{8,}$/, `must be the bot token from ${DISCORD_APP}, Bot, Reset Token`),
  DISCORD_GUILD_ID: z
    .string()
    .trim()
    .regex(/^\d{1,20}$/, "must be the id of a server (in Discord: Copy Server ID), digits only")
    .nullable()
    .default(null),
  DISCORD_MESSAGE_CONTENT: z.enum(["on", "off"]).default("off"),
  DISCORD_FORUMS: z
    .string()
    .trim()
    .regex(/^(?:none|all|\d{1,20}(?:\s*,\s*\d{1,20})*)$/, FORUMS)
    .default("none"),
  DISCORD_API_URL: serviceUrl(
    "https://discord.com/api",
    "must be an http(s) address; leave it out for https://discord.com/api",
  ),
};

const ChatSettings = z.object(CHAT_SETTINGS);
type ChatSettings = z.infer<typeof ChatSettings>;

/** `null` where Slack is not set up. */
export function toSlack(settings: ChatSettings): SlackSettings | null {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken } = settings;
  const { SLACK_SIGNING_SECRET: signingSecret, SLACK_MODE: mode } = settings;
  if (botToken === null) {
    return null;
  }
  const base: SlackBase = {
    apiUrl: settings.SLACK_API_URL.replace(/\/*$/, "/"),
    botToken,
    workspaces: settings.SLACK_WORKSPACES,
    guests: settings.SLACK_GUESTS,
  };
  return mode === "socket"
    ? { ...base, mode, appToken: appToken ?? "" }
    : { ...base, mode, signingSecret: signingSecret ?? "", port: settings.PORT };
}

/** `null` where Discord is not set up. */
export function toDiscord(settings: ChatSettings): DiscordSettings | null {
  const { DISCORD_TOKEN: token, DISCORD_FORUMS: forums } = settings;
  if (token === null) {
    return null;
  }
  return {
    apiUrl: settings.DISCORD_API_URL.replace(/\/+$/, ""),
    token,
    guildId: settings.DISCORD_GUILD_ID,
    messageContent: settings.DISCORD_MESSAGE_CONTENT === "on",
    forums: forums === "none" || forums === "all" ? forums : forums.split(/\s*,\s*/),
  };
}

/** What a platform lacks that was set up in part. */
export function missingOfChats(
  given: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const isHttp = given["SLACK_MODE"]?.trim() === "http";
  const isSlack = ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"].some(
    (name) => name in given,
  );
  const isForum = (given["DISCORD_FORUMS"] ?? "none").trim() !== "none";
  const mends: readonly (readonly [string, boolean, string])[] = [
    ["SLACK_BOT_TOKEN", isSlack, `Slack is set up in part; it takes ${BOT_TOKEN}`],
    [
      "SLACK_APP_TOKEN",
      isSlack && !isHttp,
      `SLACK_MODE=socket needs ${APP_TOKEN}; or set SLACK_MODE=http`,
    ],
    ["SLACK_SIGNING_SECRET", isSlack && isHttp, `SLACK_MODE=http needs ${SIGNING_SECRET}`],
  ];
  const missing = mends
    .filter(([name, isNeeded]) => isNeeded && !(name in given))
    .map(([name, , mend]) => `${name} is missing: ${mend}`);
  return isForum && given["DISCORD_MESSAGE_CONTENT"]?.trim() !== "on"
    ? [
        ...missing,
        "DISCORD_FORUMS needs DISCORD_MESSAGE_CONTENT=on: Discord empties the text of posts that do not mention the bot",
      ]
    : missing;
}
