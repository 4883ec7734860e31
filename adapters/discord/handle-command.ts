import type { ChatInputCommandInteraction } from "discord.js";
import { presentHelp } from "../../src/presenting/help.ts";
import { forgottenNotice, notice } from "../../src/presenting/notices.ts";
import { presentPublishers, presentStatus } from "../../src/presenting/status-view.ts";
import { type AppParts, PLATFORM } from "./app-parts.ts";
import { helpCommands } from "./command-names.ts";
import { handleAdmin } from "./handle-admin.ts";
import { handleAsk, handleCheck } from "./handle-ask.ts";
import { handleCompare } from "./handle-compare.ts";
import { handleFind } from "./handle-find.ts";
import { handleProvider } from "./handle-provider.ts";
import { requesterOf, wordingOf } from "./interaction-context.ts";
import { renderView } from "./render-view.ts";
import { replyPrivately, replyText } from "./reply.ts";

type Handler = (parts: AppParts, interaction: ChatInputCommandInteraction) => Promise<void>;

const HANDLERS: ReadonlyMap<string, Handler> = new Map([
  ["ask", handleAsk],
  ["find", handleFind],
  ["compare", handleCompare],
  ["check", handleCheck],
  ["provider", handleProvider],
  ["sources", handleSources],
  ["status", handleStatus],
  ["help", handleHelp],
  ["forget-me", handleForgetMe],
  ["admin", handleAdmin],
]);

/** Slash commands; one that was registered by an older version is told so. */
export async function handleCommand(
  parts: AppParts,
  interaction: ChatInputCommandInteraction,
): Promise<void> {
  const handle = HANDLERS.get(interaction.commandName) ?? handleUnknown;
  await handle(parts, interaction);
}

async function handleUnknown(
  parts: AppParts,
  interaction: ChatInputCommandInteraction,
): Promise<void> {
  await replyText(parts, interaction, notice("unknown-command", wordingOf(parts, interaction)));
}

async function handleSources(
  parts: AppParts,
  interaction: ChatInputCommandInteraction,
): Promise<void> {
  const view = presentPublishers(parts.service.publishers(), wordingOf(parts, interaction));
  await replyPrivately(parts, interaction, renderView(view));
}

async function handleStatus(
  parts: AppParts,
  interaction: ChatInputCommandInteraction,
): Promise<void> {
  const moment = { ...wordingOf(parts, interaction), now: parts.now().getTime() };
  const view = presentStatus(parts.service.status(), moment);
  await replyPrivately(parts, interaction, renderView(view));
}

async function handleHelp(
  parts: AppParts,
  interaction: ChatInputCommandInteraction,
): Promise<void> {
  const wording = wordingOf(parts, interaction);
  const view = presentHelp({
    ...wording,
    platform: "Discord",
    commands: helpCommands(wording, parts.service.permissions.isAdmin(requesterOf(interaction))),
    retentionDays: parts.retentionDays,
    models: parts.models,
  });
  await replyPrivately(parts, interaction, renderView(view));
}

async function handleForgetMe(
  parts: AppParts,
  interaction: ChatInputCommandInteraction,
): Promise<void> {
  const forgotten = parts.service.forget({ platform: PLATFORM, user: interaction.user.id });
  await replyText(parts, interaction, forgottenNotice(forgotten, wordingOf(parts, interaction)));
}
