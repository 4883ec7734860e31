import type { AdminOverview, AuditEntry } from "../assistant/admin-desk.ts";
import type { BaseStatus } from "../assistant/base-status.ts";
import type { RecentQuestion } from "../assistant/recent-questions.ts";
import type { AdminWording } from "./admin-words.ts";
import { isApprovable } from "./change-view.ts";
import { cutAtWord } from "./cut-at-word.ts";
import { agoText } from "./durations.ts";
import { type Clock, notice } from "./notices.ts";
import { overviewSections, proposalText } from "./overview-view.ts";
import { sanitizeLine } from "./sanitize.ts";
import { statusSection } from "./status-view.ts";
import type { PresentedLine, PresentedSection } from "./view.ts";
import type { Wording } from "./wording.ts";

const QUESTION_CHARS = 150;

export interface HomeInput {
  readonly status: BaseStatus;
  /** Whether a language model may choose sentences. */
  readonly hasModel: boolean;
  /** Newest first. */
  readonly recent: readonly RecentQuestion[];
  /** `null` for people who are no admins. */
  readonly admin: AdminPanelInput | null;
}

/** What the panel of admins shows. */
export interface AdminPanelInput {
  /** Newest entries of the audit log. */
  readonly audit: readonly AuditEntry[];
  /** `null` when it could not be read; the log has the reason. */
  readonly overview: AdminOverview | null;
  /** Advice for operators on the platform itself. */
  readonly advice: readonly string[];
}

/** What admins see and may press. */
interface AdminPanel {
  readonly heading: string;
  /** Open proposals, newest first. */
  readonly proposals: readonly PresentedProposal[];
  /** Whether a run is under way, which may be stopped. */
  readonly isIndexing: boolean;
  readonly sections: readonly PresentedSection[];
}

/** A proposal to decide on. */
export interface PresentedProposal {
  readonly id: string;
  /** When it was made and how much it would change, on one line. */
  readonly text: string;
  /** False when golden questions fail with it: then it can only be rejected. */
  readonly isApprovable: boolean;
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
  readonly admin: AdminPanel | null;
}

export function presentHome(input: HomeInput, moment: AdminWording & Clock): HomeView {
  const { say } = moment;
  return {
    title: say("chat-home-title"),
    intro: say(input.hasModel ? "chat-home-intro-model" : "chat-home-intro"),
    statusHeading: say("chat-status-title"),
    status: statusSection(input.status, moment),
    recentHeading: say("chat-home-recent"),
    recent: input.recent.map((question) => presentQuestion(question, moment)),
    noRecent: notice("no-recent", moment),
    admin: input.admin === null ? null : presentPanel(input.admin, input.status, moment),
  };
}

function presentPanel(
  { audit, overview, advice }: AdminPanelInput,
  { isIndexing }: BaseStatus,
  moment: AdminWording & Clock,
): AdminPanel {
  const lines = advice.map((text) => ({ lead: null, text }));
  return {
    heading: moment.say("chat-admin-title"),
    proposals: (overview?.proposals ?? []).map((proposal) => ({
      id: proposal.id,
      text: proposalText(proposal, moment),
      isApprovable: isApprovable(proposal.report),
    })),
    isIndexing,
    sections: [
      ...(lines.length === 0 ? [] : [{ heading: null, style: "list" as const, lines }]),
      ...(overview === null ? [] : overviewSections(overview, moment)),
      auditSection(audit, moment),
    ],
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
