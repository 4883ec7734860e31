import { createHmac } from "node:crypto";
import type { Delivery, Envelope } from "./socket-server.ts";

/** How a request is signed. */
export type Signing = "correct" | "forged" | "unsigned" | "stale";

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

const STALE_S = 6 * 60;

/** Sends events, commands and interactions to an app's request URL, signed as Slack signs them. */
export class SignedSender {
  readonly #secret: string;
  /** The app's request URL. */
  readonly #url: string;

  constructor(parts: { readonly secret: string; readonly url: string }) {
    this.#secret = parts.secret;
    this.#url = parts.url;
  }

  /** Sends a body as it is. */
  async post(
    body: string,
    options: {
      readonly signing?: Signing;
      readonly contentType?: string;
      readonly headers?: Record<string, string>;
    } = {},
  ): Promise<HttpAnswer> {
    const { signing = "correct", contentType = "application/json", headers = {} } = options;
    const answer = await fetch(this.#url, {
      method: "POST",
      body,
      headers: { "content-type": contentType, ...this.#signature(body, signing), ...headers },
    });
    return { status: answer.status, body: await answer.text() };
  }

  #signature(body: string, signing: Signing): Record<string, string> {
    if (signing === "unsigned") {
      return {};
    }
    const now = Math.floor(Date.now() / 1000) - (signing === "stale" ? STALE_S : 0);
    const secret = signing === "forged" ? `${this.#secret}-of-somebody-else` : this.#secret;
    const hash = createHmac("sha256", secret).update(`v0:${now}:${body}`).digest("hex");
    return { "x-slack-request-timestamp": String(now), "x-slack-signature": `v0=${hash}` };
  }

  /** The same as the socket's `deliver`, over http: acknowledged means a 2xx answer. */
  async deliver({ type, payload, retry }: Envelope): Promise<Delivery> {
    const headers: Record<string, string> =
      retry === undefined
        ? {}
        : { "x-slack-retry-num": String(retry.attempt), "x-slack-retry-reason": retry.reason };
    const form = "application/x-www-form-urlencoded";
    const answer =
      type === "events_api"
        ? await this.post(JSON.stringify(payload), { headers })
        : await this.post(encode(type, payload), { contentType: form, headers });
    return { isAcknowledged: answer.status === 200, payload: readJson(answer.body) };
  }
}

function encode(type: Envelope["type"], payload: unknown): string {
  if (type === "interactive" || typeof payload !== "object" || payload === null) {
    return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  }
  return new URLSearchParams(
    Object.entries(payload).map(([key, value]): [string, string] => [key, String(value)]),
  ).toString();
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
