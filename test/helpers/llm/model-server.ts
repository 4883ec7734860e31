import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { onTestFinished } from "vitest";
import { z } from "zod";

/** What a model was asked, as it came over the wire. */
export interface ModelRequest {
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: z.infer<typeof Body>;
  /** The data of a draft: question and passages. */
  readonly evidence: z.infer<typeof Evidence>;
}

/** What the server does with a request. */
export type ModelReply =
  /** Streams the pieces and ends well. */
  | { readonly kind: "text"; readonly pieces: readonly string[] }
  /** Streams the pieces and, once it may, the rest. */
  | {
      readonly kind: "paused";
      readonly pieces: readonly string[];
      readonly until: Promise<void>;
      readonly rest: readonly string[];
    }
  /** Streams the pieces and says no more, connection open. */
  | { readonly kind: "stall"; readonly pieces: readonly string[] }
  /** Streams the pieces and cuts the connection. */
  | { readonly kind: "cut"; readonly pieces: readonly string[] }
  /** Refuses, or sends elsewhere. */
  | {
      readonly kind: "status";
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
    };

/** One reply a request, in turn; the last one is given again. */
export type Script = readonly ((request: ModelRequest) => ModelReply)[];

const Passage = z.object({ id: z.string(), about: z.string(), sentences: z.array(z.string()) });
const Evidence = z.object({
  question: z.string(),
  language: z.string(),
  passages: z.array(Passage),
});
const Body = z.looseObject({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
});
const NOTHING = { question: "", language: "", passages: [] };

function chunk(delta: Readonly<Record<string, unknown>>, finish: string | null): string {
  const choices = [{ index: 0, delta, finish_reason: finish }];
  const event = { id: "c", object: "chat.completion.chunk", created: 1, model: "m", choices };
  return `data: ${JSON.stringify(event)}\n\n`;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const piece of request) {
    chunks.push(z.instanceof(Uint8Array).parse(piece));
  }
  return Buffer.concat(chunks).toString("utf8");
}

function toRequest(request: IncomingMessage, text: string): ModelRequest {
  const body = Body.parse(JSON.parse(text));
  const data: unknown = JSON.parse(body.messages.at(-1)?.content ?? "null");
  return {
    path: request.url ?? "",
    headers: request.headers,
    body,
    evidence: Evidence.safeParse(data).data ?? NOTHING,
  };
}

function say(pieces: readonly string[], response: ServerResponse): void {
  for (const content of pieces) {
    response.write(chunk({ role: "assistant", content }, null));
  }
}

async function play(reply: ModelReply, response: ServerResponse): Promise<void> {
  if (reply.kind === "status") {
    response.writeHead(reply.status, { "content-type": "application/json", ...reply.headers });
    response.end('{"error":{"message":"refused"}}');
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream" });
  say(reply.pieces, response);
  if (reply.kind === "paused") {
    await reply.until;
    say(reply.rest, response);
  }
  if (reply.kind === "text" || reply.kind === "paused") {
    response.write(chunk({}, "stop"));
    response.end("data: [DONE]\n\n");
  } else if (reply.kind === "cut") {
    // Once what was said has left.
    response.write(": end\n\n", () => response.destroy());
  }
}

/** An OpenAI-compatible server on loopback that follows a script. */
export interface ModelServer {
  /** Base address of its interface. */
  readonly url: string;
  /** In the order in which they came. */
  readonly requests: readonly ModelRequest[];
  /** Resolves when the client has hung up on as many requests. */
  hungUp(count: number): Promise<void>;
}

async function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" ? (address?.port ?? 0) : 0);
    });
  });
}

/** Starts a server that is gone after the test. */
export async function startModelServer(script: Script): Promise<ModelServer> {
  const requests: ModelRequest[] = [];
  let closed = 0;
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.on("close", () => {
      closed += response.writableFinished ? 0 : 1;
      for (const { count, resolve } of waiting) {
        if (closed >= count) {
          resolve();
        }
      }
    });
    const asked = toRequest(request, await readBody(request));
    requests.push(asked);
    const answer = script[Math.min(requests.length, script.length) - 1];
    await play(answer?.(asked) ?? { kind: "status", status: 500 }, response);
  };
  const server = createServer((request, response) => {
    // What goes wrong here ends the connection, and fails the test by that.
    serve(request, response).catch(() => response.destroy());
  });
  const port = await listen(server);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${String(port)}/v1`,
    requests,
    hungUp: async (count) =>
      new Promise((resolve) => {
        if (closed >= count) {
          resolve();
        }
        waiting.push({ count, resolve });
      }),
  };
}
