import {
  type ChatInputCommandInteraction,
  type MessageContextMenuCommandInteraction,
} from "discord.js";
import type { Incoming } from "../../src/domain/incoming.ts";
import { notice } from "../../src/presenting/notices.ts";
import type { Address } from "./address.ts";
import { type AppParts, PLATFORM } from "./app-parts.ts";
import { sharedChannelOf } from "./channel-order.ts";
import { languageOf, mayPost, wordingOf } from "./interaction-context.ts";
import { questionText } from "./question-text.ts";
import { replyText } from "./reply.ts";

type Asking = ChatInputCommandInteraction | MessageContextMenuCommandInteraction;

/** `/ask`: the question goes into the inbox before Discord hears that an answer is to come. */
export async function handleAsk(
  parts: AppParts,
  interaction: ChatInputCommandInteraction,
): Promise<void> {
  const isPrivate = interaction.options.getBoolean("private") ?? false;
  await ask(parts, interaction, {
    text: interaction.options.getString("question", true),
    isPrivate,
  });
}

/** The message's menu: its text is the question; the answer is for who asks, who may share it. */
export async function handleMessageMenu(
  parts: AppParts,
  interaction: MessageContextMenuCommandInteraction,
): Promise<void> {
  await ask(parts, interaction, {
    text: questionText(interaction.targetMessage.content),
    isPrivate: true,
  });
}

async function ask(
  parts: AppParts,
  interaction: Asking,
  { text, isPrivate }: { readonly text: string; readonly isPrivate: boolean },
): Promise<void> {
  if (text.trim() === "") {
    await replyText(parts, interaction, notice("empty-mention", wordingOf(parts, interaction)));
    return;
  }
  const { address, ...incoming } = incomingOf(interaction, text, isPrivate);
  const accepted = parts.service.desk.accept({ ...incoming, address });
  if (accepted.kind === "accepted") {
    parts.order.enter(sharedChannelOf(address, incoming.visibility), accepted.id);
    await parts.acknowledgements.ensure(interaction, isPrivate);
  }
}

function incomingOf(
  interaction: Asking,
  text: string,
  isPrivate: boolean,
): Incoming & { readonly address: Address } {
  const { channelId: channel, id, token, user, guildId } = interaction;
  const language = languageOf(interaction);
  const address: Address = {
    kind: "interaction",
    id,
    token,
    channel,
    mayPost: mayPost(interaction),
    isDirect: guildId === null,
    language: language ?? "en",
  };
  return {
    platform: PLATFORM,
    workspace: guildId ?? channel,
    channel,
    conversation: conversationOf(interaction, isPrivate),
    user: user.id,
    eventId: id,
    messageId: null,
    text,
    locale: language,
    visibility: isPrivate ? "private" : "public",
    address,
  };
}

/** Memory of a private question never shows in public: it is a conversation of its own. */
function conversationOf({ channel, channelId, guildId, user }: Asking, isPrivate: boolean): string {
  if (guildId === null) {
    return channelId;
  }
  if (isPrivate) {
    return `${channelId}:${user.id}:private`;
  }
  return channel?.isThread() === true ? channelId : `${channelId}:${user.id}`;
}
