import type { types } from "@slack/bolt";
import { cutAtWord } from "../../src/presenting/cut-at-word.ts";
import { largestThat } from "../../src/presenting/largest-that.ts";
import {
  type PresentedLine,
  type PresentedSection,
  type PresentedView,
  viewLines,
} from "../../src/presenting/view.ts";
import { HEADER_TEXT, MESSAGE_TEXT } from "./limits.ts";
import type { RenderedMessage } from "./render-answer.ts";
import { fitsMessage } from "./render-measure.ts";
import { bulletList, lines, paragraph, text } from "./render-rich-text.ts";
import { fallbackText, plainText } from "./render-text.ts";

/** Lines are ours, but names and faults in them come from files. */
const LINE_CHARS = 500;

/**
 * Help, status, publishers or a result as one message; what is too much ends in "…".
 *
 * @param below Blocks that stand under it in any case, such as buttons.
 */
export function renderView(
  view: PresentedView,
  below: readonly types.KnownBlock[] = [],
): RenderedMessage {
  const blocks = (size: number): types.KnownBlock[] => [...viewBlocks(view, size), ...below];
  const count = largestThat(lineCount(view), (size) => fitsMessage(blocks(size)));
  return { text: fallbackText(viewLines(view), MESSAGE_TEXT), blocks: blocks(count) };
}

/** One line of the bot's own, such as a notice. */
export function renderNotice(notice: string): RenderedMessage {
  return {
    text: fallbackText([notice], MESSAGE_TEXT),
    blocks: [paragraph([text(cutAtWord(notice, MESSAGE_TEXT) || "–")])],
  };
}

/** A section as blocks of a message, modal or home tab. */
export function sectionBlocks({
  heading,
  style,
  lines: all,
}: PresentedSection): types.KnownBlock[] {
  const title = heading === null ? [] : [paragraph([text(heading, { bold: true })])];
  const items = all.map(lineElements).filter((elements) => elements.length > 0);
  if (items.length === 0) {
    return title;
  }
  return [...title, style === "list" ? bulletList(items) : paragraph(lines(items))];
}

function lineElements({ lead, text: words }: PresentedLine): readonly types.RichTextElement[] {
  const rest = cutAtWord(words, LINE_CHARS);
  if (lead === null || lead === "") {
    return rest === "" ? [] : [text(rest)];
  }
  const name = text(cutAtWord(lead, LINE_CHARS), { bold: true });
  return rest === "" ? [name] : [name, text(`\u00a0– ${rest}`)];
}

function lineCount({ sections }: PresentedView): number {
  return sections.reduce((sum, { lines: all }) => sum + all.length, 0);
}

/** The first lines of a view, with a sign where more are left out. */
function viewBlocks(view: PresentedView, count: number): types.KnownBlock[] {
  let left = count;
  const sections = view.sections.flatMap((section) => {
    const shown = section.lines.slice(0, left);
    left -= shown.length;
    return shown.length === 0 ? [] : sectionBlocks({ ...section, lines: shown });
  });
  return [
    { type: "header", text: plainText(view.title, HEADER_TEXT) },
    ...sections,
    ...(count < lineCount(view) ? [paragraph([text("…")])] : []),
  ];
}
