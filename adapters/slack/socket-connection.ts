import type { Logger } from "../../src/logger.ts";
import { slackFault } from "./fault.ts";
import type { SocketClient } from "./socket-guard.ts";
import type { Troubles } from "./troubles.ts";

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

const APP_TOKEN_ADVICE =
  "Slack refuses the app-level token: under https://api.slack.com/apps, your app, Basic Information, " +
  "App-Level Tokens, make one with the scope connections:write, put it into SLACK_APP_TOKEN and start " +
  "the bot again";

export interface ConnectionParts {
  /** With its own reconnecting turned off: it waits five seconds first, and a failure then goes uncaught. */
  readonly client: SocketClient;
  readonly troubles: Troubles;
  readonly logger: Logger;
  /** Waits; resolves early when the signal is aborted. */
  readonly delay: (ms: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Keeps a Socket Mode connection: when Slack recycles it or it breaks, another is opened at once, and
 * tried again with growing waits for as long as it takes. What was not acknowledged comes again.
 */
export class SocketConnection {
  readonly #parts: ConnectionParts;
  readonly #stopping = new AbortController();
  #keeping: Promise<void> | undefined;

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
  }

  /**
   * Connects, and keeps connected from then on.
   *
   * @throws whatever the first attempt failed with.
   */
  async start(): Promise<void> {
    const { client } = this.#parts;
    await client.start();
    client.on("disconnected", () => {
      this.#keeping ??= this.#keep().finally(() => {
        this.#keeping = undefined;
      });
    });
  }

  async #keep(): Promise<void> {
    const { delay, logger } = this.#parts;
    const { signal } = this.#stopping;
    let waitMs = FIRST_WAIT_MS;
    while (!signal.aborted && !(await this.#reconnect())) {
      logger.info({ waitMs }, "The connection to Slack is tried again");
      // oxlint-disable-next-line no-await-in-loop -- one attempt after the other
      await delay(waitMs, signal);
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
    }
  }

  async #reconnect(): Promise<boolean> {
    const { client, troubles } = this.#parts;
    try {
      await client.start();
      return true;
    } catch (error) {
      const fault = slackFault(error);
      const advice = fault.kind === "refused" ? APP_TOKEN_ADVICE : fault.advice;
      troubles.report("apps.connections.open", { ...fault, advice });
      return false;
    }
  }

  /** Closes it for good; safe to call twice. */
  async stop(): Promise<void> {
    if (!this.#stopping.signal.aborted) {
      this.#stopping.abort();
      await this.#keeping;
      await this.#parts.client.disconnect();
    }
  }
}
