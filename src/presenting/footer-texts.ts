import type { Answer } from "../domain/answer.ts";
import type { PartialDate } from "../domain/partial-date.ts";
import { shownSentences } from "../domain/shown-sentences.ts";
import { formatDate } from "../language/format-date.ts";
import { modelText } from "./model-texts.ts";
import { sanitizeLine } from "./sanitize.ts";
import type { Wording } from "./wording.ts";

export interface FooterOptions extends Wording {
  /** Newest date of the base; `null` leaves it out. */
  readonly newest: PartialDate | null;
}

/**
 * What a reader may know of how an answer came about: sentences checked, age, index, model or none, no advice;
 * nothing under guidance, which tells no facts.
 */
export function footerTexts(answer: Answer, options: FooterOptions): readonly string[] {
  const { say, language, newest } = options;
  if (answer.kind === "guidance") {
    return [];
  }
  const parts = [
    checkedText(answer, options),
    newest === null ? null : say("source-newest", { date: formatDate(newest, language) }),
    say("source-generation", { id: sanitizeLine(answer.generation) }),
    modelText(answer, options),
    say("source-no-advice"),
  ];
  return parts.filter((text) => text !== null);
}

function checkedText(answer: Answer, { say }: Wording): string | null {
  const count = shownSentences(answer).filter(({ citations }) => citations.length > 0).length;
  if (count === 0) {
    return null;
  }
  return say(count === 1 ? "source-checked-one" : "source-checked-many", { count: String(count) });
}
