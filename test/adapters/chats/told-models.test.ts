import { expect, it } from "vitest";
import { toldModels } from "../../../adapters/chats/told-models.ts";
import { loadConfig } from "../../../src/config.ts";

it.each([
  { name: "the usual settings", given: {}, told: { llm: null, embedder: null } },
  {
    name: "a language model elsewhere",
    given: { LLM: "openai:small", LLM_URL: "https://llm.example:8443/v1", LLM_API_KEY: "secret" },
    told: {
      llm: { name: "small", host: "llm.example:8443", isElsewhere: true },
      embedder: null,
    },
  },
  {
    name: "both on this machine",
    given: { LLM: "ollama:mistral-small", EMBEDDER: "ollama:bge-m3" },
    told: {
      llm: { name: "mistral-small", host: "127.0.0.1:11434", isElsewhere: false },
      embedder: { name: "bge-m3", host: "127.0.0.1:11434", isElsewhere: false },
    },
  },
  {
    name: "an embedder elsewhere",
    given: { EMBEDDER: "mistral:mistral-embed", EMBEDDER_API_KEY: "secret" },
    told: {
      llm: null,
      embedder: { name: "mistral-embed", host: "api.mistral.ai", isElsewhere: true },
    },
  },
])("tells of $name, and never a key", ({ given, told }) => {
  expect(toldModels(loadConfig(given, "/"))).toEqual(told);
});
