import type { Answer } from "../../src/domain/answer.ts";
import type { PartialDate } from "../../src/domain/partial-date.ts";
import { shownSentences } from "../../src/domain/shown-sentences.ts";
import { formatDate } from "../../src/language/format-date.ts";
import { renderBlock } from "./render-block.ts";
import { renderCitation, renderNearest } from "./render-citation.ts";
import type { RenderOptions } from "./render-options.ts";
import { sanitizeLine } from "./sanitize.ts";
import { toWords, wrap } from "./wrap.ts";

export interface AnswerOptions extends RenderOptions {
  /** Newest date of the base, for the footer; `null` leaves it out. */
  readonly newest: PartialDate | null;
}

/** Letters that `/source` takes for the passages of an abstention, in order. */
export const NEAREST_LETTERS = ["a", "b", "c"] as const;

/** Lines of a whole answer: its blocks, its sources, the nearest passages, a footer. */
export function renderAnswer(answer: Answer, options: AnswerOptions): readonly string[] {
  const { say, style } = options;
  const sources = answer.citations.flatMap((citation) => renderCitation(citation, options));
  const nearest = answer.nearest.flatMap((passage, index) =>
    renderNearest(passage, NEAREST_LETTERS[index] ?? "-", options),
  );
  const sections = [
    ...answer.blocks.map((block) => renderBlock(block, options)),
    titled(style.strong(say("terminal-sources")), sources),
    titled(style.strong(say("terminal-nearest")), nearest),
    renderFooter(answer, options),
  ].filter((lines) => lines.length > 0);
  return sections.flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
}

function titled(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines];
}

function renderFooter(answer: Answer, options: AnswerOptions): readonly string[] {
  const { say, style, language, newest, width } = options;
  const parts = [
    checkedText(answer, options),
    newest === null ? null : say("terminal-newest", { date: formatDate(newest, language) }),
    say("terminal-generation", { id: sanitizeLine(answer.generation) }),
    say("terminal-no-model"),
    say("terminal-no-advice"),
  ].filter((text) => text !== null);
  return wrap(toWords(parts.join(" · "), style.faint), width);
}

function checkedText(answer: Answer, { say }: AnswerOptions): string | null {
  const count = shownSentences(answer).filter(({ citations }) => citations.length > 0).length;
  if (count === 0) {
    return null;
  }
  return say(count === 1 ? "terminal-checked-one" : "terminal-checked-many", {
    count: String(count),
  });
}
