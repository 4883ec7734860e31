import type { AnswerSentence, Citation } from "../domain/answer.ts";
import { presentSentence } from "./present-answer.ts";
import type { PresentedSentence } from "./presented-answer.ts";
import { sourceLink } from "./source-link.ts";

/** Checked sentences of an answer that is being made. */
interface Checked {
  readonly sentences: readonly AnswerSentence[];
  readonly citations: readonly Citation[];
}

/** An answer that is being made, as far as it was checked. */
export interface PresentedDraft {
  /** One a claim. */
  readonly claims: readonly (readonly PresentedSentence[])[];
  /** Addresses by citation number; a number without one leads nowhere. */
  readonly links: ReadonlyMap<number, string>;
}

/** Cleans all texts, as of a whole answer; its numbers may be others than the whole answer's. */
export function presentDraft(parts: readonly Checked[]): PresentedDraft {
  const links = new Map<number, string>();
  for (const citation of parts.flatMap(({ citations }) => citations)) {
    const url = sourceLink(citation);
    if (url !== null) {
      links.set(citation.number, url);
    }
  }
  return { claims: parts.map(({ sentences }) => sentences.map(presentSentence)), links };
}
