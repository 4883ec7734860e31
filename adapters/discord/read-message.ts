import {
  type AnyThreadChannel,
  ChannelType,
  type Message,
  MessageType,
  type ThreadChannel,
} from "discord.js";
import { postText, questionText } from "./question-text.ts";

/** What a message says to the bot. */
export interface ReadMessage {
  /** Without mentions; with a forum post's title. Empty where Discord shows the bot nothing. */
  readonly text: string;
  readonly isDirect: boolean;
  /** Whether it names the bot, or the role that Discord made for it. */
  readonly isNamed: boolean;
  readonly isReplyToBot: boolean;
  /** Named or replied to. */
  readonly isAddressed: boolean;
  /** Whether it names another person, or replies to one. */
  readonly mentionsSomebody: boolean;
}

/** Kinds of messages that people write; the rest is the server's own notices. */
const WRITTEN: readonly MessageType[] = [MessageType.Default, MessageType.Reply];

/** @returns `undefined` for what no person wrote. */
export function readMessage(message: Message): ReadMessage | undefined {
  if (message.author.bot || message.webhookId !== null || !WRITTEN.includes(message.type)) {
    return undefined;
  }
  const me = message.client.user.id;
  const { users, roles, repliedUser } = message.mentions;
  const isReplyToBot = repliedUser?.id === me;
  // With the bell on, a reply counts its receiver among the mentions.
  const isNamed =
    message.content.includes(`<@${me}>`) ||
    message.content.includes(`<@!${me}>`) ||
    roles.some((role) => role.tags?.botId === me);
  return {
    text: isForumPost(message)
      ? postText(message.channel.name, message.content)
      : questionText(message.content),
    isDirect: message.channel.type === ChannelType.DM,
    isNamed,
    isReplyToBot,
    isAddressed: isNamed || isReplyToBot,
    mentionsSomebody: users.some(({ id }) => id !== me) || (repliedUser !== null && !isReplyToBot),
  };
}

/** Whether it is the message that a post in a forum begins with: it shares its id with the post. */
export function isForumPost(message: Message): message is Message & { channel: ThreadChannel } {
  const { channel, id } = message;
  return channel.isThread() && id === channel.id && isInForum(channel);
}

function isInForum({ parent }: AnyThreadChannel): boolean {
  return parent?.type === ChannelType.GuildForum || parent?.type === ChannelType.GuildMedia;
}
