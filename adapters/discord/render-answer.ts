import {
  type APIComponentInContainer,
  type APISectionComponent,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import { cutAtWord } from "../../src/presenting/cut-at-word.ts";
import { groupSources, type SourceGroup } from "../../src/presenting/group-sources.ts";
import { presentLabels } from "../../src/presenting/labels.ts";
import type { PresentedAnswer } from "../../src/presenting/presented-answer.ts";
import { shorten } from "../../src/presenting/shorten.ts";
import { MAX_PARTS, splitParts } from "../../src/presenting/split-parts.ts";
import type { Wording } from "../../src/presenting/wording.ts";
import { LIMITS } from "./limits.ts";
import { bold, encodeUrl, escapeText, small } from "./markup.ts";
import { countComponents, countText } from "./measure.ts";
import { type MessageBody, plainBody } from "./message-body.ts";
import {
  Escapes,
  type Links,
  linksOf,
  nearestText,
  renderBlocks,
  sourceText,
} from "./render-blocks.ts";
import { type AnswerActions, renderRows } from "./render-buttons.ts";

/** A line beside an answer: a question is recognised by its beginning. Escaping at most triples it. */
const LINE_CHARS = 300;

export interface AnswerRendering extends Wording, AnswerActions {
  /** Line above the answer, in the bot's own words: what was asked, or who shares it. Not escaped yet. */
  readonly above: string | null;
  /** Line below it, such as how to follow up. Not escaped yet. */
  readonly below: string | null;
}

/** How an answer is put into a message: the more of it, the simpler. */
interface RichForm {
  /** How many sources are a section each, with a button that opens it; the others are lines. */
  readonly sections: number;
  /** Whether of citations of one address only the first is a link. */
  readonly hasShortMarks: boolean;
}

type RichWith = Pick<RichForm, "sections"> & { readonly links: Links };

const RICH_FORMS: readonly RichForm[] = [false, true].flatMap((hasShortMarks) => [
  { sections: Number.POSITIVE_INFINITY, hasShortMarks },
  { sections: 0, hasShortMarks },
]);
/** What answers of two messages are tried with. */
const PAIR_SECTIONS = [Number.POSITIVE_INFINITY, 8, 4, 0] as const;

/**
 * Makes an answer into as many messages as it takes, nearly always one.
 *
 * One message with components v2 where it fits, or two, what it says and what that stands on; else plain
 * messages, parted between paragraphs, sources and buttons on the last. What would be a flood is shortened by importance and says so. Never throws.
 */
export function renderAnswer(
  answer: PresentedAnswer,
  rendering: AnswerRendering,
): readonly MessageBody[] {
  const escapes = new Escapes();
  for (const form of RICH_FORMS) {
    const links = linksOf(answer, form.hasShortMarks, escapes);
    const body = renderRich(answer, rendering, { sections: form.sections, links });
    if (fitsOneMessage(body)) {
      return [body];
    }
  }
  return (
    renderPair(answer, rendering, linksOf(answer, true, escapes)) ?? renderPlain(answer, rendering)
  );
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
  rendering: AnswerRendering,
): readonly MessageBody[] {
  const full = linksOf(answer, false);
  const isLong = plainText(answer, rendering, full).length > LIMITS.contentChars;
  const links = isLong ? linksOf(answer, true, full.escapes) : full;
  const textOf = (part: PresentedAnswer, index: number): string =>
    plainText(part, { ...rendering, above: index === 0 ? rendering.above : null }, links);
  // The first part has a line more than the others: what fits there fits everywhere.
  const fits = (part: PresentedAnswer): boolean => textOf(part, 0).length <= LIMITS.contentChars;
  const parts = splitParts(answer, fits, rendering);
  const isFitting = parts.length <= MAX_PARTS && parts.every(fits);
  const shown = isFitting ? parts : [shorten(answer, fits, rendering)];
  // Sources and nearest passages may stand in messages before the last, which has the buttons.
  const nearest = shown.flatMap((part) => part.nearest);
  return shown.map((part, index) =>
    plainBody(
      textOf(part, index),
      part.isLast ? rowsOf({ ...part, sources: answer.sources, nearest }, rendering) : [],
    ),
  );
}

function fitsOneMessage(body: MessageBody & { readonly kind: "components" }): boolean {
  return (
    countComponents(body.components) <= LIMITS.components &&
    countText(body.components) <= LIMITS.textChars
  );
}

function renderRich(
  answer: PresentedAnswer,
  rendering: AnswerRendering,
  { sections, links }: RichWith,
): MessageBody & { readonly kind: "components" } {
  const separator: APIComponentInContainer = { type: ComponentType.Separator };
  const opening = [aboveLine(rendering), ...renderBlocks(answer, links)].filter(
    (each) => each !== null,
  );
  const closing = closingLines(answer, rendering);
  const components = [
    ...(opening.length === 0 ? [] : [text(opening.join("\n\n"))]),
    ...sourceComponents(answer, presentLabels(rendering).openSource, { sections, links }),
    ...nearestLines(answer, links).map(text),
    ...(closing.length === 0 ? [] : [separator, text(closing.join("\n"))]),
    ...(answer.isLast ? rowsOf(answer, rendering) : []),
  ];
  return { kind: "components", components: [{ type: ComponentType.Container, components }] };
}

function sourceComponents(
  { sources, sourcesHeading }: PresentedAnswer,
  label: string,
  { sections, links }: RichWith,
): readonly APIComponentInContainer[] {
  if (sources.length === 0) {
    return [];
  }
  const { escapes } = links;
  const heading = bold(escapes.text(sourcesHeading));
  const groups = groupSources(sources);
  const lines = groups.slice(sections).map((group) => sourceText(group, true, escapes));
  return sections === 0
    ? [text([heading, ...lines].join("\n"))]
    : [
        text(heading),
        ...groups.slice(0, sections).map((group) => sourceSection(group, label, escapes)),
        ...(lines.length === 0 ? [] : [text(lines.join("\n"))]),
      ];
}

function sourceSection(
  source: SourceGroup,
  label: string,
  escapes: Escapes,
): APIComponentInContainer {
  const url = source.url === null ? null : encodeUrl(source.url);
  if (url === null || url.length > LIMITS.buttonUrlChars) {
    return text(sourceText(source, true, escapes));
  }
  const section: APISectionComponent = {
    type: ComponentType.Section,
    components: [{ type: ComponentType.TextDisplay, content: sourceText(source, false, escapes) }],
    accessory: { type: ComponentType.Button, style: ButtonStyle.Link, label, url },
  };
  return section;
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

function nearestLines(
  { nearest, nearestHeading }: PresentedAnswer,
  { escapes }: Links,
): readonly string[] {
  return nearest.length === 0
    ? []
    : [bold(escapes.text(nearestHeading)), ...nearest.map((each) => nearestText(each, escapes))];
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
