import { createHash } from "node:crypto";
import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import type { EmbedderSettings } from "../config-models.ts";
import type { EmbedderIdentity } from "../domain/generation.ts";
import { BotError } from "../errors.ts";
import { classifyFailure } from "../fetching/classify-failure.ts";
import type { Embedder } from "../retrieval/embedder.ts";
import { type EmbeddingForm, embeddingForm } from "./embedding-prefixes.ts";
import { createGuardedFetch, createRequestHook } from "./guarded-fetch.ts";

/** Settings of an embedder on a server. */
export type RemoteEmbedder = Exclude<EmbedderSettings, { provider: "e5" }>;

export interface RemoteEmbeddingsParts {
  readonly now: () => Date;
  /** Waits between two tries. */
  readonly wait: (ms: number) => Promise<void>;
}

/** Texts a request: a second of a small server. */
const BATCH = 32;
const TIMEOUT_MS = 60_000;
const TRIES = 4;
const FIRST_WAIT_MS = 500;
const MAX_WAIT_MS = 30_000;
/** A vector as short as this is none. */
const LEAST_LENGTH = 1e-9;
/** What stands for a text without a letter: servers refuse an empty one. */
const BLANK = "-";
/** Text of the request that finds out how many numbers a vector has. */
const PROBE = "cloud";

/** A client of LangChain's; each is imported only where it is used. */
async function openClient(settings: RemoteEmbedder): Promise<EmbeddingsInterface> {
  const { provider, model, url, apiKey } = settings;
  const common = { model, maxRetries: 0, stripNewLines: false };
  switch (provider) {
    case "openai": {
      const { OpenAIEmbeddings } = await import("@langchain/openai");
      return new OpenAIEmbeddings({
        ...common,
        // A key must be there, and never one that the environment holds for somebody else.
        apiKey: apiKey ?? "none",
        batchSize: BATCH,
        // Not every server knows the packed form that the client asks for otherwise.
        encodingFormat: "float",
        configuration: { baseURL: url, fetch: createGuardedFetch(TIMEOUT_MS) },
      });
    }
    case "mistral": {
      const { MistralAIEmbeddings } = await import("@langchain/mistralai");
      return new MistralAIEmbeddings({
        ...common,
        apiKey: apiKey ?? "",
        serverURL: url,
        batchSize: BATCH,
        beforeRequestHooks: [createRequestHook(TIMEOUT_MS)],
      });
    }
    case "ollama": {
      const { OllamaEmbeddings } = await import("@langchain/ollama");
      return new OllamaEmbeddings({
        ...common,
        baseUrl: url,
        truncate: true,
        fetch: createGuardedFetch(TIMEOUT_MS),
        ...(apiKey === null ? {} : { headers: { Authorization: `Bearer ${apiKey}` } }),
      });
    }
  }
}

/** Text that every server takes: whole characters, none that only controls, not empty, not endless. */
function toSent(text: string, prefix: string, { maxChars }: EmbeddingForm): string {
  const clean = text
    .slice(0, maxChars)
    .replaceAll(/\p{Cs}/gu, "\ufffd")
    .replaceAll(/[\p{Cc}\s]+/gu, " ")
    .trim();
  return `${prefix}${clean === "" ? BLANK : clean}`;
}

function failed(
  settings: RemoteEmbedder,
  what: string,
  more: { cause?: unknown; retryable?: boolean } = {},
): BotError {
  const { provider, model, url } = settings;
  return new BotError(
    "EMBEDDER_FAILED",
    `Embedder ${provider}:${model} at ${new URL(url).host} ${what}. See EMBEDDER, EMBEDDER_URL and EMBEDDER_API_KEY, and that the server runs.`,
    more,
  );
}

/** An embedder on a server, with what differs between servers evened out. */
class RemoteEmbeddings implements Embedder {
  readonly identity: EmbedderIdentity;
  readonly #texts: CheckedTexts;

  constructor(identity: EmbedderIdentity, texts: CheckedTexts) {
    this.identity = identity;
    this.#texts = texts;
  }

  async embedQuery(text: string): Promise<number[]> {
    const [vector = []] = await this.#texts.embed([text], "query", this.identity.dimension);
    return vector;
  }

  async embedDocuments(texts: string[]): Promise<number[][]> {
    const vectors: number[][] = [];
    for (let at = 0; at < texts.length; at += BATCH) {
      const batch = texts.slice(at, at + BATCH);
      // oxlint-disable-next-line no-await-in-loop -- a server has no more hands than one
      vectors.push(...(await this.#texts.embed(batch, "passage", this.identity.dimension)));
    }
    return vectors;
  }
}

/** Sends texts, again where the server asks for patience, and checks what comes back. */
class CheckedTexts {
  readonly #settings: RemoteEmbedder;
  readonly #client: EmbeddingsInterface;
  readonly #form: EmbeddingForm;
  readonly #parts: RemoteEmbeddingsParts;

  constructor(settings: RemoteEmbedder, client: EmbeddingsInterface, parts: RemoteEmbeddingsParts) {
    this.#settings = settings;
    this.#client = client;
    this.#form = embeddingForm(settings.model, settings.prefixes);
    this.#parts = parts;
  }

  /** @param dimension Numbers a vector must have; any when left out. */
  async embed(
    texts: readonly string[],
    kind: "query" | "passage",
    dimension?: number,
  ): Promise<number[][]> {
    const sent = texts.map((text) => toSent(text, this.#form[kind], this.#form));
    const vectors = await this.#send(sent);
    if (vectors.length !== texts.length) {
      throw failed(
        this.#settings,
        `gave ${String(vectors.length)} vectors for ${String(texts.length)} texts`,
      );
    }
    return vectors.map((vector) => this.#unit(vector, dimension ?? vector.length));
  }

  async #send(texts: string[]): Promise<number[][]> {
    for (let tries = 1; ; tries += 1) {
      try {
        // oxlint-disable-next-line no-await-in-loop -- one try after the other
        return await this.#client.embedDocuments(texts);
      } catch (cause) {
        const { fault, retryAfterMs, status } = classifyFailure(cause, this.#parts.now());
        const retryable = fault !== "refused";
        if (!retryable || tries === TRIES) {
          const answered = status === null ? "cannot be reached" : `answered ${String(status)}`;
          // The cause is left out: servers repeat in it what they were sent.
          throw failed(this.#settings, answered, { retryable });
        }
        const wait = retryAfterMs ?? FIRST_WAIT_MS * 2 ** (tries - 1);
        // oxlint-disable-next-line no-await-in-loop -- as above
        await this.#parts.wait(Math.min(wait, MAX_WAIT_MS));
      }
    }
  }

  #unit(vector: readonly number[], dimension: number): number[] {
    if (vector.length !== dimension || vector.length === 0) {
      const found = `a vector of ${String(vector.length)} numbers instead of ${String(dimension)}`;
      throw failed(this.#settings, `gave ${found}`);
    }
    // What is no number in JSON is null, which counts as 0.
    const areNumbers = vector.every((value) => typeof value === "number");
    const length = Math.hypot(...vector);
    // Not `<`: NaN is a fault too, and compares with nothing.
    if (!(areNumbers && length > LEAST_LENGTH && Number.isFinite(length))) {
      throw failed(this.#settings, "gave a vector of no direction (zero, or not numbers)");
    }
    return vector.map((value) => value / length);
  }
}

/** Who an embedder on a server is: what makes its vectors what they are, which is not where it is. */
export function remoteIdentity(
  { provider, model, prefixes }: RemoteEmbedder,
  dimension: number,
): EmbedderIdentity {
  const facts = ["remote-1", provider, model, embeddingForm(model, prefixes)];
  return {
    name: `${provider}:${model}`,
    hash: createHash("sha256").update(JSON.stringify(facts)).digest("hex"),
    dimension,
  };
}

/**
 * Opens an embedder on a server; one request tells how many numbers its vectors have.
 *
 * @throws {BotError} EMBEDDER_FAILED when it cannot be reached, refuses, or gives no vectors.
 */
export async function openRemoteEmbeddings(
  settings: RemoteEmbedder,
  parts: RemoteEmbeddingsParts,
): Promise<Embedder> {
  const texts = new CheckedTexts(settings, await openClient(settings), parts);
  const [probe = []] = await texts.embed([PROBE], "passage");
  return new RemoteEmbeddings(remoteIdentity(settings, probe.length), texts);
}
