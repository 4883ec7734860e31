import { ChannelType, type Message, type PartialMessage, PermissionFlagsBits } from "discord.js";
import { z } from "zod";
import type { Attention } from "../../src/assistant/desk.ts";
import type { Incoming } from "../../src/domain/incoming.ts";
import type { AskerLanguage } from "../../src/domain/language.ts";
import { cutAtWord } from "../../src/presenting/cut-at-word.ts";
import { notice, type PlainNotice } from "../../src/presenting/notices.ts";
import { sanitizeLine } from "../../src/presenting/sanitize.ts";
import { wordingIn } from "../../src/presenting/wording.ts";
import type { Address } from "./address.ts";
import { attempt, describeError } from "./api-faults.ts";
import { type AppParts, PLATFORM } from "./app-parts.ts";
import { sharedChannelOf } from "./channel-order.ts";
import { LIMITS } from "./limits.ts";
import { languageOfLocale } from "./locale.ts";
import { escapeText } from "./markup.ts";
import { plainBody } from "./message-body.ts";
import { isForumPost, type ReadMessage, readMessage } from "./read-message.ts";
import { timeOf } from "./snowflake.ts";

/** Time in which somebody may still add the bot's name to a message. */
const NAMED_LATER_MS = 60 * 60_000;

/** A message that the bot may be asked by. Never rejects. */
export async function handleMessage(parts: AppParts, message: Message): Promise<void> {
  try {
    const read = readMessage(message);
    if (read !== undefined && isForBot(parts, message, read) && isAdmitted(parts, message)) {
      await take(parts, message, read);
    }
  } catch (error) {
    parts.logger.error({ error: describeError(error) }, "A message could not be handled");
    await apologise(parts, message);
  }
}

/** The gateway takes nothing back: a question that could not be written down has to be asked again. */
async function apologise(parts: AppParts, message: Message): Promise<void> {
  try {
    await reply(parts, message, "try-again");
  } catch (error) {
    parts.logger.error({ error: describeError(error) }, "Nobody could be told so");
  }
}

/** Whether it names the bot, replies to it, is written to it, or follows up in a thread that it follows. */
function isForBot({ service, settings }: AppParts, message: Message, read: ReadMessage): boolean {
  const reference = { platform: PLATFORM, conversation: message.channelId };
  if (read.isDirect || read.isAddressed) {
    return true;
  }
  if (!settings.messageContent) {
    return false;
  }
  if (isForumPost(message)) {
    return (
      settings.forums === "all" ||
      (settings.forums !== "none" && settings.forums.includes(message.channel.parentId ?? ""))
    );
  }
  const { mentionsSomebody, text } = read;
  const overheard = { ...reference, user: message.author.id, text, mentionsSomebody };
  return message.channel.isThread() && service.threads.isAddressed(overheard);
}

function isAdmitted({ service }: AppParts, { guildId, author, member }: Message): boolean {
  const admission = service.permissions.admit({
    platform: PLATFORM,
    workspace: guildId,
    user: author.id,
    isGuest: false,
    groups: [...(member?.roles.cache.keys() ?? [])],
  });
  return admission.kind === "admitted";
}

async function take(parts: AppParts, message: Message, read: ReadMessage): Promise<void> {
  if (read.text === "") {
    await explainEmpty(parts, message, read);
    return;
  }
  const thread = threadNameFor(message, read);
  const isOwnThread = thread !== null || isForumPost(message);
  const { address, ...incoming } = incomingOf(parts, { message, read, thread, isOwnThread });
  const attention = attentionOf(message, read, isOwnThread);
  const accepted = parts.service.desk.accept({ ...incoming, address }, attention);
  if (accepted.kind === "accepted") {
    parts.order.enter(sharedChannelOf(address, incoming.visibility), accepted.id);
  }
}

/** Follows a thread that began with a question; listens again where it was muted and is named anew. */
function attentionOf(message: Message, read: ReadMessage, isOwnThread: boolean): Attention {
  if (isOwnThread) {
    return "follow";
  }
  return read.isAddressed && message.channel.isThread() ? "unmute" : "unchanged";
}

/** A reply without a bell comes without its text where the bot may not read along: say what helps. */
async function explainEmpty(parts: AppParts, message: Message, read: ReadMessage): Promise<void> {
  if (read.isDirect || read.isNamed) {
    await reply(parts, message, "empty-mention");
  } else if (read.isAddressed && !parts.settings.messageContent) {
    await reply(parts, message, "content-hint");
  }
}

async function reply(parts: AppParts, message: Message, name: PlainNotice): Promise<void> {
  const text = notice(name, wordingIn(parts.phrases, languageFor(message)));
  await attempt(
    async () =>
      parts.api.post(message.channelId, plainBody(escapeText(text)), {
        once: `${message.id}:${name}`,
        replyTo: message.id,
      }),
    ["forbidden", "unknown-place"],
  );
}

/** Name of the thread that a question in a channel begins; `null` where it stands in one, or may begin none. */
function threadNameFor(
  message: Message,
  { isDirect, isReplyToBot, text }: ReadMessage,
): string | null {
  const { channel } = message;
  if (isDirect || isReplyToBot || channel.type !== ChannelType.GuildText) {
    return null;
  }
  const me = message.guild?.members.me ?? null;
  const mayBegin =
    me !== null &&
    channel
      .permissionsFor(me)
      .has([PermissionFlagsBits.CreatePublicThreads, PermissionFlagsBits.SendMessagesInThreads]);
  const name = cutAtWord(sanitizeLine(text), LIMITS.threadNameChars);
  return mayBegin && name !== "" ? name : null;
}

interface Asking {
  readonly message: Message;
  readonly read: ReadMessage;
  readonly thread: string | null;
  readonly isOwnThread: boolean;
}

function incomingOf(
  { settings }: AppParts,
  { message, read, thread, isOwnThread }: Asking,
): Incoming & { readonly address: Address } {
  const { id, channelId: channel, guildId, author } = message;
  const isThread = message.channel.isThread();
  const place = read.isDirect || isThread ? channel : `${channel}:${author.id}`;
  return {
    platform: PLATFORM,
    workspace: guildId ?? channel,
    channel: message.channel.isThread() ? (message.channel.parentId ?? channel) : channel,
    conversation: thread === null ? place : id,
    user: author.id,
    eventId: id,
    messageId: id,
    text: read.text,
    locale: null,
    visibility: "public",
    address: {
      kind: "message",
      channel,
      message: id,
      thread,
      hasHint: isOwnThread && !settings.messageContent,
      language: languageFor(message),
    },
  };
}

/** Messages do not tell their author's language: the server's, for the bot's own words. */
function languageFor({ guild }: Message): AskerLanguage {
  return languageOfLocale(guild?.preferredLocale ?? "en") ?? "en";
}

/** A question was edited: its text is what counts; one that names the bot only now asks now. Never rejects. */
export async function handleEdit(
  parts: AppParts,
  message: Message | PartialMessage,
): Promise<void> {
  try {
    const read = message.partial ? undefined : readMessage(message);
    if (message.partial || read === undefined || read.text === "") {
      return;
    }
    // Discord also tells of previews that it adds by itself: those carry no time of an edit.
    const isNamedNow = read.isNamed && message.editedTimestamp !== null;
    if (isNamedNow && isRecent(parts, message) && isAdmitted(parts, message)) {
      await take(parts, message, read);
    }
    // Also where it was taken before: then the inbox holds the old text.
    parts.service.desk.amend({ platform: PLATFORM, messageId: message.id, text: read.text });
  } catch (error) {
    parts.logger.error({ error: describeError(error) }, "An edited message could not be handled");
  }
}

/** What is older may have been asked, answered and forgotten. */
function isRecent({ now }: AppParts, { id }: Message): boolean {
  return now().getTime() - timeOf(id) < NAMED_LATER_MS;
}

/** Ids of deleted messages, one or many, as the gateway sends them. */
const Deleted = z.union([
  z.object({ id: z.string() }).transform(({ id }) => [id]),
  z.object({ ids: z.array(z.string()) }).transform(({ ids }) => ids),
]);

/** Questions were deleted. Never throws. */
export function handleDeletion(parts: AppParts, deleted: unknown): void {
  try {
    for (const messageId of Deleted.parse(deleted)) {
      parts.service.desk.withdraw({ platform: PLATFORM, messageId });
    }
  } catch (error) {
    parts.logger.error({ error: describeError(error) }, "A deleted message could not be handled");
  }
}
