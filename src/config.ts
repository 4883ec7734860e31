import { resolve } from "node:path";
import { z } from "zod";
import {
  type AdminRule,
  adminList,
  commaList,
  NO_TRACING,
  type RateLimit,
  rateLimit,
  secret,
  serviceUrl,
  wholeNumber,
} from "./config-fields.ts";
import {
  type EmbedderSettings,
  type LlmSettings,
  MODEL_SETTINGS,
  missingOfModels,
  toEmbedder,
  toLlm,
} from "./config-models.ts";
import { BotError } from "./errors.ts";

/**
 * What the bot is told from outside; every path is absolute.
 *
 * This is the one place below adapters/ where chat platforms have names: settings are named after
 * what they are for. Nothing else in src/ reads `slack` or `discord`.
 */
export interface Config {
  /** Folder of the knowledge base, the model and the shipped vectors. */
  readonly dataDir: string;
  /** Folder the bot may write to: generations, caches, state. */
  readonly stateDir: string;
  /** Folder of the bot's own words, by language. */
  readonly promptsDir: string;
  readonly logLevel: z.infer<typeof LogLevel>;
  /** Threads of the shipped embedder, 1 to 64. */
  readonly embedderThreads: number;
  /** What embeds questions and passages. */
  readonly embedder: EmbedderSettings;
  /** The language model that chooses sentences; `null`: none. */
  readonly llm: LlmSettings | null;
  /** `null`: not set up. */
  readonly slack: SlackSettings | null;
  /** `null`: not set up. */
  readonly discord: DiscordSettings | null;
  /** Who may administer; nobody when empty. */
  readonly admins: readonly AdminRule[];
  /** Days that questions, answers and feedback are kept, 1 to 3,650. */
  readonly retentionDays: number;
  /** How many questions are answered before somebody is told to wait. */
  readonly limits: Readonly<Record<"user" | "channel" | "workspace", RateLimit>>;
  /** Questions that are answered at the same time, 1 to 64. */
  readonly maxInFlight: number;
  /** Generations kept, the published one included, 1 to 50: what `rollback` can return to. */
  readonly keepGenerations: number;
  /** Whether sources may be read from this machine itself (loopback, also over http): for tests. */
  readonly sourcesAllowLoopback: boolean;
}

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

const LogLevel = z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]);

const THREADS = "must be a whole number from 1 to 64; write EMBEDDER_THREADS=2 or leave it out";
const SLACK_APP = "https://api.slack.com/apps, your app";
const DISCORD_APP = "https://discord.com/developers/applications, your application";
const BOT_TOKEN = `the Bot User OAuth Token (xoxb-…) from ${SLACK_APP}, OAuth & Permissions`;
const APP_TOKEN = `an app-level token (xapp-…) with the scope connections:write from ${SLACK_APP}, Basic Information, App-Level Tokens`;
const SIGNING_SECRET = `the Signing Secret (32 hexadecimal digits) from ${SLACK_APP}, Basic Information, App Credentials`;
const ADMINS =
  "must list people or groups with commas, each as slack:U0123, slack:group:S0123, discord:1234 or discord:role:1234";
const FORUMS =
  "must be none, all, or ids of forum channels with commas (in Discord: Copy Channel ID)";

const Settings = z.object({
  DATA_DIR: z.string().default("data"),
  STATE_DIR: z.string().default("var"),
  PROMPTS_DIR: z.string().default("prompts"),
  LOG_LEVEL: LogLevel.default("info"),
  EMBEDDER_THREADS: wholeNumber(2, { from: 1, to: 64, mend: THREADS }),
  ...MODEL_SETTINGS,
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
  ADMINS: adminList(["slack", "discord"], ADMINS),
  RETENTION_DAYS: wholeNumber(90, {
    from: 1,
    to: 3650,
    mend: "must be a whole number of days from 1 to 3650; write RETENTION_DAYS=90 or leave it out",
  }),
  LIMIT_USER: rateLimit({ questions: 10, seconds: 60 }, "LIMIT_USER"),
  LIMIT_CHANNEL: rateLimit({ questions: 60, seconds: 60 }, "LIMIT_CHANNEL"),
  LIMIT_WORKSPACE: rateLimit({ questions: 300, seconds: 60 }, "LIMIT_WORKSPACE"),
  MAX_IN_FLIGHT: wholeNumber(4, {
    from: 1,
    to: 64,
    mend: "must be a whole number from 1 to 64; write MAX_IN_FLIGHT=4 or leave it out",
  }),
  KEEP_GENERATIONS: wholeNumber(3, {
    from: 1,
    to: 50,
    mend: "must be a whole number from 1 to 50; write KEEP_GENERATIONS=3 or leave it out",
  }),
  SOURCES_ALLOW_LOOPBACK: z.enum(["on", "off"]).default("off"),
});
type Settings = z.infer<typeof Settings>;

/** Names of the settings, as .env.example documents them. */
export const SETTINGS: readonly string[] = Object.keys(Settings.shape);

const Environment = Settings.extend(NO_TRACING);

/**
 * Reads the settings from an environment; one left empty counts as left out.
 *
 * A platform is set up as soon as one of its secrets is given; all that it needs must be then.
 *
 * @param root Folder that relative paths start from: the repository.
 * @throws {BotError} CONFIG_INVALID, naming every wrong or missing setting and its mend; values are
 * never repeated, since they may be secrets.
 *
 * @example
 * ```ts
 * loadConfig({ EMBEDDER_THREADS: "4" }, "/srv/souverain").dataDir; // "/srv/souverain/data"
 * ```
 */
export function loadConfig(
  environment: Readonly<Record<string, string | undefined>>,
  root: string,
): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => (value ?? "").trim() !== ""),
  );
  const parsed = Environment.safeParse(given);
  // What is missing is told with what is wrong: nobody likes to be refused twice.
  const faults = [...wrongOf(parsed.error), ...missingOf(given), ...missingOfModels(given)];
  if (!parsed.success || faults.length > 0) {
    const lines = faults.map((fault) => `  ${fault}`).join("\n");
    const message = `Wrong settings (in the environment or in .env):\n${lines}`;
    // Without the error as a cause: it would carry what was typed into a log.
    throw new BotError("CONFIG_INVALID", message);
  }
  const settings = parsed.data;
  return {
    dataDir: resolve(root, settings.DATA_DIR),
    stateDir: resolve(root, settings.STATE_DIR),
    promptsDir: resolve(root, settings.PROMPTS_DIR),
    logLevel: settings.LOG_LEVEL,
    embedderThreads: settings.EMBEDDER_THREADS,
    embedder: toEmbedder(settings),
    llm: toLlm(settings),
    slack: toSlack(settings),
    discord: toDiscord(settings),
    admins: settings.ADMINS,
    retentionDays: settings.RETENTION_DAYS,
    limits: {
      user: settings.LIMIT_USER,
      channel: settings.LIMIT_CHANNEL,
      workspace: settings.LIMIT_WORKSPACE,
    },
    maxInFlight: settings.MAX_IN_FLIGHT,
    keepGenerations: settings.KEEP_GENERATIONS,
    sourcesAllowLoopback: settings.SOURCES_ALLOW_LOOPBACK === "on",
  };
}

function toSlack(settings: Settings): SlackSettings | null {
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

function toDiscord(settings: Settings): DiscordSettings | null {
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
function missingOf(given: Readonly<Record<string, string | undefined>>): readonly string[] {
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

function wrongOf(error: z.ZodError | undefined): readonly string[] {
  return (error?.issues ?? []).map((issue) => `${issue.path.join(".")} ${mendOf(issue)}`);
}

function mendOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_value") {
    return `must be one of ${issue.values.map(String).join(", ")}`;
  }
  return issue.message;
}
