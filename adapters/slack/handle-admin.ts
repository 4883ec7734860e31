import type { AdminAction, AdminOverview } from "../../src/assistant/admin-desk.ts";
import { presentAdminHelp, presentAdminStatus } from "../../src/presenting/admin-view.ts";
import type { AdminWording } from "../../src/presenting/admin-words.ts";
import {
  presentQuarantineOutcome,
  presentReviewOutcome,
} from "../../src/presenting/review-view.ts";
import type { Wording } from "../../src/presenting/wording.ts";
import { ADMIN_HELP, typeCommand } from "./command-text.ts";
import type { SlackContext } from "./context.ts";
import { type Handling, nameOf, noticeContent } from "./handling.ts";
import type { RenderedMessage } from "./render-answer.ts";
import { renderView } from "./render-view.ts";
import { type Actor, isAdmin, personOf } from "./requester.ts";

const AUDIT_LINES = 10;

/** Whether somebody may administer; a refusal is written down. */
export async function mayAdminister(
  { context }: Handling,
  actor: Actor,
  action: AdminAction,
): Promise<boolean> {
  if (await isAdmin(context, actor)) {
    return true;
  }
  context.service.admin.note({ by: personOf(actor.user), action, outcome: "refused" });
  return false;
}

/** The bot's words for admins, who are told what to type. */
export function adminWording(wording: Wording): AdminWording {
  return { ...wording, typed: typeCommand };
}

/** State of the base, what waits for admins, the newest of the audit log, and what an operator must mend. */
export async function adminStatus(
  { context }: Handling,
  user: string,
  wording: Wording,
): Promise<RenderedMessage> {
  const { service, now, troubles } = context;
  service.admin.note({ by: personOf(user), action: "status", outcome: "shown" });
  const input = {
    status: service.status(),
    overview: await overviewOf(context),
    audit: service.admin.auditLog(AUDIT_LINES),
    advice: troubles.list().map(({ advice }) => advice),
  };
  return renderView(presentAdminStatus(input, { ...adminWording(wording), now: now().getTime() }));
}

/** What waits for admins; `null`, with the reason in the log, when it cannot be read. */
export async function overviewOf({
  service,
  logger,
}: Pick<SlackContext, "service" | "logger">): Promise<AdminOverview | null> {
  try {
    return await service.admin.overview();
  } catch (error) {
    logger.error({ error: nameOf(error) }, "What waits for admins cannot be read");
    return null;
  }
}

/** A decision, as it was typed or pressed. */
export interface Decision {
  readonly action: Exclude<AdminAction, "reindex" | "dry-run" | "cancel" | "status">;
  readonly target: string | null;
  readonly user: string;
  readonly wording: Wording;
}

/** Carries a decision out. @returns how it ended, and what to do next. */
export async function decide(
  { context }: Handling,
  { action, target, user, wording }: Decision,
): Promise<RenderedMessage> {
  const { admin } = context.service;
  const person = personOf(user);
  const words = adminWording(wording);
  if (action === "quarantine" || action === "release") {
    return target === null
      ? noticeContent("target-missing", wording)
      : renderView(presentQuarantineOutcome(await admin[action](person, target), words));
  }
  const outcome = await admin[action](person, target);
  return renderView(presentReviewOutcome(outcome, { ...words, action }));
}

/** Tells the run that is under way to stop. */
export function cancelRun({ context }: Handling, user: string, wording: Wording): RenderedMessage {
  const outcome = context.service.admin.cancel(personOf(user));
  return noticeContent(outcome === "cancelling" ? "cancelling" : "nothing-to-cancel", wording);
}

/** What admins may type. */
export function adminHelp(wording: Wording): RenderedMessage {
  return renderView(presentAdminHelp(ADMIN_HELP, wording));
}

/** What somebody reads who may not administer. */
export function refusal(wording: Wording): RenderedMessage {
  return noticeContent("admin-refused", wording);
}
