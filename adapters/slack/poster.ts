import type { webApi } from "@slack/bolt";
import { UndeliverableError } from "../../src/assistant/courier.ts";
import type { PrivateAddress, ThreadAddress } from "./address.ts";
import { slackFault } from "./fault.ts";
import { mark, OUTCOME_MARK, PLACEHOLDER_MARK } from "./find-posts.ts";
import type { RenderedMessage } from "./render-answer.ts";
import type { ResponseUrls } from "./response-urls.ts";
import { callSlack, meaningOf } from "./slack-error.ts";
import type { Troubles } from "./troubles.ts";

export interface PosterParts {
  readonly client: webApi.WebClient;
  readonly responseUrls: ResponseUrls;
  readonly troubles: Troubles;
}

/** Which message of which outcome. */
export interface Part {
  readonly eventId: string;
  /** Place within the outcome, from 0. */
  readonly part: number;
}

/** Nothing that the app posts is unfurled: a preview is somebody else's text. */
const NO_UNFURLS = { unfurl_links: false, unfurl_media: false } as const;

/** Sends and changes messages; every one of an outcome carries its mark. */
export class Poster {
  readonly #parts: PosterParts;

  constructor(parts: PosterParts) {
    this.#parts = parts;
  }

  /** @returns Timestamp of the new message. */
  async post(address: ThreadAddress, content: RenderedMessage, part: Part): Promise<string> {
    return this.#send(address, { content, metadata: mark(OUTCOME_MARK, part) });
  }

  /** Posts into a channel, outside of threads. */
  async postInto(channel: string, content: RenderedMessage, part: Part): Promise<void> {
    const { client, troubles } = this.#parts;
    const place = { channel, metadata: mark(OUTCOME_MARK, part), ...NO_UNFURLS };
    await this.#fitted(content, async (fitting) =>
      callSlack(troubles, "chat.postMessage", async () =>
        client.chat.postMessage({ ...place, ...fitting }),
      ),
    );
  }

  /** @returns Timestamp of the message that stands in for an outcome. */
  async postPlaceholder(
    address: ThreadAddress,
    content: RenderedMessage,
    eventId: string,
  ): Promise<string> {
    const metadata = mark(PLACEHOLDER_MARK, { eventId, part: 0 });
    return this.#send(address, { content, metadata });
  }

  /**
   * Changes the message that stands in for an outcome; it still does.
   *
   * @throws {UndeliverableError | Error} also where somebody took it away.
   */
  async changePlaceholder(
    { channel }: ThreadAddress,
    content: RenderedMessage,
    { ts, eventId }: { readonly ts: string; readonly eventId: string },
  ): Promise<void> {
    const { client, troubles } = this.#parts;
    const place = { channel, ts, metadata: mark(PLACEHOLDER_MARK, { eventId, part: 0 }) };
    await callSlack(troubles, "chat.update", async () =>
      client.chat.update({ ...place, ...content }),
    );
  }

  async #send(
    { channel, threadTs }: ThreadAddress,
    message: { readonly content: RenderedMessage; readonly metadata: ReturnType<typeof mark> },
  ): Promise<string> {
    const { client, troubles } = this.#parts;
    const { metadata } = message;
    const place = { channel, thread_ts: threadTs, metadata, ...NO_UNFURLS };
    const { ts } = await this.#fitted(message.content, async (content) =>
      callSlack(troubles, "chat.postMessage", async () =>
        client.chat.postMessage({ ...place, ...content }),
      ),
    );
    return ts ?? "";
  }

  /** Changes a message; where somebody took it away, posts it again. @returns Its timestamp. */
  async change(
    address: ThreadAddress,
    content: RenderedMessage,
    { ts, ...part }: Part & { readonly ts: string },
  ): Promise<string> {
    const { client, troubles } = this.#parts;
    const place = { channel: address.channel, ts, metadata: mark(OUTCOME_MARK, part) };
    try {
      await this.#fitted(content, async (fitting) => client.chat.update({ ...place, ...fitting }));
      return ts;
    } catch (error) {
      if (slackFault(error).reason === "message_not_found") {
        return this.post(address, content, part);
      }
      throw meaningOf(error, "chat.update", troubles);
    }
  }

  /** Takes a message away; one that is gone already is no fault. */
  async remove({ channel }: ThreadAddress, ts: string): Promise<void> {
    const { client, troubles } = this.#parts;
    try {
      await client.chat.delete({ channel, ts });
    } catch (error) {
      if (slackFault(error).reason !== "message_not_found") {
        throw meaningOf(error, "chat.delete", troubles);
      }
    }
  }

  /** Shows something to one person where they asked. */
  async whisper(
    { channel, user, threadTs }: { channel: string; user: string; threadTs: string | null },
    content: RenderedMessage,
  ): Promise<void> {
    const { client, troubles } = this.#parts;
    const place = { channel, user, ...(threadTs === null ? {} : { thread_ts: threadTs }) };
    await this.#fitted(content, async (fitting) =>
      callSlack(troubles, "chat.postEphemeral", async () =>
        client.chat.postEphemeral({ ...place, ...fitting }),
      ),
    );
  }

  /** Answers a command or a shortcut: through its response_url while that lives, else in the channel. */
  async answerPrivately(address: PrivateAddress, content: RenderedMessage): Promise<void> {
    const { responseUrls } = this.#parts;
    const { responseUrl, channel, user } = address;
    if (responseUrl !== null) {
      try {
        await responseUrls.show(responseUrl, content);
        return;
      } catch {
        // It lives for half an hour and five uses; the channel is there for longer.
      }
    }
    try {
      await this.whisper({ channel, user, threadTs: null }, content);
    } catch (error) {
      if (!(error instanceof UndeliverableError)) {
        throw error;
      }
      // A command works in channels that the bot is not in; its own conversation is always there.
      await this.writeTo(user, content);
    }
  }

  /** Writes into the direct conversation with somebody. @returns Where it stands. */
  async writeTo(user: string, content: RenderedMessage): Promise<{ channel: string; ts: string }> {
    const { client, troubles } = this.#parts;
    const { channel, ts } = await this.#fitted(content, async (fitting) =>
      callSlack(troubles, "chat.postMessage", async () =>
        client.chat.postMessage({ channel: user, ...NO_UNFURLS, ...fitting }),
      ),
    );
    return { channel: channel ?? user, ts: ts ?? "" };
  }

  /** Where Slack does not take the blocks, the reader gets at least the text. */
  async #fitted<T>(
    content: RenderedMessage,
    send: (content: RenderedMessage | Pick<RenderedMessage, "text">) => Promise<T>,
  ): Promise<T> {
    try {
      return await send(content);
    } catch (error) {
      if (!isUnfit(error)) {
        throw error;
      }
      return send({ text: content.text });
    }
  }
}

function isUnfit(error: unknown): boolean {
  const cause: unknown = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return slackFault(cause).kind === "unfit";
}
