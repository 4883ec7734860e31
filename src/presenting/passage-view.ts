import type { Nearest } from "../domain/answer.ts";
import { sanitizeText } from "./sanitize.ts";
import { sourceLink } from "./source-link.ts";
import { passageDetails, passageHeading } from "./source-texts.ts";
import type { Wording } from "./wording.ts";

/** A stored passage, whole, and all that is known of it. */
export interface PassageView {
  /** Such as "Passage 2", at most 24 characters. */
  readonly title: string;
  /** "Our summary of …, as of …", or "Quotation from …". */
  readonly heading: string;
  /** Clean paragraphs, not empty; a quotation's stand in quotation marks. */
  readonly paragraphs: readonly string[];
  /** Whether it may be set as a quote: its words stand on the page. */
  readonly isQuotation: boolean;
  /** Publisher, date, basis, caveat, item. */
  readonly details: readonly string[];
  /** `null`: nothing to open. */
  readonly url: string | null;
  readonly openLabel: string;
  readonly closeLabel: string;
}

/**
 * @param name What the passage is called in its answer: the number of a citation or the letter of a nearest one.
 */
export function presentPassage(passage: Nearest, name: string, wording: Wording): PassageView {
  const { say } = wording;
  const isQuotation = passage.form === "quotation";
  const text = sanitizeText(passage.excerpt);
  const shown = isQuotation ? say("source-quote", { text }) : text;
  return {
    title: say("chat-button-passage", { name }),
    heading: passageHeading(passage, wording),
    paragraphs: shown.split("\n").filter((line) => line !== ""),
    isQuotation,
    details: passageDetails(passage, wording),
    url: sourceLink(passage),
    openLabel: say("chat-button-open-source"),
    closeLabel: say("chat-button-close"),
  };
}
