import { resolve } from "node:path";
import { z } from "zod";
import {
  CHAT_SETTINGS,
  type DiscordSettings,
  missingOfChats,
  type SlackSettings,
  toDiscord,
  toSlack,
} from "./config-chats.ts";
import {
  type AdminRule,
  adminList,
  NO_TRACING,
  type RateLimit,
  rateLimit,
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
 * Beside config-chats.ts, this is the one place in src/ where chat platforms have names: settings are named
 * after what they are for. Nothing else in src/ reads `slack` or `discord`.
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

const LogLevel = z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]);

const THREADS = "must be a whole number from 1 to 64; write EMBEDDER_THREADS=2 or leave it out";
const ADMINS =
  "must list people or groups with commas, each as slack:U0123, slack:group:S0123, discord:1234 or discord:role:1234";
const Settings = z.object({
  DATA_DIR: z.string().default("data"),
  STATE_DIR: z.string().default("var"),
  PROMPTS_DIR: z.string().default("prompts"),
  LOG_LEVEL: LogLevel.default("info"),
  EMBEDDER_THREADS: wholeNumber(2, { from: 1, to: 64, mend: THREADS }),
  ...MODEL_SETTINGS,
  ...CHAT_SETTINGS,
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
  const faults = [...wrongOf(parsed.error), ...missingOfChats(given), ...missingOfModels(given)];
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

function wrongOf(error: z.ZodError | undefined): readonly string[] {
  return (error?.issues ?? []).map((issue) => `${issue.path.join(".")} ${mendOf(issue)}`);
}

function mendOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_value") {
    return `must be one of ${issue.values.map(String).join(", ")}`;
  }
  return issue.message;
}
