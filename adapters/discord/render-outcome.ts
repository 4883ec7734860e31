import type { BaseStatus } from "../../src/assistant/base-status.ts";
import type { AcceptedQuestion } from "../../src/assistant/courier.ts";
import type { Outcome } from "../../src/assistant/outcome.ts";
import type { Threads } from "../../src/assistant/threads.ts";
import type { Incoming } from "../../src/domain/incoming.ts";
import type { AskerLanguage } from "../../src/domain/language.ts";
import { detectLanguage } from "../../src/language/detect.ts";
import { withCellDates } from "../../src/presenting/export-comparison.ts";
import { newestDate } from "../../src/presenting/newest-date.ts";
import { askedLine, notice } from "../../src/presenting/notices.ts";
import { presentOutcome } from "../../src/presenting/present-outcome.ts";
import { type Wording, wordingIn } from "../../src/presenting/wording.ts";
import type { Address } from "./address.ts";
import type { AppParts } from "./app-parts.ts";
import { escapeText, small } from "./markup.ts";
import { type MessageBody, plainBody } from "./message-body.ts";
import { renderAnswer, renderPlain } from "./render-answer.ts";

/** Where an outcome is about to be shown. */
interface Showing {
  /** Whether the question does not stand right above. */
  readonly hasQuestion: boolean;
  /** Whether only the asker sees it, and others could. */
  readonly canShare: boolean;
  /** Whether Discord refused it with components. */
  readonly isPlain: boolean;
}

/** What is asked while an outcome is rendered. */
interface OutcomeParts extends Pick<AppParts, "phrases" | "now"> {
  readonly service: {
    status(): Pick<BaseStatus, "newest">;
    readonly threads: Pick<Threads, "isFollowed">;
  };
}

/** Makes an outcome into messages; none for a question that is gone. */
export type RenderOutcome = (showing: Showing) => readonly MessageBody[];

/** Chooses words and buttons of an outcome; where it is shown is decided later. */
export function createOutcomeRenderer(
  parts: OutcomeParts,
  { incoming }: AcceptedQuestion,
  { outcome, address }: { readonly outcome: Outcome; readonly address: Address },
): RenderOutcome {
  const wording = wordingIn(parts.phrases, languageOf(outcome, incoming, address));
  const hasAnswer = "answer" in outcome;
  const newest = hasAnswer ? newestDate(parts.service.status()) : null;
  const options = { ...wording, newest, now: parts.now().getTime() };
  const presented = presentOutcome(withDates(outcome), options);
  // Claims that were checked are repeated in the answer.
  const isTold = incoming.text.trim() === "" || (incoming.task === "check" && hasAnswer);
  const asked = isTold ? null : askedLine(incoming.text, wording);
  const { platform, conversation } = incoming;
  const canMute =
    address.kind === "message" && parts.service.threads.isFollowed({ platform, conversation });
  return ({ hasQuestion, canShare, isPlain }) => {
    const above = hasQuestion ? asked : null;
    switch (presented.kind) {
      case "nothing":
        return [];
      case "notice":
        return [renderNotice(presented.text, above)];
      case "answer": {
        const below = hintOf(address, wording);
        const rendering = { ...wording, above, below, canShare, canMute };
        return isPlain
          ? renderPlain(presented.answer, rendering)
          : renderAnswer(presented.answer, rendering);
      }
    }
  };
}

function withDates(outcome: Outcome): Outcome {
  return "answer" in outcome ? { ...outcome, answer: withCellDates(outcome.answer) } : outcome;
}

/** One of the bot's own texts, below the question where that stands elsewhere. */
function renderNotice(text: string, above: string | null): MessageBody {
  const lines = above === null ? [] : [small(escapeText(above))];
  return plainBody([...lines, escapeText(text)].join("\n"));
}

function hintOf(address: Address, wording: Wording): string | null {
  return address.kind === "message" && address.hasHint ? notice("content-hint", wording) : null;
}

/** Of the answer, else of who asks, else of what they ask: a message does not tell its writer's language. */
function languageOf(
  outcome: Outcome,
  { locale, text }: Pick<Incoming, "locale" | "text">,
  { language }: Address,
): AskerLanguage {
  return "answer" in outcome
    ? outcome.answer.language
    : (locale ?? detectLanguage(text) ?? language);
}
