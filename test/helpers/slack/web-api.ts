import type { IncomingMessage, ServerResponse } from "node:http";
import type { Fault, Faults } from "./faults.ts";
import { METHOD_EFFECTS, Refusal } from "./methods.ts";
import { isMethod, METHODS, ResponseUrlMessage } from "./outgoing-limits.ts";
import { STREAM_EFFECTS } from "./stream-methods.ts";
import type { PrivateMessage, World } from "./world.ts";

const EFFECTS = { ...METHOD_EFFECTS, ...STREAM_EFFECTS };

/** Scopes that the loopback's bot token has; the header of every answer names them. */
export interface WebApiOptions {
  readonly botToken: string;
  readonly appToken: string;
  scopes: readonly string[];
  /** The address that apps.connections.open gives. */
  socketUrl(): string;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk)));
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Form fields as their types: JSON where it is JSON. */
function readArguments(body: string): Record<string, unknown> {
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([key, value]) => [key, readField(key, value)]),
  );
}

const JSON_FIELDS = new Set([
  "blocks",
  "view",
  "metadata",
  "prompts",
  "loading_messages",
  "files",
  "chunks",
]);

function readField(key: string, value: string): unknown {
  if (JSON_FIELDS.has(key)) {
    return JSON.parse(value);
  }
  if (value === "true" || value === "false") {
    return value === "true";
  }
  return key === "limit" ? Number(value) : value;
}

/** The Web API over http, with the response_urls. */
export class WebApi {
  readonly #world: World;
  readonly #faults: Faults;
  readonly #options: WebApiOptions;
  readonly #responseUrls = new Map<
    string,
    { channel: string; user: string; uses: number; last: PrivateMessage | null }
  >();

  constructor(parts: { world: World; faults: Faults; options: WebApiOptions }) {
    this.#world = parts.world;
    this.#faults = parts.faults;
    this.#options = parts.options;
  }

  /** A response_url for an interaction; five uses, as documented. */
  responseUrl(
    origin: string,
    target: { channel: string; user: string; shown?: PrivateMessage },
  ): string {
    const path = `/response/${this.#world.nextId("R")}`;
    const { shown, ...place } = target;
    this.#responseUrls.set(path, { ...place, uses: 0, last: shown ?? null });
    return `${origin}${path}`;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? "";
    const body = await readBody(request);
    if (path.startsWith("/response/")) {
      this.#respond(path, body, response);
    } else if (path.startsWith("/upload/")) {
      this.#takeFile(path.slice("/upload/".length), body, response);
    } else if (path.startsWith("/api/")) {
      await this.#call(path.slice("/api/".length), { request, body, response });
    } else {
      response.writeHead(404).end();
    }
    this.#world.changed();
  }

  async #call(
    method: string,
    {
      request,
      body,
      response,
    }: { request: IncomingMessage; body: string; response: ServerResponse },
  ): Promise<void> {
    const args = readArguments(body);
    delete args["token"];
    delete args["team_id"];
    this.#world.calls.push({ method, args });
    this.#world.changed();
    const fault = this.#faults.take(method);
    if (fault?.kind === "held") {
      await fault.until;
    }
    const reply = this.#isCarriedOut(fault) ? this.#perform(method, args, request) : {};
    if (fault === undefined || fault.kind === "held") {
      this.#send(response, reply);
    } else {
      this.#fail(response, fault);
    }
  }

  /** The content of a file, as long as it was said to be. */
  #takeFile(id: string, body: string, response: ServerResponse): void {
    const file = this.#world.files.find((each) => each.id === id);
    const fault = this.#faults.take("upload");
    if (file === undefined || fault !== undefined || Buffer.byteLength(body) !== file.length) {
      response.writeHead(fault?.kind === "http" ? fault.status : 400).end("no");
      return;
    }
    file.content = body;
    response.writeHead(200).end("OK");
  }

  #isCarriedOut(fault: Fault | undefined): boolean {
    return (
      fault === undefined || fault.kind === "held" || ("after" in fault && fault.after === "effect")
    );
  }

  #send(response: ServerResponse, reply: Record<string, unknown>): void {
    response.writeHead(200, {
      "content-type": "application/json",
      "x-oauth-scopes": this.#options.scopes.join(","),
    });
    response.end(JSON.stringify(reply));
  }

  #fail(response: ServerResponse, fault: Exclude<Fault, { kind: "held" }>): void {
    switch (fault.kind) {
      case "rate-limited":
        response.writeHead(429, { "retry-after": String(fault.retryAfterSeconds) }).end();
        return;
      case "http":
        response.writeHead(fault.status).end("upstream trouble");
        return;
      case "broken":
        response.destroy();
        return;
      case "error":
        this.#send(response, {
          ok: false,
          error: fault.error,
          ...(fault.needed === undefined ? {} : { needed: fault.needed, provided: "chat:write" }),
        });
    }
  }

  #perform(
    method: string,
    args: Record<string, unknown>,
    request: IncomingMessage,
  ): Record<string, unknown> {
    const { botToken, appToken } = this.#options;
    const isOpening = method === "apps.connections.open";
    if (request.headers.authorization !== `Bearer ${isOpening ? appToken : botToken}`) {
      return { ok: false, error: "invalid_auth" };
    }
    if (!isMethod(method)) {
      this.#world.violations.push(`${method}: not in the table of methods`);
      return { ok: false, error: "unknown_method" };
    }
    const parsed = METHODS[method].safeParse(args);
    if (!parsed.success) {
      this.#world.violations.push(`${method}: ${describe(parsed.error.issues)}`);
      return { ok: false, error: "invalid_arguments" };
    }
    if (isOpening) {
      return { ok: true, url: this.#options.socketUrl() };
    }
    if (method === "files.getUploadURLExternal") {
      const id = this.#world.addFile(String(args["filename"]), Number(args["length"]));
      const origin = `http://${String(request.headers.host)}`;
      return { ok: true, file_id: id, upload_url: `${origin}/upload/${id}` };
    }
    try {
      return { ok: true, ...EFFECTS[method]?.(this.#world, args) };
    } catch (error) {
      if (error instanceof Refusal) {
        return { ok: false, error: error.message };
      }
      throw error;
    }
  }

  #respond(path: string, body: string, response: ServerResponse): void {
    const target = this.#responseUrls.get(path);
    const fault = this.#faults.take("response_url");
    const payload: unknown = JSON.parse(body);
    this.#world.calls.push({
      method: "response_url",
      args: typeof payload === "object" && payload !== null ? { ...payload } : {},
    });
    if (target === undefined || target.uses >= 5 || fault !== undefined) {
      response.writeHead(fault?.kind === "http" ? fault.status : 404).end("used_url");
      return;
    }
    target.uses += 1;
    const parsed = ResponseUrlMessage.safeParse(payload);
    if (!parsed.success) {
      this.#world.violations.push(`response_url: ${describe(parsed.error.issues)}`);
      response.writeHead(400).end("invalid_payload");
      return;
    }
    this.#apply(target, parsed.data);
    response.writeHead(200).end("ok");
  }

  #apply(
    target: { channel: string; user: string; last: PrivateMessage | null },
    message: ReturnType<typeof ResponseUrlMessage.parse>,
  ): void {
    if ("delete_original" in message) {
      if (target.last !== null) {
        target.last.isDeleted = true;
      }
      return;
    }
    if (message.replace_original === true && target.last !== null) {
      target.last.text = message.text;
      target.last.blocks = message.blocks ?? [];
      return;
    }
    const shown: PrivateMessage = {
      channel: target.channel,
      user: target.user,
      threadTs: message.thread_ts ?? null,
      text: message.text,
      blocks: message.blocks ?? [],
      by: "response-url",
      isDeleted: false,
    };
    target.last = shown;
    this.#world.privateMessages.push(shown);
  }
}

function describe(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): string {
  return issues.map(({ path, message }) => `${path.map(String).join(".")} ${message}`).join("; ");
}
