import type { RenderedMessage } from "./render-answer.ts";
import { isSlackAddress } from "./slack-address.ts";

const HOSTS = ["hooks.slack.com"];

/** Thrown when a response_url took nothing: it lives 30 minutes and for five uses. */
export class ResponseUrlError extends Error {
  override readonly name = "ResponseUrlError";
}

export interface ResponseUrlParts {
  /** Of the Web API: a loopback's response_urls are on the same host. */
  readonly apiUrl: string;
  readonly timeoutMs: number;
}

/**
 * Posts to the addresses that Slack gives with commands and interactions; nowhere else, whatever an
 * address in the state says.
 *
 * https://docs.slack.dev/interactivity/handling-user-interaction, "Message responses"
 */
export class ResponseUrls {
  readonly #parts: ResponseUrlParts;

  constructor(parts: ResponseUrlParts) {
    this.#parts = parts;
  }

  /**
   * Shows a message to the person alone, in place of the last one where Slack allows it.
   *
   * @throws {ResponseUrlError} when it was not taken.
   */
  async show(url: string, { text, blocks }: RenderedMessage): Promise<void> {
    await this.#post(url, { response_type: "ephemeral", replace_original: true, text, blocks });
  }

  /** Adds a message for the person alone. */
  async add(url: string, { text, blocks }: RenderedMessage): Promise<void> {
    await this.#post(url, { response_type: "ephemeral", replace_original: false, text, blocks });
  }

  /** Takes the message away that the interaction came from. */
  async remove(url: string): Promise<void> {
    await this.#post(url, { delete_original: true });
  }

  async #post(url: string, message: object): Promise<void> {
    if (!isSlackAddress(url, { apiUrl: this.#parts.apiUrl, hosts: HOSTS })) {
      throw new ResponseUrlError("This response_url is not one of Slack's");
    }
    try {
      const response = await fetch(url, {
        method: "POST",
        redirect: "error",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(message),
        signal: AbortSignal.timeout(this.#parts.timeoutMs),
      });
      await response.body?.cancel();
      if (!response.ok) {
        throw new ResponseUrlError(`A response_url answered ${String(response.status)}`);
      }
    } catch (cause) {
      throw cause instanceof ResponseUrlError
        ? cause
        : new ResponseUrlError("A response_url could not be reached", { cause });
    }
  }
}
