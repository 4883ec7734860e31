import { cutAtWord } from "../../src/presenting/cut-at-word.ts";
import { findPassage } from "../../src/presenting/find-passage.ts";
import { presentLabels } from "../../src/presenting/labels.ts";
import { askedLine, notice } from "../../src/presenting/notices.ts";
import { presentPassage } from "../../src/presenting/passage-view.ts";
import { parseAction, type SlackAction } from "./action-ids.ts";
import { conversationId } from "./address.ts";
import { ASKED_CHARS, answerContent } from "./contents.ts";
import { PLATFORM, wordingFor } from "./context.ts";
import { pressAdmin } from "./handle-admin-action.ts";
import { exportTable } from "./handle-export.ts";
import { questionOf, shareAnswer } from "./handle-share.ts";
import { stopDraft } from "./handle-stop.ts";
import {
  type Handling,
  type Listener,
  listenerOf,
  noticeContent,
  type Spot,
  say,
} from "./handling.ts";
import { actorOf, Click } from "./interactions.ts";
import { renderFeedbackModal, renderNoticeModal, renderPassageModal } from "./render-modals.ts";
import { personOf, requesterOf } from "./requester.ts";
import { callSlack } from "./slack-error.ts";

interface Clicked<K extends SlackAction["kind"] = SlackAction["kind"]> extends Listener {
  readonly action: Extract<SlackAction, { kind: K }>;
  readonly click: Click;
  readonly spot: Spot;
}

/** Does what a button, a menu or a pair of feedback buttons asks for; unknown ones are acknowledged. */
export async function handleAction(
  handling: Handling,
  body: unknown,
  acknowledge: () => Promise<void>,
): Promise<void> {
  await acknowledge();
  const { context } = handling;
  const click = Click.safeParse(body).data;
  const action = parseAction(click?.actions[0]);
  if (click === undefined || action === undefined) {
    context.logger.info("A component was clicked that is not ours, or not any more");
    return;
  }
  const admission = context.service.permissions.admit(requesterOf(actorOf(click)));
  if (admission.kind === "unknown-workspace") {
    return;
  }
  const listener = await listenerOf(context, click.user.id);
  const spot = spotOf(click);
  if (admission.kind === "guest") {
    await say(handling, spot, noticeContent("guest", listener.wording));
    return;
  }
  await act(handling, { action, click, spot, ...listener });
}

function spotOf({ user, channel, message, container, response_url: url = null }: Click): Spot {
  const threadTs = message?.thread_ts ?? container?.thread_ts ?? null;
  const isPublic = message !== null && message !== undefined;
  return { user: user.id, channel: channel?.id ?? null, threadTs, isPublic, responseUrl: url };
}

type AdminKind = "reindex" | "dry-run" | "cancel-run" | "approve" | "reject";
const ADMIN_KINDS: ReadonlySet<string> = new Set<AdminKind>([
  "reindex",
  "dry-run",
  "cancel-run",
  "approve",
  "reject",
]);

function isForAdmins(action: SlackAction): action is Extract<SlackAction, { kind: AdminKind }> {
  return ADMIN_KINDS.has(action.kind);
}

async function act(handling: Handling, { action, ...rest }: Clicked): Promise<void> {
  if (isForAdmins(action)) {
    return pressAdmin(handling, { action, ...rest });
  }
  switch (action.kind) {
    case "passage":
      return openPassage(handling, { action, ...rest });
    case "helpful":
      return thank(handling, { action, ...rest });
    case "unhelpful":
      return askWhy(handling, { action, ...rest });
    case "share":
      return shareAnswer(handling, { answerId: action.answerId, ...rest });
    case "export":
      return exportTable(handling, { ...action, ...rest });
    case "show-answer":
      return showAnswer(handling, { action, ...rest });
    case "mute":
      return mute(handling, { action, ...rest });
    case "stop":
      return stopDraft(handling, { question: Number(action.question), ...rest });
  }
}

/** Shows the stored passage behind a citation. */
async function openPassage(
  { context }: Handling,
  { action, click, wording }: Clicked<"passage">,
): Promise<void> {
  const { service, client, troubles } = context;
  const answer = service.answer(action.answerId);
  const passage = answer === undefined ? undefined : findPassage(answer, action.name);
  const words = answer === undefined ? wording : wordingFor(context, answer.language);
  const title = presentLabels(wording).passage(action.name);
  const view =
    passage === undefined
      ? renderNoticeModal(notice("unknown-component", wording), title, wording)
      : renderPassageModal(presentPassage(passage, action.name, words));
  await callSlack(troubles, "views.open", async () =>
    client.views.open({ trigger_id: click.trigger_id, view }),
  );
}

async function thank(
  handling: Handling,
  { action, click, spot, wording }: Clicked<"helpful">,
): Promise<void> {
  handling.context.service.giveFeedback({
    ...personOf(click.user.id),
    answerId: action.answerId,
    verdict: "helpful",
    reason: null,
    comment: null,
  });
  await say(handling, spot, noticeContent("feedback-thanks", wording));
}

/** Keeps the verdict at once; the reason comes when the form is filled in, or never. */
async function askWhy(
  { context }: Handling,
  { action, click, wording }: Clicked<"unhelpful">,
): Promise<void> {
  const { service, client, troubles } = context;
  const { answerId } = action;
  const person = personOf(click.user.id);
  service.giveFeedback({ ...person, answerId, verdict: "unhelpful", reason: null, comment: null });
  const view = renderFeedbackModal(answerId, wording);
  await callSlack(troubles, "views.open", async () =>
    client.views.open({ trigger_id: click.trigger_id, view }),
  );
}

/** Shows an earlier answer again, in the direct conversation with who asked. */
async function showAnswer(
  handling: Handling,
  { action, click, wording }: Clicked<"show-answer">,
): Promise<void> {
  const { context, poster } = handling;
  const { answerId } = action;
  const user = click.user.id;
  const answer = context.service.answer(answerId);
  if (answer === undefined) {
    await poster.writeTo(user, noticeContent("unknown-component", wording));
    return;
  }
  const asked = questionOf(context, { user, answerId });
  const words = wordingFor(context, answer.language);
  const above = asked === null ? null : askedLine(cutAtWord(asked, ASKED_CHARS), words);
  const place = { canShare: false, canMute: false, above };
  await poster.writeTo(user, answerContent(context, answer, place));
}

async function mute(handling: Handling, { spot, wording }: Clicked<"mute">): Promise<void> {
  const { channel, threadTs } = spot;
  if (channel === null || threadTs === null) {
    return;
  }
  const conversation = conversationId(channel, threadTs);
  handling.context.service.threads.mute({ platform: PLATFORM, conversation });
  await say(handling, spot, noticeContent("muted", wording));
}
