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
import type { Wording } from "../../src/presenting/wording.ts";
import { LIMITS } from "./limits.ts";
import { bold, encodeUrl, escapeText, small } from "./markup.ts";
import { countComponents, countText } from "./measure.ts";
import type { MessageBody } from "./message-body.ts";
import {
  type Escapes,
  type LinkedMarks,
  type Links,
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
export interface RichForm {
  /** How many sources are a section each, with a button that opens it; the others are lines. */
  readonly sections: number;
  readonly linked: LinkedMarks;
}

export interface RichWith extends Pick<RichForm, "sections"> {
  readonly links: Links;
  /** What the buttons are for, where that is more than is shown. */
  readonly buttonsOf?: PresentedAnswer;
}
export type RichBody = MessageBody & { readonly kind: "components" };

/** Whether Discord takes it as one message. */
export function fitsOneMessage(body: RichBody): boolean {
  return (
    countComponents(body.components) <= LIMITS.components &&
    countText(body.components) <= LIMITS.textChars
  );
}

/** An answer, or a part of it, as one message with components v2. */
export function renderRich(
  answer: PresentedAnswer,
  rendering: AnswerRendering,
  { sections, links, buttonsOf = answer }: RichWith,
): RichBody {
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
    ...(answer.isLast ? rowsOf(buttonsOf, rendering) : []),
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

export function nearestLines(
  { nearest, nearestHeading }: PresentedAnswer,
  { escapes }: Links,
): readonly string[] {
  return nearest.length === 0
    ? []
    : [bold(escapes.text(nearestHeading)), ...nearest.map((each) => nearestText(each, escapes))];
}

export function aboveLine({ above }: AnswerRendering): string | null {
  return above === null ? null : small(escapeText(cutAtWord(above, LINE_CHARS)));
}

export function closingLines(
  { omitted, footer }: PresentedAnswer,
  { below }: AnswerRendering,
): readonly string[] {
  const cut = below === null ? null : cutAtWord(below, LINE_CHARS);
  return [omitted, cut, footer.join(" · ")]
    .filter((line) => line !== null)
    .filter((line) => line !== "")
    .map((line) => small(escapeText(line)));
}

export function rowsOf(
  answer: PresentedAnswer,
  rendering: AnswerRendering,
): ReturnType<typeof renderRows> {
  return renderRows(answer, presentLabels(rendering), rendering);
}

function text(content: string): APIComponentInContainer {
  return { type: ComponentType.TextDisplay, content };
}
