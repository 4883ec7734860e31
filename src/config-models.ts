import { z } from "zod";
import { secret, wholeNumber } from "./config-fields.ts";

/** Interfaces by which models are reached; `openai` is spoken by vLLM, llama.cpp and most hosters. */
const Provider = z.enum(["openai", "mistral", "ollama"]);
type Provider = z.infer<typeof Provider>;

/** A model on a server, here or elsewhere. */
export interface RemoteModel {
  readonly provider: Provider;
  /** As the server calls it. */
  readonly model: string;
  /** Base address of the interface, without a slash at the end. */
  readonly url: string;
  /** Never logged or shown; `null` for servers that want none. */
  readonly apiKey: string | null;
}

/** The language model that chooses sentences. */
export interface LlmSettings extends RemoteModel {
  /** `answered`: asked only where the base answers by its own judgement; `all`: also where it finds nothing. */
  readonly scope: "answered" | "all";
  /** From question to last word, 1,000 to 300,000. */
  readonly deadlineMs: number;
  /** Longest silence once it has begun to answer, 1,000 to 60,000. */
  readonly idleMs: number;
}

/** Words before a text by which a model tells questions from passages; `auto`: by the name of the model. */
export const PrefixStyle = z.enum(["auto", "none", "e5", "nomic", "mxbai", "qwen3"]);
export type PrefixStyle = z.infer<typeof PrefixStyle>;

/** What embeds questions and passages: the shipped model in this process, or one on a server. */
export const EmbedderSettings = z.union([
  z.strictObject({ provider: z.literal("e5") }).readonly(),
  z
    .strictObject({
      provider: Provider,
      model: z.string(),
      url: z.string(),
      /** Never logged or shown. */
      apiKey: z.string().nullable(),
      prefixes: PrefixStyle,
    })
    .readonly(),
]);
export type EmbedderSettings = z.infer<typeof EmbedderSettings>;

/** Where a provider is unless told; `openai` has no address of its own: nothing may go out by default. */
const USUAL_URLS: Readonly<Record<Provider, string | null>> = {
  openai: null,
  mistral: "https://api.mistral.ai",
  ollama: "http://127.0.0.1:11434",
};

const NAMED = /^(openai|mistral|ollama):\s*(\S{1,200})$/;
const ADDRESS =
  "must be an http(s) address without user, password or query, such as http://127.0.0.1:8000/v1";

type Named = { readonly provider: Provider; readonly model: string };

/** @param none What stands for no model on a server. */
function namedModel(mend: string, none: string): z.ZodType<Named | null> {
  return z
    .string()
    .trim()
    .refine((text) => text === none || NAMED.test(text), mend)
    .transform((text) => {
      const [, provider, model = ""] = NAMED.exec(text) ?? [];
      return provider === undefined ? null : { provider: Provider.parse(provider), model };
    })
    .nullable()
    .default(null);
}

const serverAddress = z
  .url({ protocol: /^https?$/, error: ADDRESS })
  .refine((text) => {
    const { username, password, search } = new URL(text);
    return username === "" && password === "" && search === "";
  }, ADDRESS)
  .nullable()
  .default(null);

const apiKey = (name: string): z.ZodType<string | null> =>
  secret(/^[\x21-\x7e]{1,500}$/, `must be the key of the server of ${name}, without spaces`);

const NO_LLM =
  "must name a model as openai:<model>, mistral:<model> or ollama:<model>, such as LLM=ollama:mistral-small; none or left out answers without one";
const NO_EMBEDDER =
  "must be e5 (shipped) or name a model as openai:<model>, mistral:<model> or ollama:<model>, such as EMBEDDER=ollama:bge-m3";

const NO_URL =
  "openai:… needs the address of an OpenAI-compatible server, such as http://127.0.0.1:8000/v1";
const NO_KEY = "mistral:… needs a key from https://console.mistral.ai, API keys";

/** Settings of models, as .env.example documents them. */
export const MODEL_SETTINGS = {
  LLM: namedModel(NO_LLM, "none"),
  LLM_URL: serverAddress,
  LLM_API_KEY: apiKey("LLM"),
  LLM_SCOPE: z.enum(["answered", "all"]).default("answered"),
  LLM_DEADLINE: wholeNumber(20, {
    from: 1,
    to: 300,
    mend: "must be a whole number of seconds from 1 to 300; write LLM_DEADLINE=20 or leave it out",
  }),
  LLM_IDLE: wholeNumber(5, {
    from: 1,
    to: 60,
    mend: "must be a whole number of seconds from 1 to 60; write LLM_IDLE=5 or leave it out",
  }),
  EMBEDDER: namedModel(NO_EMBEDDER, "e5"),
  EMBEDDER_URL: serverAddress,
  EMBEDDER_API_KEY: apiKey("EMBEDDER"),
  EMBEDDER_PREFIXES: PrefixStyle.default("auto"),
};

const ModelSettings = z.object(MODEL_SETTINGS);
type ModelSettings = z.infer<typeof ModelSettings>;

function toRemote(
  { provider, model }: Named,
  { url, key }: { readonly url: string | null; readonly key: string | null },
): RemoteModel {
  const address = url ?? USUAL_URLS[provider] ?? "";
  return { provider, model, url: address.replace(/\/+$/, ""), apiKey: key };
}

/** `null`: answers are made without one. */
export function toLlm(settings: ModelSettings): LlmSettings | null {
  const { LLM: named, LLM_URL: url, LLM_API_KEY: key } = settings;
  return named === null
    ? null
    : {
        ...toRemote(named, { url, key }),
        scope: settings.LLM_SCOPE,
        deadlineMs: settings.LLM_DEADLINE * 1_000,
        idleMs: settings.LLM_IDLE * 1_000,
      };
}

export function toEmbedder(settings: ModelSettings): EmbedderSettings {
  const { EMBEDDER: named, EMBEDDER_URL: url, EMBEDDER_API_KEY: key } = settings;
  return named === null
    ? { provider: "e5" }
    : { ...toRemote(named, { url, key }), prefixes: settings.EMBEDDER_PREFIXES };
}

type Given = Readonly<Record<string, string | undefined>>;

/** What a model lacks that was set up in part. */
export function missingOfModels(given: Given): readonly string[] {
  return (["LLM", "EMBEDDER"] as const).flatMap((name) => missingOfModel(name, given));
}

function missingOfModel(name: "LLM" | "EMBEDDER", given: Given): readonly string[] {
  const text = given[name]?.trim() ?? "";
  const provider = NAMED.exec(text)?.[1];
  const lacks = (field: string): boolean => !(`${name}_${field}` in given);
  // An address or key for a model that is not asked: its name was forgotten.
  const lone = [`${name}_URL`, `${name}_API_KEY`].filter((each) => text === "" && each in given);
  return [
    ...lone.map((each) => `${name} is missing: ${each} needs it, as ${name}=openai:<model>`),
    ...(provider === "openai" && lacks("URL") ? [`${name}_URL is missing: ${NO_URL}`] : []),
    ...(provider === "mistral" && lacks("API_KEY")
      ? [`${name}_API_KEY is missing: ${NO_KEY}`]
      : []),
  ];
}
