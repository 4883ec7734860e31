import { cutAtWord } from "../../src/presenting/cut-at-word.ts";
import { sanitizeLine } from "../../src/presenting/sanitize.ts";
import type { ThreadAddress } from "./address.ts";
import type { SlackContext } from "./context.ts";
import { NOT_OFFERED, slackFault } from "./fault.ts";

/** https://docs.slack.dev/reference/methods/agents.sessions.rename names 200 for a title. */
const TITLE_CHARS = 80;

/** The line under a thread that says that the bot is at work. Slack takes it away when a message comes. */
export class Statuses {
  readonly #context: Pick<SlackContext, "client" | "troubles" | "logger">;
  #isOffered = true;

  constructor(context: Pick<SlackContext, "client" | "troubles" | "logger">) {
    this.#context = context;
  }

  /**
   * Shows a status, and names a new direct thread by its question.
   *
   * @returns Whether it is shown; never rejects.
   */
  async show(
    address: ThreadAddress,
    { text, title }: { readonly text: string; readonly title: string },
  ): Promise<boolean> {
    if (!this.#isOffered) {
      return false;
    }
    const [isShown] = await Promise.all([this.#set(address, text), this.#name(address, title)]);
    return isShown;
  }

  async clear(address: ThreadAddress): Promise<void> {
    if (this.#isOffered) {
      await this.#set(address, "");
    }
  }

  async #set({ channel, threadTs }: ThreadAddress, status: string): Promise<boolean> {
    const { client, troubles } = this.#context;
    try {
      await client.assistant.threads.setStatus({
        channel_id: channel,
        thread_ts: threadTs,
        status,
      });
      return true;
    } catch (error) {
      const fault = slackFault(error);
      // Then a message stands in for the status from now on.
      this.#isOffered &&= !NOT_OFFERED.has(fault.reason);
      troubles.report("assistant.threads.setStatus", fault);
      return false;
    }
  }

  async #name({ channel, ts, threadTs, isDirect }: ThreadAddress, question: string): Promise<void> {
    const title = cutAtWord(sanitizeLine(question), TITLE_CHARS);
    if (!isDirect || ts !== threadTs || title === "") {
      return;
    }
    const { client, logger } = this.#context;
    try {
      await client.assistant.threads.setTitle({
        channel_id: channel,
        thread_ts: threadTs,
        title,
      });
    } catch (error) {
      logger.debug({ reason: slackFault(error).reason }, "A thread could not be named");
    }
  }
}
