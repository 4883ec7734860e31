import type { BaseStatus } from "../../src/assistant/base-status.ts";
import type { AcceptedQuestion } from "../../src/assistant/courier.ts";
import type { Outcome } from "../../src/assistant/outcome.ts";
import type { Threads } from "../../src/assistant/threads.ts";
import type { Answer } from "../../src/domain/answer.ts";
import type { PartialDate } from "../../src/domain/partial-date.ts";
import { adminHelpSection } from "../../src/presenting/admin-view.ts";
import { cutAtWord } from "../../src/presenting/cut-at-word.ts";
import { type HelpCommand, presentHelp } from "../../src/presenting/help.ts";
import { newestDate } from "../../src/presenting/newest-date.ts";
import { askedLine, type Clock } from "../../src/presenting/notices.ts";
import { presentAnswer } from "../../src/presenting/present-answer.ts";
import { presentOutcome } from "../../src/presenting/present-outcome.ts";
import type { Wording } from "../../src/presenting/wording.ts";
import type { Address } from "./address.ts";
import { ADMIN_HELP } from "./command-text.ts";
import { PLATFORM, type SlackContext, wordingFor } from "./context.ts";
import { type AnswerRendering, type RenderedMessage, renderAnswer } from "./render-answer.ts";
import { renderNotice, renderView } from "./render-view.ts";

/** What people can do here, in the order in which help names it; without a name where there is nothing to type. */
const HELP: readonly HelpCommand[] = [
  { name: "@Souverain …", what: "mention" },
  { name: "", what: "direct-message" },
  { name: "", what: "follow-up" },
  { name: "/souverain …", what: "ask-private" },
  { name: "⋮ Ask Souverain", what: "message-shortcut" },
  { name: "/souverain provider OVHcloud", what: "provider" },
  { name: "/souverain sources", what: "sources" },
  { name: "/souverain status", what: "status" },
  { name: "/souverain help", what: "help" },
  { name: "/souverain forget me", what: "forget-me" },
];

/** Of a question that is repeated above its answer. */
export const ASKED_CHARS = 300;

/** How an answer is shown in one place. */
export type AnswerPlace = Pick<AnswerRendering, "canShare" | "canMute" | "above">;

/** What is asked while an outcome is rendered. */
interface OutcomeParts extends Pick<SlackContext, "phrases" | "now"> {
  readonly service: {
    status(): Pick<BaseStatus, "newest">;
    readonly threads: Pick<Threads, "isFollowed">;
  };
}

type Moment = Wording & Clock & { readonly newest: PartialDate | null };

function momentOf(context: OutcomeParts, wording: Wording): Moment {
  return {
    ...wording,
    now: context.now().getTime(),
    newest: newestDate(context.service.status()),
  };
}

/** An answer as a message, in the language it was given in. */
export function answerContent(
  context: SlackContext,
  answer: Answer,
  place: AnswerPlace,
): RenderedMessage {
  const wording = wordingFor(context, answer.language);
  const presented = presentAnswer(answer, momentOf(context, wording));
  return renderAnswer(presented, { ...wording, ...place });
}

/** An outcome as the messages it takes: one, or none when nobody asks any more. */
export function outcomeContents(
  context: OutcomeParts,
  outcome: Outcome,
  { question, address }: { readonly question: AcceptedQuestion; readonly address: Address },
): readonly RenderedMessage[] {
  const { incoming } = question;
  const language = "answer" in outcome ? outcome.answer.language : incoming.locale;
  const wording = wordingFor(context, language);
  const presented = presentOutcome(outcome, momentOf(context, wording));
  switch (presented.kind) {
    case "nothing":
      return [];
    case "notice":
      return [renderNotice(presented.text)];
    case "answer": {
      const isPrivate = address.kind === "private";
      const above = isPrivate ? askedLine(cutAtWord(incoming.text, ASKED_CHARS), wording) : null;
      const canMute = canMuteIn(context, incoming.conversation, address);
      const place = { canShare: isPrivate, canMute, above };
      return [renderAnswer(presented.answer, { ...wording, ...place })];
    }
  }
}

function canMuteIn({ service }: OutcomeParts, conversation: string, address: Address): boolean {
  const isChannel = address.kind === "thread" && !address.isDirect;
  return isChannel && service.threads.isFollowed({ platform: PLATFORM, conversation });
}

/** What the bot covers, how it is asked, what it keeps; for admins with what they may do. */
export function helpContent(
  wording: Wording,
  { retentionDays, isAdmin }: { readonly retentionDays: number; readonly isAdmin: boolean },
): RenderedMessage {
  const help = presentHelp({ ...wording, platform: "Slack", commands: HELP, retentionDays });
  const more = isAdmin ? [adminHelpSection(ADMIN_HELP, wording)] : [];
  return renderView({ ...help, sections: [...help.sections, ...more] });
}
