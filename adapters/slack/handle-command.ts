import { forgottenNotice, similarNamesLine } from "../../src/presenting/notices.ts";
import { presentPublishers, presentStatus } from "../../src/presenting/status-view.ts";
import { type AdminRequest, type CommandRequest, readCommand } from "./command-text.ts";
import { answerContent, helpContent } from "./contents.ts";
import { DEFAULT_LANGUAGE, PLATFORM } from "./context.ts";
import {
  adminHelp,
  adminStatus,
  adminWording,
  cancelRun,
  decide,
  mayAdminister,
  refusal,
} from "./handle-admin.ts";
import {
  type Handling,
  type Listener,
  listenerOf,
  nameOf,
  noticeContent,
  today,
} from "./handling.ts";
import { Command } from "./interactions.ts";
import { plainText } from "./message-text.ts";
import type { RenderedMessage } from "./render-answer.ts";
import { renderNotice, renderView } from "./render-view.ts";
import { type Actor, isAdmin, personOf, requesterOf } from "./requester.ts";
import { type ProgressPlace, showRun, startedText } from "./run-progress.ts";

/** Five uses, as documented; the last is for the result. */
const RESPONSE_URL_UPDATES = 3;
/** Names to choose from when the one typed is not known. */
const MAX_SIMILAR = 5;

/** Acknowledges a command; the person alone sees what it is acknowledged with. */
export type Acknowledge = (content?: RenderedMessage) => Promise<void>;

interface Asked extends Listener {
  readonly command: Command;
  readonly actor: Actor;
  readonly acknowledge: Acknowledge;
}

/** Answers `/souverain …`. */
export async function handleCommand(
  handling: Handling,
  body: unknown,
  acknowledge: Acknowledge,
): Promise<void> {
  const parsed = Command.safeParse(body);
  if (!parsed.success) {
    handling.context.logger.warn("A command was malformed");
    await acknowledge();
    return;
  }
  const command = parsed.data;
  const actor = { user: command.user_id, workspace: command.team_id };
  const admission = handling.context.service.permissions.admit(requesterOf(actor));
  if (admission.kind === "unknown-workspace") {
    await acknowledge();
    return;
  }
  const listener = await listenerOf(handling.context, command.user_id);
  if (admission.kind === "guest") {
    await acknowledge(noticeContent("guest", listener.wording));
    return;
  }
  await answer(handling, readCommand(command.text), { command, actor, acknowledge, ...listener });
}

async function answer(handling: Handling, request: CommandRequest, asked: Asked): Promise<void> {
  switch (request.kind) {
    case "question":
      return ask(handling, request.text, asked);
    case "provider":
      return showProvider(handling, request.name, asked);
    case "admin":
      return administer(handling, request, asked);
    case "unknown-admin":
    case "target-missing":
      return adviseAdmin(handling, request, asked);
    case "help":
      return showHelp(handling, asked);
    case "status":
    case "sources":
    case "forget-me":
    case "provider-missing":
      await asked.acknowledge(shownAtOnce(handling, request.kind, asked));
  }
}

type AtOnce = Extract<
  CommandRequest["kind"],
  "status" | "sources" | "forget-me" | "provider-missing"
>;

async function showHelp(
  { context }: Handling,
  { actor, wording, acknowledge }: Asked,
): Promise<void> {
  const { retentionDays } = context;
  const options = { retentionDays, isAdmin: await isAdmin(context, actor) };
  await acknowledge(helpContent(wording, options));
}

function shownAtOnce(
  { context }: Handling,
  kind: AtOnce,
  { wording, command }: Asked,
): RenderedMessage {
  const { service, now } = context;
  switch (kind) {
    case "status":
      return renderView(presentStatus(service.status(), { ...wording, now: now().getTime() }));
    case "sources":
      return renderView(presentPublishers(service.publishers(), wording));
    case "forget-me":
      return renderNotice(forgottenNotice(service.forget(personOf(command.user_id)), wording));
    case "provider-missing":
      return noticeContent("provider-missing", wording);
  }
}

/** A question that only its asker sees answered; written down before it is acknowledged. */
async function ask(
  { context }: Handling,
  text: string,
  { command, language, wording, acknowledge }: Asked,
): Promise<void> {
  const { channel_id: channel, user_id: user } = command;
  try {
    context.service.desk.accept({
      platform: PLATFORM,
      workspace: command.team_id,
      channel,
      conversation: privateConversation(channel, user),
      user,
      eventId: command.trigger_id,
      messageId: null,
      text: plainText(text, context.identity.botUser),
      locale: language,
      visibility: "private",
      address: { kind: "private", channel, user, responseUrl: command.response_url ?? null },
    });
  } catch (error) {
    // Commands do not come again: whoever typed it must be told.
    context.logger.error({ error: nameOf(error) }, "A command could not be written down");
    await acknowledge(noticeContent("try-again", wording));
    return;
  }
  await acknowledge(noticeContent("looking-up", wording));
}

/** What one person asks privately in one place is a conversation of its own. */
export function privateConversation(channel: string, user: string): string {
  return `${channel}:${user}`;
}

async function showProvider(
  handling: Handling,
  name: string,
  { command, language, wording, acknowledge }: Asked,
): Promise<void> {
  const { poster } = handling;
  await acknowledge(noticeContent("looking-up", wording));
  const { channel_id: channel, user_id: user, response_url: responseUrl = null } = command;
  const place = { kind: "private" as const, channel, user, responseUrl };
  const content = await providerContent(handling, name, { language, wording });
  await poster.answerPrivately(place, content);
}

async function providerContent(
  { context }: Handling,
  name: string,
  { language, wording }: Listener,
): Promise<RenderedMessage> {
  try {
    const options = { language: language ?? DEFAULT_LANGUAGE, today: today(context) };
    const found = await context.service.provider(name, options);
    const isKnown = found.kind === "answered" || found.kind === "partial";
    const names = isKnown ? [] : context.service.suggestProviders(name, MAX_SIMILAR);
    const above = names.length === 0 ? null : similarNamesLine(names, wording);
    return answerContent(context, found, { canShare: isKnown, canMute: false, above });
  } catch (error) {
    context.logger.error({ error: nameOf(error) }, "A provider could not be shown");
    return noticeContent("try-again", wording);
  }
}

async function administer(
  handling: Handling,
  { action, target }: AdminRequest,
  { command, actor, wording, acknowledge }: Asked,
): Promise<void> {
  if (!(await mayAdminister(handling, actor, action))) {
    await acknowledge(refusal(wording));
    return;
  }
  const user = command.user_id;
  switch (action) {
    case "status":
      return acknowledge(await adminStatus(handling, user, wording));
    case "cancel":
      return acknowledge(cancelRun(handling, user, wording));
    case "reindex":
    case "dry-run": {
      const words = adminWording(wording);
      await acknowledge(renderNotice(startedText(action, words)));
      const place = commandPlace(handling, command);
      return showRun(handling, { action, user, wording: words, place });
    }
    case "approve":
    case "reject":
    case "rollback":
    case "quarantine":
    case "release": {
      // To open what is published then takes longer than an acknowledgement may.
      await acknowledge(noticeContent("looking-up", wording));
      const content = await decide(handling, { action, target, user, wording });
      return commandPlace(handling, command).show(content);
    }
  }
}

/** What admins may type, for those who typed something else after `admin`. */
async function adviseAdmin(
  handling: Handling,
  request: Extract<CommandRequest, { kind: "unknown-admin" | "target-missing" }>,
  { actor, wording, acknowledge }: Asked,
): Promise<void> {
  const { kind } = request;
  const isAllowed = await isAdmin(handling.context, actor);
  if (kind === "target-missing") {
    await acknowledge(isAllowed ? noticeContent("target-missing", wording) : refusal(wording));
    return;
  }
  await acknowledge(isAllowed ? adminHelp(wording) : noticeContent("unknown-command", wording));
}

function commandPlace({ poster }: Handling, command: Command): ProgressPlace {
  const { channel_id: channel, user_id: user, response_url: responseUrl = null } = command;
  return {
    updates: RESPONSE_URL_UPDATES,
    show: async (content) =>
      poster.answerPrivately({ kind: "private", channel, user, responseUrl }, content),
  };
}
