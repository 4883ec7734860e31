import { type APIComponentInContainer, ComponentType } from "discord.js";
import type { PassageView } from "../../src/presenting/passage-view.ts";
import type { PresentedLine, PresentedView } from "../../src/presenting/view.ts";
import { LIMITS } from "./limits.ts";
import { bold, escapeText, link, quoted, small } from "./markup.ts";
import type { MessageBody, Row } from "./message-body.ts";

/** Left free for what stands beside the lines of a message. */
const RESERVED_CHARS = 100;
/** Escaping at most triples a text: a piece of this many characters fits a message. */
const PIECE_CHARS = 1_200;
/** A passage is a paragraph, a report a page; what is longer than this many messages is a flood. */
const MAX_MESSAGES = 4;
const ELLIPSIS = "…";

/**
 * Something to read that is no answer, as many messages as it takes; what would be a flood is cut at a line,
 * since what matters most comes first.
 *
 * @param rows Buttons below the last.
 */
export function renderView(view: PresentedView, rows: readonly Row[] = []): readonly MessageBody[] {
  const lines = view.sections.flatMap(({ heading, style, lines: all }) => [
    ...(heading === null ? [""] : ["", bold(escapeText(heading))]),
    ...all.map((line) => (style === "list" ? `- ${lineText(line)}` : lineText(line))),
  ]);
  const packed = pack([bold(escapeText(view.title)), ...lines]);
  const isCut = packed.length > MAX_MESSAGES;
  const shown = packed.slice(0, MAX_MESSAGES);
  return shown.map((text, index) =>
    index < shown.length - 1
      ? container(text)
      : container(isCut ? `${text}\n${ELLIPSIS}` : text, rows),
  );
}

/** A stored passage, as many messages as it takes. */
export function renderPassage(view: PassageView): readonly MessageBody[] {
  const paragraphs = view.paragraphs
    .flatMap(toPieces)
    .map((piece) => (view.isQuotation ? quoted(escapeText(piece)) : escapeText(piece)));
  const heading = escapeText(`${view.title}: ${view.heading}`);
  const packed = pack([
    bold(heading),
    ...paragraphs,
    ...view.details.map((detail) => small(escapeText(detail))),
    ...(view.url === null ? [] : [link(escapeText(view.openLabel), view.url)]),
  ]);
  return packed.slice(0, MAX_MESSAGES).map((text) => container(text));
}

function lineText({ lead, text }: PresentedLine): string {
  if (lead === null) {
    return escapeText(text);
  }
  return text === "" ? bold(escapeText(lead)) : `${bold(escapeText(lead))} – ${escapeText(text)}`;
}

/** Joins lines to texts that each fit a message. */
function pack(lines: readonly string[]): readonly string[] {
  const max = LIMITS.textChars - RESERVED_CHARS;
  const packed: string[] = [];
  let open = "";
  for (const line of lines) {
    const short = line.length > max ? ELLIPSIS : line;
    if (open.length + short.length + 1 > max) {
      packed.push(open);
      open = short;
    } else {
      open = open === "" ? short : `${open}\n${short}`;
    }
  }
  return [...packed, open].filter((text) => text.trim() !== "");
}

/** A paragraph cut at words into pieces that fit however they are escaped. */
function toPieces(paragraph: string): readonly string[] {
  if (paragraph.length <= PIECE_CHARS) {
    return [paragraph];
  }
  const space = paragraph.lastIndexOf(" ", PIECE_CHARS);
  const at = space > PIECE_CHARS / 2 ? space : PIECE_CHARS;
  return [paragraph.slice(0, at), ...toPieces(paragraph.slice(at))];
}

function container(content: string, rows: readonly Row[] = []): MessageBody {
  const components: APIComponentInContainer[] = [
    { type: ComponentType.TextDisplay, content },
    ...rows,
  ];
  return { kind: "components", components: [{ type: ComponentType.Container, components }] };
}
