import { groupSources } from "../../src/presenting/group-sources.ts";
import type { PresentedAnswer } from "../../src/presenting/presented-answer.ts";
import { shorten } from "../../src/presenting/shorten.ts";
import { MAX_PARTS, splitParts } from "../../src/presenting/split-parts.ts";
import { LIMITS } from "./limits.ts";
import { bold, escapeText } from "./markup.ts";
import { countText } from "./measure.ts";
import { type MessageBody, plainBody } from "./message-body.ts";
import { Escapes, type Links, linksOf, renderBlocks, sourceText } from "./render-blocks.ts";
import { renderRichParts, withAllOrigins } from "./render-parts.ts";
import {
  type AnswerRendering,
  aboveLine,
  closingLines,
  fitsOneMessage,
  nearestLines,
  type RichForm,
  renderRich,
  rowsOf,
} from "./render-rich.ts";

export type { AnswerRendering } from "./render-rich.ts";

const RICH_FORMS: readonly RichForm[] = (["all", "first"] as const).flatMap((linked) => [
  { sections: Number.POSITIVE_INFINITY, linked },
  { sections: 0, linked },
]);
/** What answers of two messages are tried with. */
const PAIR_SECTIONS = [Number.POSITIVE_INFINITY, 8, 4, 0] as const;

/**
 * Makes an answer into as many messages as it takes, nearly always one.
 *
 * One message with components v2 where it fits, or two, what it says and what that stands on, or a few, parted
 * between paragraphs, rows and sources; else plain messages, parted the same. Buttons are on the last. What would be a
 * flood is shortened by importance and says so. Never throws.
 */
export function renderAnswer(
  answer: PresentedAnswer,
  actions: AnswerRendering,
): readonly MessageBody[] {
  const rendering = withExport(answer, actions);
  const words = { say: actions.say, language: actions.language, escapes: new Escapes() };
  const links = linksOf(answer, "first", words);
  // Nothing is shorter: where that is too long, the other forms need not be tried.
  const least = renderRich(answer, rendering, { sections: Number.POSITIVE_INFINITY, links });
  const isShort = countText(least.components) <= LIMITS.textChars;
  for (const { sections, linked } of isShort ? RICH_FORMS : []) {
    const body = renderRich(answer, rendering, { sections, links: linksOf(answer, linked, words) });
    if (fitsOneMessage(body)) {
      return [body];
    }
  }
  return (
    renderPair(answer, rendering, links) ??
    renderRichParts(answer, rendering, linksOf(answer, "none", words)) ??
    renderPlain(answer, rendering)
  );
}

/** Tables can be taken along as files, also where a part of the answer shows none. */
function withExport(answer: PresentedAnswer, rendering: AnswerRendering): AnswerRendering {
  return { ...rendering, canExport: answer.blocks.some(({ kind }) => kind === "table") };
}

/** What an answer says, and below it sources and buttons; `undefined` where they do not fit a message each. */
function renderPair(
  answer: PresentedAnswer,
  rendering: AnswerRendering,
  links: Links,
): readonly MessageBody[] | undefined {
  const body = { ...answer, sources: [], nearest: [], omitted: null, footer: [], isLast: false };
  const first = renderRich(body, { ...rendering, below: null }, { sections: 0, links });
  if (answer.blocks.length === 0 || !fitsOneMessage(first)) {
    return undefined;
  }
  const rest = { ...answer, blocks: [] };
  for (const sections of PAIR_SECTIONS) {
    const second = renderRich(rest, { ...rendering, above: null }, { sections, links });
    if (fitsOneMessage(second)) {
      return [first, second];
    }
  }
  return undefined;
}

/** The same as plain messages: also for when Discord refuses components. */
export function renderPlain(
  answer: PresentedAnswer,
  actions: AnswerRendering,
): readonly MessageBody[] {
  const rendering = withExport(answer, actions);
  const words = { say: actions.say, language: actions.language, escapes: new Escapes() };
  const full = linksOf(answer, "all", words);
  const isLong = plainText(answer, rendering, full).length > LIMITS.contentChars;
  const links = isLong ? linksOf(answer, "first", words) : full;
  const textOf = (part: PresentedAnswer, index: number): string =>
    plainText(part, { ...rendering, above: index === 0 ? rendering.above : null }, links);
  // The first part has a line more than the others: what fits there fits everywhere.
  const fits = (part: PresentedAnswer): boolean => textOf(part, 0).length <= LIMITS.contentChars;
  const parts = splitParts(answer, fits, rendering);
  const isFitting = parts.length <= MAX_PARTS && parts.every(fits);
  const shown = isFitting ? parts : [shorten(answer, fits, rendering)];
  return shown.map((part, index) =>
    plainBody(
      textOf(part, index),
      part.isLast ? rowsOf(withAllOrigins(part, answer, shown), rendering) : [],
    ),
  );
}

/** An answer as the text of one message. */
function plainText(part: PresentedAnswer, rendering: AnswerRendering, links: Links): string {
  const { sources, sourcesHeading } = part;
  const listed = [
    bold(escapeText(sourcesHeading)),
    ...groupSources(sources).map((group) => sourceText(group, true, links.escapes)),
  ];
  const paragraphs = [
    aboveLine(rendering),
    ...renderBlocks(part, links),
    sources.length === 0 ? null : listed.join("\n"),
    nearestLines(part, links).join("\n"),
    part.isLast ? closingLines(part, rendering).join("\n") : null,
  ];
  return paragraphs.filter((each) => each !== null && each !== "").join("\n\n");
}
