import {
  type ChatInputCommandInteraction,
  type MessageContextMenuCommandInteraction,
} from "discord.js";
import type { Incoming } from "../../src/domain/incoming.ts";
import { notice } from "../../src/presenting/notices.ts";
import { wordingIn } from "../../src/presenting/wording.ts";
import type { Address } from "./address.ts";
import { type AppParts, PLATFORM } from "./app-parts.ts";
import { sharedChannelOf } from "./channel-order.ts";
import { menuNameOf } from "./command-names.ts";
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
    task: "ask",
    isPrivate,
  });
}

/** `/check`: what a text claims, for who asks, who may share it. */
export async function handleCheck(
  parts: AppParts,
  interaction: ChatInputCommandInteraction,
): Promise<void> {
  const text = interaction.options.getString("text", true);
  await ask(parts, interaction, { text, task: "check", isPrivate: true });
}

/** The message's menu: its text is asked or checked; the answer is for who asks, who may share it. */
export async function handleMessageMenu(
  parts: AppParts,
  interaction: MessageContextMenuCommandInteraction,
): Promise<void> {
  const checkName = menuNameOf("check", wordingIn(parts.phrases, "en"));
  await ask(parts, interaction, {
    text: questionText(interaction.targetMessage.content),
    task: interaction.commandName === checkName ? "check" : "ask",
    isPrivate: true,
  });
}

/** What is handed in. */
interface Handed {
  readonly text: string;
  readonly task: "ask" | "check";
  readonly isPrivate: boolean;
}

async function ask(parts: AppParts, interaction: Asking, handed: Handed): Promise<void> {
  if (handed.text.trim() === "") {
    const wording = wordingOf(parts, interaction);
    const empty =
      handed.task === "ask" ? notice("empty-mention", wording) : wording.say("discord-check-empty");
    await replyText(parts, interaction, empty);
    return;
  }
  const { address, ...incoming } = incomingOf(interaction, handed);
  const accepted = parts.service.desk.accept({ ...incoming, address });
  if (accepted.kind === "accepted") {
    parts.order.enter(sharedChannelOf(address, incoming.visibility), accepted.id);
    await parts.acknowledgements.ensure(interaction, handed.isPrivate);
  }
}

function incomingOf(
  interaction: Asking,
  { text, task, isPrivate }: Handed,
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
    task,
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
