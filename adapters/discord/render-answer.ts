import {
  type APIComponentInContainer,
  type APISectionComponent,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import { cutAtWord } from "../../src/presenting/cut-at-word.ts";
import { presentLabels } from "../../src/presenting/labels.ts";
import type { PresentedAnswer, PresentedSource } from "../../src/presenting/presented-answer.ts";
import { shorten } from "../../src/presenting/shorten.ts";
import { MAX_PARTS, splitParts } from "../../src/presenting/split-parts.ts";
import type { Wording } from "../../src/presenting/wording.ts";
import { LIMITS } from "./limits.ts";
import { bold, encodeUrl, escapeText, small } from "./markup.ts";
import { countComponents, countText } from "./measure.ts";
import { type MessageBody, plainBody } from "./message-body.ts";
import { type Links, linksOf, nearestText, renderBlocks, sourceText } from "./render-blocks.ts";
import { type AnswerActions, renderRows } from "./render-buttons.ts";

/** A line beside an answer: a question is recognised by its beginning. Escaping at most triples it. */
const LINE_CHARS = 300;

export interface AnswerRendering extends Wording, AnswerActions {
  /** Line above the answer, in the bot's own words: what was asked, or who shares it. Not escaped yet. */
  readonly above: string | null;
  /** Line below it, such as how to follow up. Not escaped yet. */
  readonly below: string | null;
}

/**
 * Makes an answer into as many messages as it takes, nearly always one.
 *
 * One message with components v2 where it fits; else plain messages, parted between paragraphs, sources
 * and buttons on the last. What would be a flood is shortened by importance and says so. Never throws.
 */
export function renderAnswer(
  answer: PresentedAnswer,
  rendering: AnswerRendering,
): readonly MessageBody[] {
  const rich = [true, false].map((hasSections) => renderRich(answer, rendering, hasSections));
  const fitting = rich.find(fitsOneMessage);
  return fitting === undefined ? renderPlain(answer, rendering) : [fitting];
}

/** The same as plain messages: also for when Discord refuses components. */
export function renderPlain(
  answer: PresentedAnswer,
  rendering: AnswerRendering,
): readonly MessageBody[] {
  const links = linksOf(answer);
  const textOf = (part: PresentedAnswer, index: number): string =>
    plainText(part, { ...rendering, above: index === 0 ? rendering.above : null }, links);
  // The first part has a line more than the others: what fits there fits everywhere.
  const fits = (part: PresentedAnswer): boolean => textOf(part, 0).length <= LIMITS.contentChars;
  const parts = splitParts(answer, fits, rendering);
  const isFitting = parts.length <= MAX_PARTS && parts.every(fits);
  return (isFitting ? parts : [shorten(answer, fits, rendering)]).map((part, index) =>
    plainBody(textOf(part, index), part.isLast ? rowsOf(part, rendering) : []),
  );
}

function fitsOneMessage(body: MessageBody & { readonly kind: "components" }): boolean {
  return (
    countComponents(body.components) <= LIMITS.components &&
    countText(body.components) <= LIMITS.textChars
  );
}

/** @param hasSections Whether each source is a section with a button that opens it, or only a line. */
function renderRich(
  answer: PresentedAnswer,
  rendering: AnswerRendering,
  hasSections: boolean,
): MessageBody & { readonly kind: "components" } {
  const separator: APIComponentInContainer = { type: ComponentType.Separator };
  const opening = [aboveLine(rendering), ...renderBlocks(answer, linksOf(answer))].filter(
    (each) => each !== null,
  );
  const closing = closingLines(answer, rendering);
  const components = [
    text(opening.join("\n\n")),
    ...sourceComponents(answer, rendering, hasSections),
    ...nearestLines(answer).map(text),
    ...(closing.length === 0 ? [] : [separator, text(closing.join("\n"))]),
    ...rowsOf(answer, rendering),
  ];
  return { kind: "components", components: [{ type: ComponentType.Container, components }] };
}

function sourceComponents(
  { sources, sourcesHeading }: PresentedAnswer,
  wording: Wording,
  hasSections: boolean,
): readonly APIComponentInContainer[] {
  if (sources.length === 0) {
    return [];
  }
  const heading = bold(escapeText(sourcesHeading));
  if (!hasSections) {
    return [text([heading, ...sources.map((source) => sourceText(source, true))].join("\n"))];
  }
  const label = presentLabels(wording).openSource;
  return [text(heading), ...sources.map((source) => sourceSection(source, label))];
}

function sourceSection(source: PresentedSource, label: string): APIComponentInContainer {
  const url = source.url === null ? null : encodeUrl(source.url);
  if (url === null || url.length > LIMITS.buttonUrlChars) {
    return text(sourceText(source, true));
  }
  const section: APISectionComponent = {
    type: ComponentType.Section,
    components: [{ type: ComponentType.TextDisplay, content: sourceText(source, false) }],
    accessory: { type: ComponentType.Button, style: ButtonStyle.Link, label, url },
  };
  return section;
}

/** An answer as the text of one message. */
function plainText(part: PresentedAnswer, rendering: AnswerRendering, links: Links): string {
  const { sources, sourcesHeading } = part;
  const listed = [
    bold(escapeText(sourcesHeading)),
    ...sources.map((source) => sourceText(source, true)),
  ];
  const paragraphs = [
    aboveLine(rendering),
    ...renderBlocks(part, links),
    sources.length === 0 ? null : listed.join("\n"),
    nearestLines(part).join("\n"),
    part.isLast ? closingLines(part, rendering).join("\n") : null,
  ];
  return paragraphs.filter((each) => each !== null && each !== "").join("\n\n");
}

function nearestLines({ nearest, nearestHeading }: PresentedAnswer): readonly string[] {
  return nearest.length === 0
    ? []
    : [bold(escapeText(nearestHeading)), ...nearest.map(nearestText)];
}

function aboveLine({ above }: AnswerRendering): string | null {
  return above === null ? null : small(escapeText(cutAtWord(above, LINE_CHARS)));
}

function closingLines(
  { omitted, footer }: PresentedAnswer,
  { below }: AnswerRendering,
): readonly string[] {
  const cut = below === null ? null : cutAtWord(below, LINE_CHARS);
  return [omitted, cut, footer.join(" · ")]
    .filter((line) => line !== null)
    .filter((line) => line !== "")
    .map((line) => small(escapeText(line)));
}

function rowsOf(
  answer: PresentedAnswer,
  rendering: AnswerRendering,
): ReturnType<typeof renderRows> {
  return renderRows(answer, presentLabels(rendering), rendering);
}

function text(content: string): APIComponentInContainer {
  return { type: ComponentType.TextDisplay, content };
}
