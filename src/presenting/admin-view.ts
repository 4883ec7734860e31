import type { AdminOverview, AuditEntry } from "../assistant/admin-desk.ts";
import type { BaseStatus } from "../assistant/base-status.ts";
import type { AdminWording } from "./admin-words.ts";
import { commandLines, type HelpCommand } from "./help.ts";
import { auditSection } from "./home-view.ts";
import type { Clock } from "./notices.ts";
import { overviewSections } from "./overview-view.ts";
import { statusSection } from "./status-view.ts";
import type { PresentedSection, PresentedView } from "./view.ts";
import type { Wording } from "./wording.ts";

export interface AdminStatusInput {
  readonly status: BaseStatus;
  /** `null` when it could not be read: the rest is shown all the same, and the log has the reason. */
  readonly overview: AdminOverview | null;
  /** Newest first. */
  readonly audit: readonly AuditEntry[];
  /** Advice for operators on the platform itself, if any. */
  readonly advice?: readonly string[];
}

type Moment = AdminWording & Clock;

/** What only admins see: state, advice, what waits for them, sources worst first, and who did what. */
export function presentAdminStatus(input: AdminStatusInput, moment: Moment): PresentedView {
  const { status, overview, audit, advice = [] } = input;
  return {
    title: moment.say("chat-status-title"),
    sections: [
      statusSection(status, moment),
      ...(advice.length === 0
        ? []
        : [{ heading: null, style: "list" as const, lines: advice.map(toLine) }]),
      ...(overview === null ? [] : overviewSections(overview, moment)),
      auditSection(audit, moment),
    ],
  };
}

/** Every command of admins, and what it does. */
export function presentAdminHelp(
  commands: readonly HelpCommand[],
  wording: Wording,
): PresentedView {
  return {
    title: wording.say("chat-admin-title"),
    sections: [adminHelpSection(commands, wording)],
  };
}

/** The same as a section, to stand under other help. */
export function adminHelpSection(
  commands: readonly HelpCommand[],
  wording: Wording,
): PresentedSection {
  return {
    heading: wording.say("chat-admin-commands"),
    style: "list",
    lines: commandLines(commands, wording),
  };
}

function toLine(text: string): { readonly lead: null; readonly text: string } {
  return { lead: null, text };
}
