import type { BaseStatus } from "../../src/assistant/base-status.ts";
import type { AcceptedQuestion } from "../../src/assistant/courier.ts";
import type { Outcome } from "../../src/assistant/outcome.ts";
import type { Threads } from "../../src/assistant/threads.ts";
import type { Answer } from "../../src/domain/answer.ts";
import type { PartialDate } from "../../src/domain/partial-date.ts";
import { adminHelpSection } from "../../src/presenting/admin-view.ts";
import { cutAtWord } from "../../src/presenting/cut-at-word.ts";
import { withCellDates } from "../../src/presenting/export-comparison.ts";
import { type HelpCommand, type HelpOptions, presentHelp } from "../../src/presenting/help.ts";
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
  { name: "/souverain find --certified secnumcloud --country FR", what: "find" },
  { name: "/souverain compare OVHcloud, Scaleway", what: "compare" },
  { name: "/souverain check …", what: "check" },
  { name: "⋮ Check this claim", what: "check-shortcut" },
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

/** Each cell of a table with the date of what it says; a table can be had as a file. */
function renderWith(
  context: OutcomeParts,
  answer: Answer,
  rendering: Omit<AnswerRendering, "canExport">,
): RenderedMessage {
  const presented = presentAnswer(withCellDates(answer), momentOf(context, rendering));
  const canExport = answer.blocks.some(({ kind }) => kind === "table");
  return renderAnswer(presented, { ...rendering, canExport });
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
  return renderWith(context, answer, { ...wording, ...place });
}

/** An outcome as the messages it takes: one, or none when nobody asks any more. */
export function outcomeContents(
  context: OutcomeParts,
  outcome: Outcome,
  { question, address }: { readonly question: AcceptedQuestion; readonly address: Address },
): readonly RenderedMessage[] {
  const { incoming } = question;
  if ("answer" in outcome) {
    const { answer } = outcome;
    const wording = wordingFor(context, answer.language);
    const isPrivate = address.kind === "private";
    // Claims are repeated in what was found on them.
    const isAsked = isPrivate && incoming.task !== "check";
    const above = isAsked ? askedLine(cutAtWord(incoming.text, ASKED_CHARS), wording) : null;
    const canMute = canMuteIn(context, incoming.conversation, address);
    // Guidance is for who asked.
    const canShare = isPrivate && answer.kind !== "guidance";
    return [renderWith(context, answer, { ...wording, canShare, canMute, above })];
  }
  const presented = presentOutcome(
    outcome,
    momentOf(context, wordingFor(context, incoming.locale)),
  );
  return presented.kind === "notice" ? [renderNotice(presented.text)] : [];
}

function canMuteIn({ service }: OutcomeParts, conversation: string, address: Address): boolean {
  const isChannel = address.kind === "thread" && !address.isDirect;
  return isChannel && service.threads.isFollowed({ platform: PLATFORM, conversation });
}

/** What the bot covers, how it is asked, what it keeps; for admins with what they may do. */
export function helpContent(
  wording: Wording,
  {
    isAdmin,
    ...told
  }: Pick<HelpOptions, "retentionDays" | "models"> & { readonly isAdmin: boolean },
): RenderedMessage {
  const help = presentHelp({ ...wording, platform: "Slack", commands: HELP, ...told });
  const more = isAdmin ? [adminHelpSection(ADMIN_HELP, wording)] : [];
  return renderView({ ...help, sections: [...help.sections, ...more] });
}
