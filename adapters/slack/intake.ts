import type { Attention, MessageReference } from "../../src/assistant/desk.ts";
import { conversationId, messageId } from "./address.ts";
import { PLATFORM, type SlackContext } from "./context.ts";
import {
  AskingEvent,
  EventBody,
  isFromOutside,
  OtherBody,
  type SlackMessage,
  workspaceOf,
} from "./events.ts";
import { lastQuestion } from "./last-question.ts";
import { mentions, mentionsSomebody, plainText } from "./message-text.ts";
import { requesterOf } from "./requester.ts";

/** What a body is: `other` is for Bolt alone; `malformed` is nothing that Slack sends. */
export type Verdict = "taken" | "other" | "malformed";

/** What an event says about itself. */
interface Envelope {
  readonly eventId: string;
  readonly workspace: string | null;
}

/** A message that may ask. */
interface Heard extends Envelope {
  readonly message: SlackMessage & { readonly user: string };
  readonly channel: string;
  readonly isDirect: boolean;
}

/** Subtypes of messages that people write; the others tell of something. */
const WRITTEN = new Set([undefined, "file_share", "thread_broadcast", "me_message"]);

/**
 * Takes events in before they are acknowledged: what asks is written into the inbox, edits and deletions
 * are handed on. Says nothing to anybody.
 */
export class Intake {
  readonly #context: SlackContext;

  constructor(context: SlackContext) {
    this.#context = context;
  }

  /**
   * @throws {BotError} STORAGE_FAILED when a question cannot be written down: do not acknowledge then.
   */
  async take(body: unknown): Promise<Verdict> {
    const event = EventBody.safeParse(body);
    if (!event.success) {
      return OtherBody.safeParse(body).success ? "other" : "malformed";
    }
    const { type } = event.data.event;
    if (type !== "message" && type !== "app_mention") {
      return "other";
    }
    const asking = AskingEvent.safeParse(event.data.event);
    if (!asking.success) {
      return "malformed";
    }
    const envelope = { eventId: event.data.event_id, workspace: workspaceOf(event.data) };
    await this.#takeEvent(asking.data, envelope);
    return "taken";
  }

  async #takeEvent(event: AskingEvent, envelope: Envelope): Promise<void> {
    if ("message" in event) {
      await this.#takeChange(event, envelope);
    } else if ("deleted_ts" in event) {
      this.#context.service.desk.withdraw(this.#reference(event.channel, event.deleted_ts));
    } else {
      await this.#takeMessage(event, event, envelope);
    }
  }

  async #takeMessage(
    message: SlackMessage,
    place: { readonly channel: string; readonly channel_type?: string | undefined },
    envelope: Envelope,
  ): Promise<void> {
    const { user } = message;
    if (user === undefined || !this.#isWritten(message)) {
      return;
    }
    const isDirect = place.channel_type === "im" || place.channel_type === "app_home";
    const heard = { ...envelope, message: { ...message, user }, channel: place.channel, isDirect };
    if (this.#isAdmitted(heard) && this.#isAddressed(heard)) {
      await this.#accept(heard);
    }
  }

  #isWritten({ user, bot_id: botId, subtype }: SlackMessage): boolean {
    const isBot = botId !== undefined || user === this.#context.identity.botUser;
    return !isBot && WRITTEN.has(subtype);
  }

  #isAdmitted({ message, workspace }: Heard): boolean {
    const home = isFromOutside(message, workspace) ? "elsewhere" : (workspace ?? undefined);
    const requester = requesterOf({ user: message.user, home, workspace });
    return this.#context.service.permissions.admit(requester).kind === "admitted";
  }

  /** Whether a message is for the bot: a direct one, a mention, or a reply in a thread that it follows. */
  #isAddressed({ message, channel, isDirect }: Heard): boolean {
    const { botUser } = this.#context.identity;
    if (isDirect || mentions(message.text, botUser)) {
      return true;
    }
    const root = message.thread_ts;
    if (root === undefined || root === message.ts) {
      return false;
    }
    return this.#context.service.threads.isAddressed({
      platform: PLATFORM,
      conversation: conversationId(channel, root),
      user: message.user,
      text: plainText(message.text, botUser),
      mentionsSomebody: mentionsSomebody(message.text, botUser),
    });
  }

  async #accept(heard: Heard): Promise<void> {
    const { message, channel, isDirect, eventId, workspace } = heard;
    const { service, locales } = this.#context;
    const threadTs = message.thread_ts ?? message.ts;
    const [text, locale] = await Promise.all([this.#textOf(heard), locales.of(message.user)]);
    const incoming = {
      platform: PLATFORM,
      workspace: workspace ?? channel,
      channel,
      conversation: conversationId(channel, threadTs),
      user: message.user,
      eventId,
      messageId: messageId(channel, message.ts),
      text,
      locale,
      visibility: "public",
      address: { kind: "thread", channel, ts: message.ts, threadTs, isDirect },
    } as const;
    service.desk.accept(incoming, this.#attention(heard));
  }

  /** Follows a thread that began with a question; listens again where it was muted and is named anew. */
  #attention({ message, isDirect }: Heard): Attention {
    if (message.thread_ts === undefined) {
      return isDirect ? "unchanged" : "follow";
    }
    return mentions(message.text, this.#context.identity.botUser) ? "unmute" : "unchanged";
  }

  /** An empty mention in a thread asks what was last said there. */
  async #textOf({ message, channel }: Heard): Promise<string> {
    const text = plainText(message.text, this.#context.identity.botUser);
    const { thread_ts: root, ts } = message;
    if (text !== "" || root === undefined || root === ts) {
      return text;
    }
    return lastQuestion(this.#context, { channel, root, before: ts });
  }

  /** Slack tells of changes of many kinds; only another text is one, and only a person's. */
  async #takeChange(
    event: Extract<AskingEvent, { message: unknown }>,
    envelope: Envelope,
  ): Promise<void> {
    const { message, previous_message: previous, channel } = event;
    const { desk } = this.#context.service;
    const { botUser } = this.#context.identity;
    const reference = this.#reference(channel, message.ts);
    if (message.subtype === "tombstone") {
      desk.withdraw(reference);
      return;
    }
    if (!this.#isWritten(message) || message.text === previous?.text) {
      return;
    }
    const isNamedNow = mentions(message.text, botUser) && !mentions(previous?.text ?? "", botUser);
    if (isNamedNow) {
      await this.#takeMessage(message, event, envelope);
    }
    // Also where it was taken before: then the inbox holds the old text.
    desk.amend({ ...reference, text: plainText(message.text, botUser) });
  }

  #reference(channel: string, ts: string): MessageReference {
    return { platform: PLATFORM, messageId: messageId(channel, ts) };
  }
}
