import { resolve } from "node:path";
import { z } from "zod";
import { BotError } from "./errors.ts";

/** What the bot is told from outside; every path is absolute. */
export interface Config {
  /** Folder of the knowledge base, the model and the shipped vectors. */
  readonly dataDir: string;
  /** Folder the bot may write to: generations, caches, state. */
  readonly stateDir: string;
  /** Folder of the bot's own words, by language. */
  readonly promptsDir: string;
  readonly logLevel: z.infer<typeof LogLevel>;
  /** Threads of the embedder, 1 to 64. */
  readonly embedderThreads: number;
}

const LogLevel = z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]);

const THREADS = "must be a whole number from 1 to 64; write EMBEDDER_THREADS=2 or leave it out";
const TRACING =
  "must not be on: tracing sends questions and passages to an outside service, and nothing may " +
  "leave this machine; remove it from the environment or set it to false";

const tracing = z
  .string()
  .refine((value) => !/^(?:true|1|yes|on)$/i.test(value.trim()), { error: TRACING })
  .optional();

const Settings = z.object({
  DATA_DIR: z.string().default("data"),
  STATE_DIR: z.string().default("var"),
  PROMPTS_DIR: z.string().default("prompts"),
  LOG_LEVEL: LogLevel.default("info"),
  EMBEDDER_THREADS: z
    .string()
    .regex(/^\d{1,2}$/, THREADS)
    .transform(Number)
    .refine((threads) => threads >= 1 && threads <= 64, THREADS)
    .default(2),
});

/** Names of the settings, as .env.example documents them. */
export const SETTINGS: readonly string[] = Object.keys(Settings.shape);

const Environment = Settings.extend({ LANGSMITH_TRACING: tracing, LANGCHAIN_TRACING_V2: tracing });

/**
 * Reads the settings from an environment; one left empty counts as left out.
 *
 * @param root Folder that relative paths start from: the repository.
 * @throws {BotError} CONFIG_INVALID, naming every wrong setting and its mend.
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
  const given = Object.entries(environment).filter(([, value]) => (value ?? "").trim() !== "");
  const parsed = Environment.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    throw invalid(parsed.error);
  }
  const settings = parsed.data;
  return {
    dataDir: resolve(root, settings.DATA_DIR),
    stateDir: resolve(root, settings.STATE_DIR),
    promptsDir: resolve(root, settings.PROMPTS_DIR),
    logLevel: settings.LOG_LEVEL,
    embedderThreads: settings.EMBEDDER_THREADS,
  };
}

function invalid(error: z.ZodError): BotError {
  const faults = error.issues.map((issue) => `  ${issue.path.join(".")} ${mend(issue)}`);
  const message = `Wrong settings (in the environment or in .env):\n${faults.join("\n")}`;
  return new BotError("CONFIG_INVALID", message, { cause: error });
}

function mend(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_value") {
    return `must be one of ${issue.values.map(String).join(", ")}`;
  }
  return issue.message;
}
