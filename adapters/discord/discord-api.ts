import { createHash } from "node:crypto";
import {
  InteractionResponseType,
  MessageFlags,
  type RawFile,
  type REST,
  Routes,
  ThreadAutoArchiveDuration,
} from "discord.js";
import { z } from "zod";
import { attempt } from "./api-faults.ts";
import { LIMITS } from "./limits.ts";
import { type MessageBody, toFields } from "./message-body.ts";
import type { ModalFields } from "./render-feedback-form.ts";

const SentMessage = z.object({ id: z.string(), channel_id: z.string() });
const ListedMessage = SentMessage.extend({
  author: z.object({ id: z.string() }),
  flags: z.int().default(0),
  message_reference: z.object({ message_id: z.string().optional() }).optional(),
});

/** A message of the bot's own. */
export interface OwnMessage {
  readonly id: string;
  readonly channel: string;
  /** Message that it replies to. */
  readonly replyTo: string | null;
  /** Whether it has components v2, and so keeps them. */
  readonly isV2: boolean;
}

/** Names an interaction that can be answered. */
export interface InteractionReference {
  readonly id: string;
  readonly token: string;
}

export interface PostOptions {
  /** Two posts with the same text here are one, however often they are sent. */
  readonly once: string;
  readonly replyTo: string | null;
}

/** Suggestion of an autocomplete. */
export interface Choice {
  readonly name: string;
  readonly value: string;
}

/** First answer to an interaction. */
export type InteractionAnswer =
  | { readonly kind: "defer"; readonly isPrivate: boolean }
  | { readonly kind: "message"; readonly body: MessageBody; readonly isPrivate: boolean }
  /** Changes the message whose component was used. */
  | { readonly kind: "update"; readonly body: MessageBody }
  | { readonly kind: "choices"; readonly choices: readonly Choice[] }
  | { readonly kind: "modal"; readonly modal: ModalFields };

export interface DiscordApiParts {
  readonly rest: REST;
  readonly token: string;
  /** Id of the application, once connected. */
  readonly applicationId: () => string;
}

/**
 * The calls that the bot makes; each rejects with what discord.js throws.
 *
 * Calls about interactions go without the bot's token: a 401 on them would make discord.js forget it.
 */
export class DiscordApi {
  readonly #parts: DiscordApiParts;

  constructor(parts: DiscordApiParts) {
    this.#parts = parts;
  }

  /** discord.js forgets the token with the first 401, also with one that Discord gave by mistake. */
  get #rest(): REST {
    return this.#parts.rest.setToken(this.#parts.token);
  }

  #applicationId(): string {
    return this.#parts.applicationId();
  }

  async post(
    channel: string,
    body: MessageBody,
    { once, replyTo }: PostOptions,
  ): Promise<OwnMessage> {
    const sent = await this.#rest.post(Routes.channelMessages(channel), {
      body: {
        ...toFields(body),
        nonce: nonceOf(once),
        enforce_nonce: true,
        ...(replyTo === null
          ? {}
          : { message_reference: { message_id: replyTo, fail_if_not_exists: false } }),
      },
    });
    return ownMessage(sent, body);
  }

  /** Shows "is typing" for some seconds, or until something is posted. */
  async type(channel: string): Promise<void> {
    await this.#rest.post(Routes.channelTyping(channel));
  }

  async edit(message: Pick<OwnMessage, "id" | "channel">, body: MessageBody): Promise<OwnMessage> {
    const route = Routes.channelMessage(message.channel, message.id);
    return ownMessage(await this.#rest.patch(route, { body: toFields(body) }), body);
  }

  async remove(message: Pick<OwnMessage, "id" | "channel">): Promise<void> {
    await this.#rest.delete(Routes.channelMessage(message.channel, message.id));
  }

  /** The bot's own messages of a channel after another message, oldest first; at most 100 messages back. */
  async listOwn(channel: string, after: string): Promise<readonly OwnMessage[]> {
    const query = new URLSearchParams({ after, limit: "100" });
    const found = await this.#rest.get(Routes.channelMessages(channel), { query });
    return z
      .array(ListedMessage)
      .parse(found)
      .filter(({ author }) => author.id === this.#applicationId())
      .map(({ id, flags, message_reference: reference }) => ({
        id,
        channel,
        replyTo: reference?.message_id ?? null,
        isV2: (flags & MessageFlags.IsComponentsV2) !== 0,
      }))
      .toReversed();
  }

  /** Starts the thread of a message, whose id it gets; one that exists is as good. */
  async startThread(channel: string, message: string, name: string): Promise<void> {
    const body = { name, auto_archive_duration: ThreadAutoArchiveDuration.OneDay };
    await attempt(
      async () => this.#rest.post(Routes.threads(channel, message), { body }),
      ["thread-exists"],
    );
  }

  /** @returns id of the direct conversation with a person. */
  async openDirect(user: string): Promise<string> {
    const opened = await this.#rest.post(Routes.userChannels(), { body: { recipient_id: user } });
    return z.object({ id: z.string() }).parse(opened).id;
  }

  async answer({ id, token }: InteractionReference, answer: InteractionAnswer): Promise<void> {
    const files = answer.kind === "message" ? filesOf(answer.body) : [];
    await this.#rest.post(Routes.interactionCallback(id, token), {
      auth: false,
      body: callbackOf(answer),
      ...(files.length === 0 ? {} : { files }),
    });
  }

  async editAnswer({ token }: InteractionReference, body: MessageBody): Promise<OwnMessage> {
    const route = Routes.webhookMessage(this.#applicationId(), token, "@original");
    return ownMessage(await this.#rest.patch(route, { auth: false, body: toFields(body) }), body);
  }

  async followUp(
    { token }: InteractionReference,
    body: MessageBody,
    isPrivate: boolean,
  ): Promise<OwnMessage> {
    const fields = withPrivacy(body, isPrivate);
    const route = Routes.webhook(this.#applicationId(), token);
    return ownMessage(await this.#rest.post(route, { auth: false, body: fields }), body);
  }
}

function ownMessage(sent: unknown, body: MessageBody): OwnMessage {
  const { id, channel_id: channel } = SentMessage.parse(sent);
  return { id, channel, replyTo: null, isV2: body.kind === "components" };
}

function filesOf(body: MessageBody): RawFile[] {
  return body.kind === "plain" ? (body.files ?? []).map((file) => ({ ...file })) : [];
}

function withPrivacy(body: MessageBody, isPrivate: boolean): ReturnType<typeof toFields> {
  const fields = toFields(body);
  return { ...fields, flags: fields.flags | (isPrivate ? MessageFlags.Ephemeral : 0) };
}

function callbackOf(answer: InteractionAnswer): object {
  switch (answer.kind) {
    case "defer":
      return {
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        data: { flags: answer.isPrivate ? MessageFlags.Ephemeral : 0 },
      };
    case "message":
      return {
        type: InteractionResponseType.ChannelMessageWithSource,
        data: withPrivacy(answer.body, answer.isPrivate),
      };
    case "update":
      return { type: InteractionResponseType.UpdateMessage, data: toFields(answer.body) };
    case "choices":
      return {
        type: InteractionResponseType.ApplicationCommandAutocompleteResult,
        data: { choices: answer.choices },
      };
    case "modal":
      return { type: InteractionResponseType.Modal, data: answer.modal };
  }
}

/** The same for the same text, within Discord's 25 characters. */
function nonceOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, LIMITS.nonceChars);
}
