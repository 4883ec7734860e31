import { type AnswerUnit, answerUnits, joinUnits } from "../../src/presenting/answer-units.ts";
import { groupSources } from "../../src/presenting/group-sources.ts";
import type { PresentedAnswer, PresentedSource } from "../../src/presenting/presented-answer.ts";
import { MAX_PARTS } from "../../src/presenting/split-parts.ts";
import { LIMITS } from "./limits.ts";
import type { MessageBody } from "./message-body.ts";
import { packParts, packShortened, type Sizes } from "./pack-parts.ts";
import { type Links, nearestText, renderBlocks, sourceText } from "./render-blocks.ts";
import {
  type AnswerRendering,
  aboveLine,
  closingLines,
  fitsOneMessage,
  type RichBody,
  renderRich,
} from "./render-rich.ts";

/** Beyond so many messages of components the sources of an answer are told in fewer words. */
const READABLE_PARTS = 3;
/** Marks of a heading, and what parts paragraphs. */
const MARKS_CHARS = 8;

/** As few messages with components as hold the answer; `undefined` where they would be more than a few, or too long. */
export function renderRichParts(
  answer: PresentedAnswer,
  rendering: AnswerRendering,
  links: Links,
): readonly MessageBody[] | undefined {
  const parts = chooseParts(answer, sizesOf(answer, rendering, links), rendering);
  const bodies = parts.map((part, index): RichBody => {
    const above = index === 0 ? rendering.above : null;
    const buttonsOf = withAllOrigins(part, answer, parts);
    return renderRich(part, { ...rendering, above }, { sections: 0, links, buttonsOf });
  });
  return bodies.length <= MAX_PARTS && bodies.every(fitsOneMessage) ? bodies : undefined;
}

/** All of it, with less and less on its sources where that would be long; at last less of what it says. */
function chooseParts(
  answer: PresentedAnswer,
  sizes: Sizes,
  rendering: AnswerRendering,
): readonly PresentedAnswer[] {
  const units = answerUnits(answer, rendering);
  const omitted = answer.omitted ?? rendering.say("chat-shortened-details");
  const withSources = (change: Partial<PresentedSource>): PresentedAnswer => ({
    ...answer,
    omitted,
    sources: answer.sources.map((source) => ({ ...source, ...change })),
  });
  for (const form of [answer, withSources({ details: [] })]) {
    const parts = packParts(form, units, sizes);
    if (parts.length <= READABLE_PARTS) {
      return parts;
    }
  }
  const briefest = withSources({ details: [], worth: [] });
  const parts = packParts(briefest, units, sizes);
  return parts.length <= MAX_PARTS
    ? parts
    : packShortened(briefest, { sizes, most: MAX_PARTS }, rendering);
}

/** Measures what an answer consists of as it will be shown: sources that are told together only take less. */
function sizesOf(answer: PresentedAnswer, rendering: AnswerRendering, links: Links): Sizes {
  const units = new Map<AnswerUnit["content"], number>();
  const sources = new Map<PresentedSource, number>();
  const headings = [aboveLine(rendering) ?? "", answer.sourcesHeading, answer.nearestHeading];
  // Escaping at most doubles the words of a heading.
  const reserved = headings.map(({ length }) => 2 * length + MARKS_CHARS);
  return {
    unit: (unit) =>
      remember(units, unit.content, () =>
        lengthOf(renderBlocks({ blocks: joinUnits([unit]) }, links)),
      ),
    source: (source) =>
      remember(sources, source, () =>
        lengthOf(groupSources([source]).map((group) => sourceText(group, true, links.escapes))),
      ),
    nearest: (nearest) => nearestText(nearest, links.escapes).length,
    end: (shown) => lengthOf(closingLines(shown, rendering)),
    room: reserved.reduce((left, size) => left - size, LIMITS.textChars),
  };
}

function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, { length }) => sum + length + 2, 0);
}

function remember<Key>(known: Map<Key, number>, key: Key, measure: () => number): number {
  const size = known.get(key) ?? measure();
  known.set(key, size);
  return size;
}

/** A part with everything that its buttons name: it may stand in messages before. */
export function withAllOrigins(
  part: PresentedAnswer,
  { sources }: PresentedAnswer,
  parts: readonly PresentedAnswer[],
): PresentedAnswer {
  return { ...part, sources, nearest: parts.flatMap(({ nearest }) => nearest) };
}
