import type { Outcome } from "../assistant/outcome.ts";
import type { FooterOptions } from "./footer-texts.ts";
import { type Clock, failedNotice, limitedNotice } from "./notices.ts";
import { presentAnswer } from "./present-answer.ts";
import type { PresentedAnswer } from "./presented-answer.ts";

/** What is to be shown for a question. */
export type PresentedOutcome =
  | { readonly kind: "answer"; readonly answer: PresentedAnswer }
  | { readonly kind: "notice"; readonly text: string }
  /** The question is gone: nothing is shown. */
  | { readonly kind: "nothing" };

/**
 * @param options Its language should be that of the answer, where there is one.
 */
export function presentOutcome(outcome: Outcome, options: FooterOptions & Clock): PresentedOutcome {
  switch (outcome.kind) {
    case "limited":
      return { kind: "notice", text: limitedNotice(outcome, options) };
    case "failed":
      return { kind: "notice", text: failedNotice(outcome.reason, options) };
    case "withdrawn":
      return { kind: "nothing" };
    case "answered":
    case "partial":
    case "abstained":
    case "guidance":
      return { kind: "answer", answer: presentAnswer(outcome.answer, options) };
  }
}
