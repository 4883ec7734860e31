import type { Json } from "../../../src/assistant/courier.ts";

export type JsonObject = { [key: string]: Json };

/** Somebody on the loopback Discord; bots too. */
export interface Person {
  readonly id: string;
  readonly username: string;
  /** Name that others see. */
  readonly displayName: string;
  readonly isBot: boolean;
  /** Discord's locale of the person's client, such as "en-US". */
  readonly locale: string;
  readonly roles: readonly string[];
}

/** Numbers of Discord's documentation ("Channel Types"). */
export const CHANNEL = { text: 0, direct: 1, publicThread: 11, forum: 15 } as const;

export interface Channel {
  readonly id: string;
  readonly type: (typeof CHANNEL)[keyof typeof CHANNEL];
  readonly name: string;
  /** `null`: a direct conversation. */
  readonly guildId: string | null;
  readonly parentId: string | null;
  /** Who began a thread. */
  readonly ownerId: string | null;
  /** Permission bits that the bot lacks here. */
  deniedToBot: bigint;
}

export interface Message {
  readonly id: string;
  readonly channelId: string;
  readonly author: Person;
  content: string;
  mentions: readonly Person[];
  readonly replyTo: Message | null;
  components: Json[];
  flags: number;
  readonly nonce: string | null;
  editedAt: string | null;
  /** The only person who sees it; `null`: everybody in the channel. */
  readonly seenBy: string | null;
  /** Interaction that it answers. */
  readonly interactionId: string | null;
  readonly allowedMentions: Json;
}

export const FLAG = {
  suppressEmbeds: 4,
  ephemeral: 64,
  loading: 128,
  componentsV2: 32_768,
} as const;

export function userJson(person: Person): JsonObject {
  return {
    id: person.id,
    username: person.username,
    global_name: person.displayName,
    discriminator: "0",
    avatar: null,
    bot: person.isBot,
    public_flags: 0,
  };
}

export function memberJson(person: Person): JsonObject {
  return {
    nick: null,
    avatar: null,
    roles: [...person.roles],
    joined_at: "2026-01-01T00:00:00.000000+00:00",
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    communication_disabled_until: null,
  };
}

export function channelJson(channel: Channel, bot: Person): JsonObject {
  const overwrites: Json[] =
    channel.deniedToBot === 0n
      ? []
      : [{ id: bot.id, type: 1, allow: "0", deny: channel.deniedToBot.toString() }];
  const common = { id: channel.id, type: channel.type, flags: 0, last_message_id: null };
  switch (channel.type) {
    case CHANNEL.direct:
      return common;
    case CHANNEL.publicThread:
      return {
        ...common,
        name: channel.name,
        guild_id: channel.guildId,
        parent_id: channel.parentId,
        owner_id: channel.ownerId,
        message_count: 0,
        member_count: 1,
        thread_metadata: {
          archived: false,
          auto_archive_duration: 1440,
          archive_timestamp: "2026-01-01T00:00:00.000000+00:00",
          locked: false,
        },
      };
    case CHANNEL.text:
    case CHANNEL.forum:
      return {
        ...common,
        name: channel.name,
        guild_id: channel.guildId,
        parent_id: channel.parentId,
        position: 0,
        permission_overwrites: overwrites,
        nsfw: false,
        topic: null,
        rate_limit_per_user: 0,
        ...(channel.type === CHANNEL.forum
          ? { available_tags: [], default_reaction_emoji: null }
          : {}),
      };
  }
}

function referenceJson(message: Message): JsonObject {
  const { replyTo } = message;
  return replyTo === null
    ? {}
    : { message_reference: { type: 0, message_id: replyTo.id, channel_id: replyTo.channelId } };
}

/** A message as REST gives it. */
export function messageJson(message: Message): JsonObject {
  return {
    id: message.id,
    channel_id: message.channelId,
    type: message.replyTo === null ? 0 : 19,
    author: userJson(message.author),
    content: message.content,
    timestamp: "2026-11-23T12:00:00.000000+00:00",
    edited_timestamp: message.editedAt,
    tts: false,
    mention_everyone: false,
    mentions: message.mentions.map(userJson),
    mention_roles: [],
    attachments: [],
    embeds: [],
    components: message.components,
    pinned: false,
    flags: message.flags,
    ...(message.nonce === null ? {} : { nonce: message.nonce }),
    ...referenceJson(message),
    ...(message.replyTo === null
      ? {}
      : {
          referenced_message: {
            ...messageJson({ ...message.replyTo, replyTo: null }),
            ...referenceJson(message.replyTo),
          },
        }),
  };
}

/** What Discord takes out of a message that a bot without the MessageContent intent may not read. */
export function withoutContent(message: JsonObject): JsonObject {
  return { ...message, content: "", embeds: [], attachments: [], components: [] };
}
