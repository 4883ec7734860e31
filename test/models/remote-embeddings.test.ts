import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import type { EmbedderIdentity } from "../../src/domain/generation.ts";
import { openRemoteEmbeddings, type RemoteEmbedder } from "../../src/models/remote-embeddings.ts";
import { openShippedVectors } from "../../src/models/shipped-vectors.ts";
import type { Embedder } from "../../src/retrieval/embedder.ts";
import type { AnyServer, WireReply, WireRequest } from "../helpers/llm/any-server.ts";
import {
  longVector,
  openEmbeddingServer,
  textsOf,
  vectorsReply,
} from "../helpers/llm/embedding-server.ts";
import { describeEmbedderContract } from "./embedder-contract.ts";

const KEY = "sk-secret";
const BASES = { openai: "/v1", mistral: "", ollama: "" } as const;
const PROVIDERS = ["openai", "mistral", "ollama"] as const;

function settings(
  { url }: Pick<AnyServer, "url">,
  fields: Partial<RemoteEmbedder> = {},
): RemoteEmbedder {
  const { provider = "openai" } = fields;
  return {
    model: "some-model",
    apiKey: KEY,
    prefixes: "auto",
    ...fields,
    provider,
    url: `${url}${BASES[provider]}`,
  };
}

/** Waits are noted and not waited. */
async function open(remote: RemoteEmbedder, waits: number[] = []): Promise<Embedder> {
  return openRemoteEmbeddings(remote, {
    now: () => new Date(0),
    wait: async (ms) => {
      waits.push(ms);
    },
  });
}

async function identityOf(remote: RemoteEmbedder): Promise<EmbedderIdentity> {
  return (await open(remote)).identity;
}

async function serve(answer?: (request: WireRequest) => WireReply): Promise<AnyServer> {
  const server = await openEmbeddingServer(answer);
  onTestFinished(() => server.close());
  return server;
}

for (const provider of PROVIDERS) {
  describeEmbedderContract(`an embedder of ${provider}`, async () => {
    const server = await openEmbeddingServer();
    afterAll(() => server.close());
    return open(settings(server, { provider }));
  });
}

describe("an embedder on a server", () => {
  it.each(PROVIDERS)(
    "of %s is asked with its key, thirty-two texts at a time",
    async (provider) => {
      const server = await serve();
      const embedder = await open(settings(server, { provider }));
      const texts = Array.from({ length: 70 }, (_, at) => `text ${String(at)}`);

      await embedder.embedDocuments(texts);

      expect(server.requests.map((request) => textsOf(request).length)).toEqual([1, 32, 32, 6]);
      expect(server.requests.flatMap(textsOf).slice(1)).toEqual(texts);
      expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(
        server.requests.map(() => `Bearer ${KEY}`),
      );
    },
  );

  it.each([
    { model: "intfloat/multilingual-e5-large", query: "query: a", passage: "passage: b" },
    { model: "nomic-embed-text:v1.5", query: "search_query: a", passage: "search_document: b" },
    { model: "mxbai-embed-large", query: expect.stringMatching(/^Represent .*: a$/), passage: "b" },
    { model: "qwen3-embedding:0.6b", query: expect.stringMatching(/^Instruct: /), passage: "b" },
    { model: "bge-m3", query: "a", passage: "b" },
    { model: "one5-small", query: "a", passage: "b" },
  ])("puts before texts what $model wants", async ({ model, query, passage }) => {
    const server = await serve();
    const embedder = await open(settings(server, { model }));

    await embedder.embedQuery("a");
    await embedder.embedDocuments(["b"]);

    expect(server.requests.flatMap(textsOf).slice(1)).toEqual([query, passage]);
  });

  it("is the same wherever it runs, and another by model, provider or prefixes", async () => {
    const [server, other] = [await serve(), await serve()];
    const one = await identityOf(settings(server));

    expect(one).toMatchObject({ name: "openai:some-model", dimension: 32 });
    expect(await identityOf(settings(other, { apiKey: null }))).toEqual(one);
    for (const change of [
      { model: "other" },
      { provider: "ollama" as const },
      { prefixes: "e5" as const },
    ]) {
      // oxlint-disable-next-line no-await-in-loop -- three requests
      expect((await identityOf(settings(server, change))).hash).not.toBe(one.hash);
    }
  });

  it("is given none of the vectors that are shipped for another one", async () => {
    const { identity } = await open(settings(await serve()));

    expect((await openShippedVectors({ directory: "data/vectors", identity })).count).toBe(0);
  });

  it.each(PROVIDERS)("of %s is asked again as it asks to be", async (provider) => {
    const waits: number[] = [];
    let asked = 0;
    const server = await serve((request) => {
      asked += 1;
      return asked < 3
        ? { status: 429, headers: { "retry-after": "7" }, body: "{}" }
        : vectorsReply(request, textsOf(request).map(longVector));
    });

    await open(settings(server, { provider }), waits);

    // Ollama's client hides what the server asks for.
    expect(waits).toEqual(provider === "ollama" ? [500, 1_000] : [7_000, 7_000]);
  });

  it.each([
    { name: "a refused key", status: 401, requests: 1, retryable: false },
    { name: "a server out of order", status: 500, requests: 4, retryable: true },
  ])("fails on $name, without telling the key or a text", async ({ status, ...expected }) => {
    const server = await serve(({ text }) => ({ status, body: text }));
    const opening = open(settings(server));

    await expect(opening).rejects.toMatchObject({
      code: "EMBEDDER_FAILED",
      retryable: expected.retryable,
      message: expect.stringMatching(
        new RegExp(
          `^Embedder openai:some-model at 127\\.0\\.0\\.1:\\d+ answered ${String(status)}`,
        ),
      ),
    });
    await expect(opening).rejects.not.toMatchObject({ message: expect.stringContaining(KEY) });
    expect(server.requests).toHaveLength(expected.requests);
  });

  it("fails where there is no server", async () => {
    await expect(open(settings({ url: "http://127.0.0.1:1" }))).rejects.toMatchObject({
      code: "EMBEDDER_FAILED",
      message: expect.stringContaining("cannot be reached"),
    });
  });

  it.each([
    { name: "zeros", vectors: [Array(32).fill(0)], told: "no direction" },
    { name: "what is no number", vectors: [[...Array(31).fill(1), null]], told: "no direction" },
    { name: "another length", vectors: [Array(16).fill(1)], told: "16 numbers instead of 32" },
    { name: "no numbers", vectors: [[]], told: "0 numbers instead of 32" },
    { name: "one vector too many", vectors: [Array(32).fill(1), Array(32).fill(1)], told: "gave" },
  ])("is refused when it gives $name", async ({ vectors, told }) => {
    let asked = 0;
    const server = await serve((request) => {
      asked += 1;
      return vectorsReply(request, asked === 1 ? [longVector("cloud")] : vectors);
    });
    const embedder = await open(settings(server, { provider: "ollama" }));

    await expect(embedder.embedQuery("Qui ?")).rejects.toMatchObject({
      code: "EMBEDDER_FAILED",
      message: expect.stringContaining(told),
    });
  });
});
