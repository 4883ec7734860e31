import { Interactions } from "./interactions.ts";
import { eventBody, messageFields } from "./payloads.ts";
import type { Delivery } from "./socket-server.ts";
import { BOT_USER, type StoredMessage } from "./world.ts";

/** A message that somebody wrote, and what became of its events. */
export interface Said {
  readonly message: StoredMessage;
  readonly bodies: readonly Record<string, unknown>[];
  readonly deliveries: readonly Delivery[];
}

interface Place {
  readonly user?: string;
  readonly channel?: string;
  readonly thread?: string;
}

/** What people do in Slack; each resolves when the app has acknowledged, or has not. */
export class Gestures extends Interactions {
  /** Writes a message into the workspace, without telling the app. */
  write(
    text: string,
    { user = "U0ALICE00", channel = "C0GENERAL", thread }: Place = {},
  ): StoredMessage {
    const message: StoredMessage = {
      channel,
      ts: this.world.nextTs(),
      threadTs: thread ?? null,
      user,
      isBot: false,
      text,
      blocks: [],
      metadata: null,
      edits: 0,
      isDeleted: false,
    };
    this.world.messages.push(message);
    return message;
  }

  /** Sends an event; the same body again is a retry. */
  async event(
    body: Record<string, unknown>,
    retry?: { readonly attempt: number; readonly reason: string },
  ): Promise<Delivery> {
    return this.deliver({
      type: "events_api",
      payload: body,
      ...(retry === undefined ? {} : { retry }),
    });
  }

  async #say(message: StoredMessage, types: readonly string[]): Promise<Said> {
    const bodies = types.map((type) => {
      const { channel_type: kind, ...fields } = messageFields(this.world, message);
      const event = type === "message" ? { ...fields, channel_type: kind } : { ...fields, type };
      return eventBody(this.world, event);
    });
    const deliveries = await Promise.all(bodies.map(async (body) => this.event(body)));
    return { message, bodies, deliveries };
  }

  /** Mentions the bot; Slack tells of it twice, as `message` and as `app_mention`. */
  async mention(question: string, place: Place = {}): Promise<Said> {
    const message = this.write(`<@${BOT_USER}> ${question}`, place);
    return this.#say(message, ["app_mention", "message"]);
  }

  /** Writes a direct message to the bot. */
  async dm(text: string, place: Place = {}): Promise<Said> {
    return this.#say(this.write(text, { channel: "D0ALICE00", ...place }), ["message"]);
  }

  /** Writes in a thread without naming the bot. */
  async reply(text: string, place: Place & { readonly thread: string }): Promise<Said> {
    return this.#say(this.write(text, place), ["message"]);
  }

  async edit(message: StoredMessage, text: string): Promise<Delivery> {
    const before = messageFields(this.world, message);
    message.text = text;
    return this.changed(message, before);
  }

  /** Says that a message changed, whatever of it: Slack does so for unfurls and for threads, too. */
  async changed(message: StoredMessage, before: Record<string, unknown>): Promise<Delivery> {
    const now = { ...messageFields(this.world, message), edited: { user: message.user, ts: "1" } };
    const ts = this.world.nextTs();
    return this.event(
      eventBody(this.world, {
        type: "message",
        subtype: "message_changed",
        hidden: true,
        channel: message.channel,
        channel_type: this.world.channels.get(message.channel)?.kind ?? "channel",
        ts,
        event_ts: ts,
        message: now,
        previous_message: before,
      }),
    );
  }

  async delete(message: StoredMessage): Promise<Delivery> {
    const previous = messageFields(this.world, message);
    message.isDeleted = true;
    const ts = this.world.nextTs();
    return this.event(
      eventBody(this.world, {
        type: "message",
        subtype: "message_deleted",
        hidden: true,
        channel: message.channel,
        channel_type: this.world.channels.get(message.channel)?.kind ?? "channel",
        ts,
        event_ts: ts,
        deleted_ts: message.ts,
        previous_message: previous,
      }),
    );
  }

  async openHome(user: string, tab: "home" | "messages" = "home"): Promise<Delivery> {
    return this.event(
      eventBody(this.world, {
        type: "app_home_opened",
        user,
        channel: `D${user.slice(1)}`,
        tab,
        event_ts: this.world.nextTs(),
      }),
    );
  }
}
