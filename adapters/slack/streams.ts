import type { types, webApi } from "@slack/bolt";
import type { Logger } from "../../src/logger.ts";
import type { ThreadAddress } from "./address.ts";
import { isRefusal, NOT_OFFERED, slackFault } from "./fault.ts";
import { mark, PLACEHOLDER_MARK } from "./find-posts.ts";
import { callSlack, meaningOf } from "./slack-error.ts";
import type { Troubles } from "./troubles.ts";

export interface StreamsParts {
  readonly client: webApi.WebClient;
  readonly troubles: Troubles;
  readonly logger: Logger;
}

/** Who a stream is written for: Slack wants to know outside of direct conversations. */
export interface Recipient {
  readonly user: string;
  readonly workspace: string;
}

/** Slack says so of a stream that it ended by itself, after some minutes (slackapi/python-slack-sdk#1859). */
const ENDED = "message_not_in_streaming_state";
const GONE = "message_not_found";

/** Messages that grow block by block (https://docs.slack.dev/reference/methods/chat.startStream). */
export class Streams {
  readonly #parts: StreamsParts;
  #isOffered = true;

  constructor(parts: StreamsParts) {
    this.#parts = parts;
  }

  /**
   * Begins a message with some blocks.
   *
   * @returns Its timestamp; `undefined` where Slack does not let us, and nothing was sent.
   * @throws whatever leaves open whether it was sent.
   */
  async start(
    { channel, threadTs, isDirect }: ThreadAddress,
    { user, workspace }: Recipient,
    blocks: readonly types.KnownBlock[],
  ): Promise<string | undefined> {
    if (!this.#isOffered) {
      return undefined;
    }
    const { client, logger } = this.#parts;
    const recipient = { recipient_user_id: user, recipient_team_id: workspace };
    try {
      const { ts } = await client.chat.startStream({
        channel,
        thread_ts: threadTs,
        ...(isDirect ? {} : recipient),
        chunks: [{ type: "blocks", blocks: [...blocks] }],
      });
      return ts;
    } catch (error) {
      if (!isRefusal(error)) {
        throw error;
      }
      const { reason } = slackFault(error);
      this.#isOffered = !NOT_OFFERED.has(reason);
      logger.info({ reason }, "Slack does not stream here; an answer grows by edits instead");
      return undefined;
    }
  }

  /** @returns Whether it was added; false for a stream that Slack has ended. */
  async append(
    { channel }: ThreadAddress,
    ts: string,
    blocks: readonly types.KnownBlock[],
  ): Promise<boolean> {
    const { client, troubles } = this.#parts;
    try {
      await client.chat.appendStream({
        channel,
        ts,
        chunks: [{ type: "blocks", blocks: [...blocks] }],
      });
      return true;
    } catch (error) {
      if (slackFault(error).reason === ENDED) {
        return false;
      }
      throw meaningOf(error, "chat.appendStream", troubles);
    }
  }

  /**
   * Stops a stream, and marks its message as one that stands in for an outcome; one that has ended or is gone is
   * no fault.
   */
  async stop({ channel }: ThreadAddress, ts: string, eventId: string): Promise<void> {
    const { client, troubles } = this.#parts;
    const metadata = mark(PLACEHOLDER_MARK, { eventId, part: 0 });
    await callSlack(troubles, "chat.stopStream", async () => {
      try {
        await client.chat.stopStream({ channel, ts, metadata });
      } catch (error) {
        const { reason } = slackFault(error);
        if (reason !== ENDED && reason !== GONE && !NOT_OFFERED.has(reason)) {
          throw error;
        }
      }
    });
  }
}
