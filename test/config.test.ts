import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { describe, expect, it } from "vitest";
import { loadConfig, SETTINGS } from "../src/config.ts";
import { BotError } from "../src/errors.ts";

const ROOT = "/srv/souverain";
const defaults = {
  dataDir: "/srv/souverain/data",
  stateDir: "/srv/souverain/var",
  promptsDir: "/srv/souverain/prompts",
  logLevel: "info",
  embedderThreads: 2,
  embedder: { provider: "e5" },
  llm: null,
  slack: null,
  discord: null,
  admins: [],
  retentionDays: 90,
  limits: {
    user: { questions: 10, seconds: 60 },
    channel: { questions: 60, seconds: 60 },
    workspace: { questions: 300, seconds: 60 },
  },
  maxInFlight: 4,
  keepGenerations: 3,
  sourcesAllowLoopback: false,
};

function failure(environment: Record<string, string>): BotError {
  try {
    loadConfig(environment, ROOT);
  } catch (error) {
    if (error instanceof BotError) {
      return error;
    }
    throw error;
  }
  throw new Error("the settings were accepted");
}

describe("loadConfig", () => {
  it.each([
    { name: "nothing set", environment: {}, expected: {} },
    {
      name: "empty settings",
      environment: { DATA_DIR: "", EMBEDDER_THREADS: " " },
      expected: {},
    },
    {
      name: "a relative path",
      environment: { STATE_DIR: "state/a" },
      expected: { stateDir: "/srv/souverain/state/a" },
    },
    {
      name: "an absolute path",
      environment: { PROMPTS_DIR: "/etc/souverain" },
      expected: { promptsDir: "/etc/souverain" },
    },
    {
      name: "the fewest threads",
      environment: { EMBEDDER_THREADS: "1" },
      expected: { embedderThreads: 1 },
    },
    {
      name: "the most threads",
      environment: { EMBEDDER_THREADS: "64" },
      expected: { embedderThreads: 64 },
    },
    { name: "a level", environment: { LOG_LEVEL: "debug" }, expected: { logLevel: "debug" } },
    {
      name: "tracing switched off",
      environment: { LANGSMITH_TRACING: "false", LANGCHAIN_TRACING_V2: "0" },
      expected: {},
    },
    { name: "variables of others", environment: { PATH: "/bin", FOO: "x" }, expected: {} },
  ])("accepts $name", ({ environment, expected }) => {
    const config = loadConfig(environment, ROOT);

    expect(config).toEqual({ ...defaults, ...expected });
  });

  it.each([
    { name: "no thread", environment: { EMBEDDER_THREADS: "0" }, mend: "from 1 to 64" },
    { name: "too many threads", environment: { EMBEDDER_THREADS: "65" }, mend: "from 1 to 64" },
    { name: "half a thread", environment: { EMBEDDER_THREADS: "1.5" }, mend: "from 1 to 64" },
    { name: "a thread in words", environment: { EMBEDDER_THREADS: "two" }, mend: "from 1 to 64" },
    {
      name: "an unknown level",
      environment: { LOG_LEVEL: "loud" },
      mend: "LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent",
    },
    {
      name: "tracing",
      environment: { LANGSMITH_TRACING: "true" },
      mend: "nothing may leave this machine",
    },
    ...["LANGCHAIN_TRACING_V2", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING"].map((name) => ({
      name: `tracing as ${name}`,
      environment: { [name]: "TRUE" },
      mend: `${name} must not be on`,
    })),
  ])("refuses $name, naming the mend", ({ environment, mend }) => {
    const error = failure(environment);

    expect(error.code).toBe("CONFIG_INVALID");
    expect(error.message).toContain(Object.keys(environment)[0]);
    expect(error.message).toContain(mend);
  });

  it("reports every wrong setting at once", () => {
    const error = failure({ EMBEDDER_THREADS: "x", LOG_LEVEL: "y", LANGSMITH_TRACING: "1" });

    expect(error.message.split("\n").slice(1)).toEqual([
      expect.stringContaining("LOG_LEVEL"),
      expect.stringContaining("EMBEDDER_THREADS"),
      expect.stringContaining("LANGSMITH_TRACING"),
    ]);
  });
});

describe(".env.example", () => {
  const example = parseEnv(readFileSync(new URL("../.env.example", import.meta.url), "utf8"));

  it("names exactly the settings", () => {
    expect(Object.keys(example).toSorted()).toEqual([...SETTINGS].toSorted());
  });

  it("holds the defaults", () => {
    expect(loadConfig(definedOf(example), ROOT)).toEqual(loadConfig({}, ROOT));
  });
});

function definedOf(values: NodeJS.Dict<string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
