import { afterEach, describe, expect, it, vi } from "vitest";
import type { RemoteModel } from "../../src/config-models.ts";
import { draftJsonSchema } from "../../src/drafting/draft-schema.ts";
import { createChatModel } from "../../src/models/chat-model.ts";
import { startAnyServer, type WireReply } from "../helpers/llm/any-server.ts";

const PROMPT = { system: "Choose {one}.", user: '{"question":"Who?"}' };
const PIECES = ['{"claims":', "[]}"];

function events(...choices: readonly unknown[]): WireReply {
  const lines = choices.map((choice) => {
    const chunk = { id: "c", object: "chat.completion.chunk", created: 1, model: "m" };
    return `data: ${JSON.stringify({ ...chunk, choices: [choice] })}\n\n`;
  });
  return {
    headers: { "content-type": "text/event-stream" },
    body: `${lines.join("")}data: [DONE]\n\n`,
  };
}

const OPENAI = events(
  ...PIECES.map((content) => ({ index: 0, delta: { content }, finish_reason: null })),
  { index: 0, delta: {}, finish_reason: "stop" },
);
const OLLAMA: WireReply = {
  headers: { "content-type": "application/x-ndjson" },
  body: PIECES.map((content, at) =>
    JSON.stringify({
      model: "m",
      created_at: "2026-11-28T00:00:00Z",
      message: { role: "assistant", content },
      done: at === PIECES.length - 1,
    }),
  ).join("\n"),
};

interface Row {
  readonly provider: RemoteModel["provider"];
  readonly base: string;
  readonly path: string;
  readonly reply: WireReply;
  /** What holds the model to JSON. */
  readonly form: Readonly<Record<string, unknown>>;
}

const ROWS: readonly Row[] = [
  {
    provider: "openai",
    base: "/v1",
    path: "/v1/chat/completions",
    reply: OPENAI,
    form: { response_format: { type: "json_schema", json_schema: { strict: true } } },
  },
  {
    provider: "mistral",
    base: "",
    path: "/v1/chat/completions",
    reply: OPENAI,
    form: { response_format: { type: "json_object" } },
  },
  {
    provider: "ollama",
    base: "",
    path: "/api/chat",
    reply: OLLAMA,
    form: { format: { required: ["claims"] } },
  },
];

async function ask(settings: RemoteModel): Promise<string> {
  const model = createChatModel(settings, draftJsonSchema());
  let text = "";
  for await (const piece of model.stream(PROMPT, new AbortController().signal)) {
    text += piece;
  }
  return text;
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("a chat model", () => {
  it.each(ROWS)("of $provider is asked with its key, and held to JSON", async (row) => {
    const server = await startAnyServer(() => row.reply);
    const { provider, base } = row;
    const url = `${server.url}${base}`;

    const text = await ask({ provider, model: "org/m:7b", url, apiKey: "sk-1" });

    expect(text).toBe(PIECES.join(""));
    expect(server.requests).toHaveLength(1);
    const [request] = server.requests;
    expect(request?.path).toBe(row.path);
    expect(request?.headers.authorization).toBe("Bearer sk-1");
    expect(JSON.parse(request?.text ?? "")).toMatchObject({
      model: "org/m:7b",
      stream: true,
      messages: [
        { role: "system", content: PROMPT.system },
        { role: "user", content: PROMPT.user },
      ],
      ...row.form,
    });
  });

  it.each(ROWS)(
    "of $provider is never sent a key that was meant for somebody else",
    async (row) => {
      vi.stubEnv("OPENAI_API_KEY", "sk-of-another");
      vi.stubEnv("MISTRAL_API_KEY", "sk-of-another");
      vi.stubEnv("OPENAI_BASE_URL", "http://127.0.0.1:1");
      vi.stubEnv("OLLAMA_BASE_URL", "http://127.0.0.1:1");
      const server = await startAnyServer(() => row.reply);
      const { provider, base } = row;
      const apiKey = provider === "mistral" ? "sk-1" : null;

      await ask({ provider, model: "m", url: `${server.url}${base}`, apiKey });

      expect(JSON.stringify(server.requests)).not.toContain("sk-of-another");
    },
  );

  it("of whichever provider tells LangSmith nothing, whatever the environment says", async () => {
    const traces = await startAnyServer(() => ({ body: "{}" }));
    for (const prefix of ["LANGSMITH", "LANGCHAIN"]) {
      vi.stubEnv(`${prefix}_TRACING`, "true");
      vi.stubEnv(`${prefix}_TRACING_V2`, "true");
      vi.stubEnv(`${prefix}_ENDPOINT`, traces.url);
      vi.stubEnv(`${prefix}_API_KEY`, "ls-1");
    }
    vi.stubEnv("LANGCHAIN_CALLBACKS_BACKGROUND", "false");

    for (const { provider, base, reply } of ROWS) {
      // oxlint-disable-next-line no-await-in-loop -- LangSmith's client is one for all
      const server = await startAnyServer(() => reply);
      // oxlint-disable-next-line no-await-in-loop -- as above
      await ask({ provider, model: "m", url: `${server.url}${base}`, apiKey: "sk-1" });
    }
    const { awaitAllCallbacks } = await import("@langchain/core/callbacks/promises");
    await awaitAllCallbacks();

    expect(traces.requests).toEqual([]);
  });

  it.each(ROWS)("of $provider follows no redirect", async (row) => {
    const other = await startAnyServer(() => row.reply);
    const server = await startAnyServer(({ path }) => ({
      status: 307,
      headers: { location: `${other.url}${path}` },
      body: "",
    }));
    const { provider, base } = row;
    const url = `${server.url}${base}`;

    await expect(ask({ provider, model: "m", url, apiKey: "sk-1" })).rejects.toThrow(Error);
    expect(other.requests).toEqual([]);
  });

  it("is known by name and host before anything of it is loaded", () => {
    const url = "https://llm.example:8443/v1";
    const model = createChatModel({ provider: "openai", model: "m", url, apiKey: null }, {});

    expect(model).toMatchObject({ name: "m", host: "llm.example:8443" });
  });
});
