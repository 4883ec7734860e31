import type {
  ButtonInteraction,
  ChatInputCommandInteraction,
  StringSelectMenuInteraction,
} from "discord.js";
import {
  ADMIN_ACTIONS,
  ADMIN_TARGETS,
  type AdminAction,
  type AdminOverview,
} from "../../src/assistant/admin-desk.ts";
import { presentAdminStatus } from "../../src/presenting/admin-view.ts";
import type { AdminWording } from "../../src/presenting/admin-words.ts";
import { notice, type PlainNotice } from "../../src/presenting/notices.ts";
import {
  presentQuarantineOutcome,
  presentReviewOutcome,
} from "../../src/presenting/review-view.ts";
import { showRun } from "./admin-run.ts";
import { describeError } from "./api-faults.ts";
import { type AppParts, PLATFORM } from "./app-parts.ts";
import { adminWording } from "./command-names.ts";
import type { AdminComponent } from "./custom-ids.ts";
import { requesterOf, wordingOf } from "./interaction-context.ts";
import { escapeText } from "./markup.ts";
import { type MessageBody, plainBody } from "./message-body.ts";
import { renderConfirmation } from "./render-decisions.ts";
import { renderView } from "./render-view.ts";
import { deferred, replyPrivately, replyText, showInPlace } from "./reply.ts";

const AUDIT_ENTRIES = 10;

type Pressed = ButtonInteraction | StringSelectMenuInteraction;
type Used = ChatInputCommandInteraction | Pressed;

/** `/admin …`: for the allow-list alone, whatever a server's permissions let through. */
export async function handleAdmin(
  parts: AppParts,
  interaction: ChatInputCommandInteraction,
): Promise<void> {
  const typed = interaction.options.getSubcommand();
  const action = ADMIN_ACTIONS.find((each) => each === typed);
  if (action === undefined) {
    await replyText(parts, interaction, notice("unknown-command", wordingOf(parts, interaction)));
    return;
  }
  if (!(await mayAdminister(parts, interaction, action))) {
    return;
  }
  const target = interaction.options.getString("target")?.trim() ?? "";
  await deferred(parts, interaction, async () => {
    const wording = adminWording(wordingOf(parts, interaction));
    if (action === "reindex" || action === "dry-run") {
      await showRun(parts, interaction, { action, wording });
      return;
    }
    const asked = { action, target: target === "" ? null : target };
    await showInPlace(parts, interaction, await carryOut(parts, interaction, asked));
  });
}

/** Buttons for admins; whoever presses them now must be one. */
export async function handleAdminComponent(
  parts: AppParts,
  interaction: Pressed,
  action: AdminComponent,
): Promise<void> {
  const wording = wordingOf(parts, interaction);
  const name = action.kind === "cancel-run" ? "cancel" : action.decision;
  if (!(await mayAdminister(parts, interaction, name))) {
    return;
  }
  if (action.kind === "decide") {
    await replyPrivately(parts, interaction, [renderConfirmation(action, wording)]);
    return;
  }
  const target = action.kind === "confirm" ? action.proposal : null;
  await deferred(parts, interaction, async () => {
    await showInPlace(
      parts,
      interaction,
      await carryOut(parts, interaction, { action: name, target }),
    );
  });
}

/** Tells whoever is no admin so; that is written down. */
async function mayAdminister(
  parts: AppParts,
  interaction: Used,
  action: AdminAction,
): Promise<boolean> {
  const { permissions, admin } = parts.service;
  if (permissions.isAdmin(requesterOf(interaction))) {
    return true;
  }
  const by = { platform: PLATFORM, user: interaction.user.id };
  admin.note({ by, action, outcome: "refused" });
  await replyText(parts, interaction, notice("admin-refused", wordingOf(parts, interaction)));
  return false;
}

interface Asked {
  readonly action: Exclude<AdminAction, "reindex" | "dry-run">;
  readonly target: string | null;
}

/** Does what takes milliseconds. @returns how it ended, and what to do next. */
async function carryOut(
  parts: AppParts,
  interaction: Used,
  { action, target }: Asked,
): Promise<readonly MessageBody[]> {
  const { admin } = parts.service;
  const by = { platform: PLATFORM, user: interaction.user.id };
  const wording = adminWording(wordingOf(parts, interaction));
  if (ADMIN_TARGETS[action] === "required" && target === null) {
    return noticeBodies("target-missing", wording);
  }
  switch (action) {
    case "status":
      admin.note({ by, action, outcome: "shown" });
      return showStatus(parts, wording);
    case "cancel": {
      const outcome = admin.cancel(by);
      return noticeBodies(outcome === "cancelling" ? "cancelling" : "nothing-to-cancel", wording);
    }
    case "quarantine":
    case "release":
      return renderView(presentQuarantineOutcome(await admin[action](by, target ?? ""), wording));
    case "approve":
    case "reject":
    case "rollback": {
      const outcome = await admin[action](by, target);
      return renderView(presentReviewOutcome(outcome, { ...wording, action }));
    }
  }
}

function noticeBodies(name: PlainNotice, wording: AdminWording): readonly MessageBody[] {
  return [plainBody(escapeText(notice(name, wording)))];
}

async function showStatus(parts: AppParts, wording: AdminWording): Promise<readonly MessageBody[]> {
  const { service, now, advice } = parts;
  const input = {
    status: service.status(),
    overview: await overviewOf(parts),
    audit: service.admin.auditLog(AUDIT_ENTRIES),
    advice: advice.list(),
  };
  return renderView(presentAdminStatus(input, { ...wording, now: now().getTime() }));
}

/** `null`, with the reason in the log, when it cannot be read. */
async function overviewOf({ service, logger }: AppParts): Promise<AdminOverview | null> {
  try {
    return await service.admin.overview();
  } catch (error) {
    logger.error({ error: describeError(error) }, "What waits for admins cannot be read");
    return null;
  }
}
