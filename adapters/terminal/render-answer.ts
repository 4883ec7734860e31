import type { Answer } from "../../src/domain/answer.ts";
import { NEAREST_LETTERS } from "../../src/presenting/find-passage.ts";
import { type FooterOptions, footerTexts } from "../../src/presenting/footer-texts.ts";
import { renderBlock } from "./render-block.ts";
import { renderCitation, renderNearest } from "./render-citation.ts";
import type { RenderOptions } from "./render-options.ts";
import { toWords, wrap } from "./wrap.ts";

export interface AnswerOptions extends RenderOptions, FooterOptions {}

/** Lines of a whole answer: its blocks, its sources, the nearest passages, a footer. */
export function renderAnswer(answer: Answer, options: AnswerOptions): readonly string[] {
  const { say, style, width } = options;
  const sources = answer.citations.flatMap((citation) => renderCitation(citation, options));
  const nearest = answer.nearest.flatMap((passage, index) =>
    renderNearest(passage, NEAREST_LETTERS[index] ?? "-", options),
  );
  const footer = footerTexts(answer, options).join(" · ");
  const sections = [
    ...answer.blocks.map((block) => renderBlock(block, options)),
    titled(style.strong(say("source-heading")), sources),
    titled(style.strong(say("source-nearest")), nearest),
    wrap(toWords(footer, style.faint), width),
  ].filter((lines) => lines.length > 0);
  return sections.flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
}

function titled(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines];
}
