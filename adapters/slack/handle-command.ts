import { forgottenNotice } from "../../src/presenting/notices.ts";
import { presentPublishers, presentStatus } from "../../src/presenting/status-view.ts";
import { type Acknowledge, type Asked, placeOf } from "./asked.ts";
import { type AdminRequest, type CommandRequest, readCommand } from "./command-text.ts";
import { helpContent } from "./contents.ts";
import {
  adminHelp,
  adminStatus,
  adminWording,
  cancelRun,
  decide,
  mayAdminister,
  refusal,
} from "./handle-admin.ts";
import { lookUp } from "./handle-look-up.ts";
import { askPrivately } from "./handle-private-question.ts";
import { type Handling, listenerOf, noticeContent } from "./handling.ts";
import { Command } from "./interactions.ts";
import type { RenderedMessage } from "./render-answer.ts";
import { renderNotice, renderView } from "./render-view.ts";
import { isAdmin, personOf, requesterOf } from "./requester.ts";
import { type ProgressPlace, showRun, startedText } from "./run-progress.ts";

/** Five uses, as documented; the last is for the result. */
const RESPONSE_URL_UPDATES = 3;
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
  if (isAtOnce(request)) {
    await asked.acknowledge(shownAtOnce(handling, request.kind, asked));
    return;
  }
  switch (request.kind) {
    case "question":
      return askPrivately(handling, { text: request.text, task: "ask" }, asked);
    case "check":
      return askPrivately(handling, { text: request.text, task: "check" }, asked);
    case "provider":
    case "find":
    case "compare":
      return lookUp(handling, request, asked);
    case "admin":
      return administer(handling, request, asked);
    case "unknown-admin":
    case "target-missing":
      return adviseAdmin(handling, request, asked);
    case "help":
      return showHelp(handling, asked);
  }
}

/** Kinds of requests that an acknowledgement answers. */
const AT_ONCE = [
  "status",
  "sources",
  "forget-me",
  "provider-missing",
  "find-missing",
  "compare-missing",
  "check-missing",
] as const;
type AtOnce = (typeof AT_ONCE)[number];

function isAtOnce(request: CommandRequest): request is Extract<CommandRequest, { kind: AtOnce }> {
  return AT_ONCE.some((kind) => kind === request.kind);
}

async function showHelp(
  { context }: Handling,
  { actor, wording, acknowledge }: Asked,
): Promise<void> {
  const { retentionDays, models } = context;
  const options = { retentionDays, models, isAdmin: await isAdmin(context, actor) };
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
    case "find-missing":
    case "compare-missing":
    case "check-missing":
      return noticeContent(kind, wording);
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
  return {
    updates: RESPONSE_URL_UPDATES,
    show: async (content) => poster.answerPrivately(placeOf(command), content),
  };
}
