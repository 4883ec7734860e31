import { describe, expect, it } from "vitest";
import { type Config, loadConfig } from "../src/config.ts";
import { BotError } from "../src/errors.ts";

const KEY = "sk-this-is-secret";

function load(environment: Record<string, string>): Pick<Config, "llm" | "embedder"> {
  const { llm, embedder } = loadConfig(environment, "/srv");
  return { llm, embedder };
}

function refusal(environment: Record<string, string>): string {
  try {
    load(environment);
  } catch (error) {
    return error instanceof BotError ? error.message : "another error";
  }
  return "accepted";
}

describe("LLM", () => {
  it.each([
    { name: "left out", environment: {} },
    { name: "none", environment: { LLM: "none", LLM_URL: "http://127.0.0.1:8000/v1" } },
  ])("is nobody when $name", ({ environment }) => {
    expect(load(environment).llm).toBeNull();
  });

  it.each([
    {
      name: "an OpenAI-compatible server",
      environment: { LLM: "openai:org/model-7b", LLM_URL: "http://10.0.0.5:8000/v1/" },
      expected: { provider: "openai", model: "org/model-7b", url: "http://10.0.0.5:8000/v1" },
    },
    {
      name: "Mistral where it usually is",
      environment: { LLM: "mistral:mistral-small-latest", LLM_API_KEY: KEY },
      expected: { provider: "mistral", url: "https://api.mistral.ai", apiKey: KEY },
    },
    {
      name: "Ollama on this machine, its model with a tag",
      environment: { LLM: " ollama:qwen3:8b " },
      expected: { provider: "ollama", model: "qwen3:8b", url: "http://127.0.0.1:11434" },
    },
    {
      name: "limits and scope",
      environment: { LLM: "ollama:m", LLM_DEADLINE: "300", LLM_IDLE: "1", LLM_SCOPE: "all" },
      expected: { deadlineMs: 300_000, idleMs: 1_000, scope: "all", apiKey: null },
    },
    {
      name: "usual limits",
      environment: { LLM: "ollama:m" },
      expected: { deadlineMs: 20_000, idleMs: 5_000, scope: "answered" },
    },
  ])("can be $name", ({ environment, expected }) => {
    expect(load(environment).llm).toMatchObject(expected);
  });

  it.each([
    { name: "no provider", environment: { LLM: "gpt-4" }, mend: "openai:<model>" },
    { name: "another provider", environment: { LLM: "acme:m" }, mend: "openai:<model>" },
    { name: "no model", environment: { LLM: "ollama:" }, mend: "openai:<model>" },
    { name: "no address", environment: { LLM: "openai:m" }, mend: "LLM_URL is missing" },
    { name: "no key", environment: { LLM: "mistral:m" }, mend: "LLM_API_KEY is missing" },
    {
      name: "a forgotten name",
      environment: { LLM_URL: "http://127.0.0.1:1/v1" },
      mend: "LLM is missing: LLM_URL needs it",
    },
    {
      name: "an address of a file",
      environment: { LLM: "openai:m", LLM_URL: "file:///etc" },
      mend: "LLM_URL must be an http(s) address",
    },
    {
      name: "a password in an address",
      environment: { LLM: "openai:m", LLM_URL: `https://me:${KEY}@host/v1` },
      mend: "without user, password or query",
    },
    { name: "an endless deadline", environment: { LLM_DEADLINE: "301" }, mend: "from 1 to 300" },
    { name: "no silence", environment: { LLM_IDLE: "0" }, mend: "from 1 to 60" },
    { name: "another scope", environment: { LLM_SCOPE: "some" }, mend: "answered, all" },
    {
      name: "a key of two words",
      environment: { LLM: "ollama:m", LLM_API_KEY: `${KEY} ${KEY}` },
      mend: "LLM_API_KEY must be the key",
    },
  ])("is refused with $name, and told how to mend it", ({ environment, mend }) => {
    const message = refusal(environment);

    expect(message).toContain(mend);
    expect(message).not.toContain(KEY);
  });
});

describe("EMBEDDER", () => {
  it.each([
    { name: "left out", environment: {} },
    { name: "e5", environment: { EMBEDDER: "e5" } },
  ])("is the shipped one when $name", ({ environment }) => {
    expect(load(environment).embedder).toEqual({ provider: "e5" });
  });

  it.each([
    {
      name: "Ollama's",
      environment: { EMBEDDER: "ollama:bge-m3" },
      expected: { provider: "ollama", model: "bge-m3", prefixes: "auto" },
    },
    {
      name: "one with prefixes of its own",
      environment: {
        EMBEDDER: "openai:my-e5",
        EMBEDDER_URL: "https://embed.example/v1",
        EMBEDDER_API_KEY: KEY,
        EMBEDDER_PREFIXES: "e5",
      },
      expected: { url: "https://embed.example/v1", apiKey: KEY, prefixes: "e5" },
    },
  ])("can be $name", ({ environment, expected }) => {
    expect(load(environment).embedder).toMatchObject(expected);
  });

  it.each([
    { name: "another name", environment: { EMBEDDER: "e6" }, mend: "must be e5 (shipped)" },
    { name: "no address", environment: { EMBEDDER: "openai:m" }, mend: "EMBEDDER_URL is missing" },
    { name: "no key", environment: { EMBEDDER: "mistral:m" }, mend: "EMBEDDER_API_KEY is missing" },
    {
      name: "other prefixes",
      environment: { EMBEDDER_PREFIXES: "bge" },
      mend: "must be one of auto, none",
    },
  ])("is refused with $name", ({ environment, mend }) => {
    expect(refusal(environment)).toContain(mend);
  });
});
