import type { BaseCallbackHandler as Handler } from "@langchain/core/callbacks/base";
import type { initChatModel } from "langchain";
import type { RemoteModel } from "../config-models.ts";
import type { ModelPrompt, ModelStream } from "../drafting/model-stream.ts";
import { classifyFailure } from "../fetching/classify-failure.ts";
import { createGuardedFetch, createRequestHook } from "./guarded-fetch.ts";

/** Words that a draft takes at most, as models count them. */
const MAX_TOKENS = 1_500;

type ChatModel = Awaited<ReturnType<typeof initChatModel>>;
type Chunks = AsyncIterable<{ readonly content: unknown }>;

/** How a provider's fields and options are called. */
interface ProviderFields {
  /** As LangChain calls it. */
  readonly modelProvider: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Holds the model to a schema. */
  readonly format: Readonly<Record<string, unknown>>;
}

type JsonSchema = Readonly<Record<string, unknown>>;

function fieldsOf({ provider, url, apiKey }: RemoteModel, schema: JsonSchema): ProviderFields {
  switch (provider) {
    case "openai":
      return {
        modelProvider: "openai",
        // A key must be there, and never one that the environment holds for somebody else.
        fields: {
          apiKey: apiKey ?? "none",
          configuration: {
            baseURL: url,
            organization: null,
            project: null,
            fetch: createGuardedFetch(),
          },
          maxTokens: MAX_TOKENS,
          useResponsesApi: false,
        },
        format: {
          response_format: {
            type: "json_schema",
            json_schema: { name: "draft", strict: true, schema },
          },
        },
      };
    case "mistral":
      return {
        modelProvider: "mistralai",
        fields: {
          apiKey,
          serverURL: url,
          maxTokens: MAX_TOKENS,
          beforeRequestHooks: [createRequestHook()],
        },
        // Its client knows no schema.
        format: { response_format: { type: "json_object" } },
      };
    case "ollama":
      return {
        modelProvider: "ollama",
        fields: {
          baseUrl: url,
          fetch: createGuardedFetch(),
          numPredict: MAX_TOKENS,
          ...(apiKey === null ? {} : { headers: { Authorization: `Bearer ${apiKey}` } }),
        },
        format: { format: schema },
      };
  }
}

/**
 * Stands where LangSmith's tracer would, so that none is added whatever the environment says: what a model is
 * asked goes to its server and nowhere else.
 */
async function untraced(): Promise<Handler> {
  const { BaseCallbackHandler } = await import("@langchain/core/callbacks/base");
  return new (class extends BaseCallbackHandler {
    override readonly name = "langchain_tracer";

    /** Called by LangChain on its own tracer. */
    updateFromRunTree(): void {}
  })();
}

async function openChatModel(
  { modelProvider, fields }: ProviderFields,
  model: string,
): Promise<ChatModel> {
  const langchain = await import("langchain");
  // Retries are the drafter's, which knows the deadline.
  return langchain.initChatModel(model, {
    modelProvider,
    temperature: 0,
    maxRetries: 0,
    ...fields,
  });
}

function textOf(content: unknown): string {
  return typeof content === "string" ? content : "";
}

class RemoteChatModel implements ModelStream {
  readonly name: string;
  readonly host: string;
  readonly #provider: ProviderFields;
  #opening: Promise<readonly [ChatModel, Handler]> | undefined;
  /** Not every server can hold a model to a schema; the prompt asks for the same. */
  #isFormKept = true;

  constructor(settings: RemoteModel, schema: JsonSchema) {
    this.name = settings.model;
    this.host = new URL(settings.url).host;
    this.#provider = fieldsOf(settings, schema);
  }

  async *stream(prompt: ModelPrompt, signal: AbortSignal): AsyncGenerator<string, void, undefined> {
    const chunks = await this.#begin(prompt, signal);
    for await (const { content } of chunks) {
      yield textOf(content);
    }
  }

  async #begin({ system, user }: ModelPrompt, signal: AbortSignal): Promise<Chunks> {
    const [model, handler] = await this.#open();
    const ask = async (isFormKept: boolean): Promise<Chunks> =>
      model.stream(
        [
          ["system", system],
          ["user", user],
        ],
        { signal, callbacks: [handler], ...(isFormKept ? this.#provider.format : {}) },
      );
    const isFormKept = this.#isFormKept;
    try {
      return await ask(isFormKept);
    } catch (error) {
      const { status } = classifyFailure(error, new Date(0));
      if (!isFormKept || (status !== 400 && status !== 422)) {
        throw error;
      }
      const chunks = await ask(false);
      // Only now is it known that the schema was what it refused.
      this.#isFormKept = false;
      return chunks;
    }
  }

  async #open(): Promise<readonly [ChatModel, Handler]> {
    this.#opening ??= Promise.all([openChatModel(this.#provider, this.name), untraced()]);
    return this.#opening;
  }
}

/**
 * A language model behind LangChain, which is loaded when the first question is asked of it.
 *
 * @param schema What its answer must be, as JSON Schema.
 */
export function createChatModel(settings: RemoteModel, schema: JsonSchema): ModelStream {
  return new RemoteChatModel(settings, schema);
}
