import type { AuditEntry } from "../assistant/admin-desk.ts";
import type { BaseStatus } from "../assistant/base-status.ts";
import type { RecentQuestion } from "../assistant/recent-questions.ts";
import { cutAtWord } from "./cut-at-word.ts";
import { agoText } from "./durations.ts";
import { type Clock, notice } from "./notices.ts";
import { sanitizeLine } from "./sanitize.ts";
import { statusSection } from "./status-view.ts";
import type { PresentedLine, PresentedSection } from "./view.ts";
import type { Wording } from "./wording.ts";

const QUESTION_CHARS = 150;

export interface HomeInput {
  readonly status: BaseStatus;
  /** Newest first. */
  readonly recent: readonly RecentQuestion[];
  /** Newest entries of the audit log; `null` for people who are no admins. */
  readonly audit: readonly AuditEntry[] | null;
}

/** A question of the person who looks. */
export interface PresentedQuestion {
  /** One clean line, cut at a word when long; never empty. */
  readonly question: string;
  /** What became of it, and when it was asked. */
  readonly state: string;
  /** Where it can be shown again; `null` when it has no answer. */
  readonly answerId: string | null;
}

/** What a person sees on the bot's own page. */
export interface HomeView {
  readonly title: string;
  readonly intro: string;
  readonly statusHeading: string;
  readonly status: PresentedSection;
  readonly recentHeading: string;
  readonly recent: readonly PresentedQuestion[];
  /** Said in place of the list when there are none. */
  readonly noRecent: string;
  /** For admins only. */
  readonly admin: { readonly heading: string; readonly log: PresentedSection } | null;
}

export function presentHome(input: HomeInput, moment: Wording & Clock): HomeView {
  const { say } = moment;
  return {
    title: say("chat-home-title"),
    intro: say("chat-home-intro"),
    statusHeading: say("chat-status-title"),
    status: statusSection(input.status, moment),
    recentHeading: say("chat-home-recent"),
    recent: input.recent.map((question) => presentQuestion(question, moment)),
    noRecent: notice("no-recent", moment),
    admin:
      input.audit === null
        ? null
        : { heading: say("chat-admin-title"), log: auditSection(input.audit, moment) },
  };
}

/** What admins did of late; ids are the platform's own, for the adapter to name without pinging. */
export function auditSection(
  audit: readonly AuditEntry[],
  { say, language, now }: Wording & Clock,
): PresentedSection {
  const lines = audit.map(
    ({ by, action, outcome, at }): PresentedLine => ({
      lead: sanitizeLine(action),
      text: [outcome, `${by.platform} ${by.user}`, agoText(now - Date.parse(at), language)]
        .map(sanitizeLine)
        .join(" · "),
    }),
  );
  const none = [{ lead: null, text: say("chat-admin-empty") }];
  return {
    heading: say("chat-admin-log"),
    style: "list",
    lines: lines.length === 0 ? none : lines,
  };
}

function presentQuestion(
  { text, askedAt, outcome, answerId }: RecentQuestion,
  { say, language, now }: Wording & Clock,
): PresentedQuestion {
  const ago = agoText(now - Date.parse(askedAt), language);
  const state = say(`chat-outcome-${outcome ?? "pending"}`);
  return {
    question: cutAtWord(sanitizeLine(text), QUESTION_CHARS) || "–",
    state: `${state} · ${ago}`,
    answerId,
  };
}
