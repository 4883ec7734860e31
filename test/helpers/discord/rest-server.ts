import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { z } from "zod";
import type { JsonObject } from "./entities.ts";
import { REST_CALLS, type RestCallRule } from "./rest-limits.ts";

/** A call that the bot made. */
export interface RestCall {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Ids and tokens of the path, in order. */
  readonly parts: readonly string[];
  /** Empty where the body is a list. */
  readonly body: JsonObject;
  readonly list: readonly unknown[];
  /** Files beside the body. */
  readonly files: readonly SentFile[];
}

/** A file that came with a call. */
interface SentFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

export interface RestAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Breaks the connection off after the work is done, as when an answer is lost on its way. */
  readonly isLost?: boolean;
}

/** Discord's JSON error codes (docs: topics/opcodes-and-status-codes). */
const FAULTS = {
  unknownChannel: [404, 10_003, "Unknown Channel"],
  unknownMessage: [404, 10_008, "Unknown Message"],
  unknownWebhook: [404, 10_015, "Unknown Webhook"],
  unknownInteraction: [404, 10_062, "Unknown interaction"],
  acknowledged: [400, 40_060, "Interaction has already been acknowledged."],
  missingAccess: [403, 50_001, "Missing Access"],
  cannotMessageUser: [403, 50_007, "Cannot send messages to this user"],
  missingPermission: [403, 50_013, "Missing Permissions"],
  invalidWebhookToken: [401, 50_027, "Invalid Webhook Token"],
  invalidForm: [400, 50_035, "Invalid Form Body"],
  threadExists: [400, 160_004, "A thread has already been created for this message"],
  blockedByAutoModeration: [400, 200_000, "Message was blocked by automatic moderation"],
  threadLocked: [400, 160_005, "The thread is locked"],
  unauthorised: [401, 0, "401: Unauthorized"],
  unknownRoute: [404, 0, "404: Not Found"],
} as const;

/** An error as Discord answers it. */
export function refuse(fault: keyof typeof FAULTS): RestAnswer {
  const [status, code, message] = FAULTS[fault];
  return { status, body: { code, message } };
}

/** Answers of 429: the bot is to come back after so many seconds. */
export function tooMany(seconds: number, scope: "user" | "shared" = "user"): RestAnswer {
  return {
    status: 429,
    headers: { "retry-after": String(seconds), "x-ratelimit-scope": scope },
    body: { message: "You are being rate limited.", retry_after: seconds, global: false },
  };
}

export interface RestServerOptions {
  readonly token: string;
  /** Does what a valid call asks for. */
  readonly perform: (call: RestCall) => RestAnswer;
  readonly onChange: () => void;
}

/** Turns a call away before it is performed, or after it where `isLost`. */
interface PlannedFault {
  readonly name: string;
  readonly answer: RestAnswer;
  times: number;
}

/** Body and files: JSON, or a form with both ("Uploading Files" of the API reference). */
async function readBody(
  request: IncomingMessage,
): Promise<{ readonly sent: unknown; readonly files: readonly SentFile[] }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(z.instanceof(Buffer).parse(chunk));
  }
  const bytes = Buffer.concat(chunks);
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("multipart/form-data")) {
    const text = bytes.toString();
    return { sent: text === "" ? {} : JSON.parse(text), files: [] };
  }
  const form = await new Response(bytes, { headers: { "content-type": type } }).formData();
  const files = [...form.entries()].filter(([name]) => /^files\[\d+\]$/u.test(name));
  return {
    sent: JSON.parse(z.string().parse(form.get("payload_json"))),
    files: await Promise.all(files.map(async ([, file]) => readFile(file))),
  };
}

async function readFile(value: unknown): Promise<SentFile> {
  const file = z.instanceof(File).parse(value);
  // Its text() leaves out the mark of byte order, which is what a spreadsheet looks for.
  const text = Buffer.from(await file.arrayBuffer()).toString();
  return { name: file.name, type: file.type, text };
}

/** REST of the loopback Discord: every call is compared with the table of documented limits. */
export class RestServer {
  readonly http: Server;
  readonly calls: RestCall[] = [];
  /** What broke a documented limit; must stay empty. */
  readonly violations: string[] = [];
  /** The token of the bot does not count any more. */
  isTokenRevoked = false;
  /** Called when a call was performed and its answer is not yet on its way. */
  beforeReply: (call: RestCall) => void = () => {};
  readonly #options: RestServerOptions;
  readonly #faults: PlannedFault[] = [];
  readonly #held = new Map<string, (() => void)[]>();

  constructor(options: RestServerOptions) {
    this.#options = options;
    this.http = createServer((request, response) => {
      void this.#serve(request, response);
    });
  }

  /** Answers the next calls of a name so. */
  fault(name: string, answer: RestAnswer, times = 1): void {
    this.#faults.push({ name, answer, times });
  }

  /** Keeps calls of a name waiting until the returned function is called. */
  hold(name: string): () => void {
    const waiting: (() => void)[] = [];
    this.#held.set(name, waiting);
    return () => {
      this.#held.delete(name);
      for (const go of waiting) {
        go();
      }
    };
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://loopback");
    const path = decodeURIComponent(url.pathname).replace(/^\/api\/v10/u, "");
    const method = request.method ?? "GET";
    const { sent, files } = await readBody(request);
    const list = Array.isArray(sent) ? sent : [];
    const body = Array.isArray(sent) ? {} : z.record(z.string(), z.json()).parse(sent);
    const rule = REST_CALLS.find((each) => each.method === method && each.path.test(path));
    if (rule === undefined) {
      this.violations.push(`${method} ${path}: not a call that the bot may make`);
      this.#reply(response, refuse("unknownRoute"));
      return;
    }
    const parts = (rule.path.exec(path) ?? []).slice(1).filter((part) => part !== undefined);
    const query = url.searchParams;
    const call = { name: rule.name, method, path, query, parts, body, list, files };
    await this.#waitWhileHeld(rule.name);
    this.calls.push(call);
    const answer = this.#answer(call, rule, request.headers.authorization);
    this.beforeReply(call);
    this.#reply(response, answer);
    this.#options.onChange();
  }

  async #waitWhileHeld(name: string): Promise<void> {
    const waiting = this.#held.get(name);
    if (waiting !== undefined) {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        this.#options.onChange();
      });
    }
  }

  #answer(call: RestCall, rule: RestCallRule, authorization: string | undefined): RestAnswer {
    const sent = call.list.length > 0 ? call.list : call.body;
    const parsed = (rule.body ?? z.strictObject({})).safeParse(sent);
    if (!parsed.success) {
      this.violations.push(
        `${call.method} ${call.path} (${rule.source}): ${z.prettifyError(parsed.error)}`,
      );
      return refuse("invalidForm");
    }
    const needsNoToken = /^\/(?:interactions|webhooks)\//u.test(call.path);
    if (!needsNoToken && (this.isTokenRevoked || authorization !== `Bot ${this.#options.token}`)) {
      return refuse("unauthorised");
    }
    const fault = this.#faults.find(({ name, times }) => name === call.name && times > 0);
    if (fault !== undefined) {
      fault.times -= 1;
      if (fault.answer.isLost === true) {
        this.#options.perform(call);
      }
      return fault.answer;
    }
    return this.#options.perform(call);
  }

  #reply(
    response: ServerResponse,
    { status, body, headers = {}, isLost = false }: RestAnswer,
  ): void {
    if (isLost) {
      response.destroy();
      return;
    }
    const text = body === undefined ? undefined : JSON.stringify(body);
    const type = text === undefined ? {} : { "content-type": "application/json" };
    response.writeHead(status, { ...type, ...headers });
    response.end(text);
  }
}
