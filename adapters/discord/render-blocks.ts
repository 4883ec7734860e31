import type {
  PresentedAnswer,
  PresentedBlock,
  PresentedNearest,
  PresentedOrigin,
  PresentedSentence,
  PresentedSource,
} from "../../src/presenting/presented-answer.ts";
import { bold, escapeInline, escapeText, link, quoted } from "./markup.ts";

/** What sentences of one answer are rendered with. */
export interface Links {
  /** Addresses by number of their source. */
  readonly urls: ReadonlyMap<number, string | null>;
  /** Sentences rendered before: to make an answer fit, most are tried many times. */
  readonly rendered: WeakMap<PresentedSentence, string>;
}

/** Where the citations of an answer lead; a part of it that lists no sources needs them too. */
export function linksOf({ sources }: PresentedAnswer): Links {
  return {
    urls: new Map(sources.map(({ number, url }) => [number, url])),
    rendered: new WeakMap(),
  };
}

/** Blocks as paragraphs of Discord's Markdown. */
export function renderBlocks(
  { blocks }: Pick<PresentedAnswer, "blocks">,
  links: Links,
): readonly string[] {
  return blocks.map((block) => renderBlock(block, links));
}

function renderBlock(block: PresentedBlock, links: Links): string {
  switch (block.kind) {
    case "text":
      return renderSentences(block.sentences, links);
    case "list":
      return block.items.map((item) => `- ${renderSentences(item, links)}`).join("\n");
    case "table":
      return block.rows.map((row) => renderRow(block.header, row, links)).join("\n");
    case "timeline":
      return block.entries
        .map(
          ({ date, sentence }) =>
            `- ${bold(escapeInline(date))} – ${renderSentence(sentence, links)}`,
        )
        .join("\n");
  }
}

/**
 * A row of a table, for a chat without tables: its first cell in bold, the others named after their
 * columns. Narrow screens wrap lines, where they would break a grid of characters.
 */
function renderRow(
  header: readonly PresentedSentence[],
  [name, ...cells]: readonly PresentedSentence[],
  links: Links,
): string {
  const title =
    name === undefined ? "" : `${bold(escapeInline(name.text))}${renderMarks(name, links)}`;
  const named = cells.map((cell, index) => {
    const column = header[index + 1];
    const text = renderSentence(cell, links);
    return column === undefined ? text : `${renderSentence(column, links)} – ${text}`;
  });
  const [only] = named;
  return named.length === 1 && only !== undefined
    ? `- ${title} – ${only}`
    : [`- ${title}`, ...named.map((line) => `  - ${line}`)].join("\n");
}

function renderSentences(sentences: readonly PresentedSentence[], links: Links): string {
  return sentences.map((sentence) => renderSentence(sentence, links)).join(" ");
}

function renderSentence(sentence: PresentedSentence, links: Links): string {
  const known = links.rendered.get(sentence);
  if (known !== undefined) {
    return known;
  }
  const text = `${escapeText(sentence.text)}${renderMarks(sentence, links)}`;
  links.rendered.set(sentence, text);
  return text;
}

/** The numbers behind a sentence, each a link: " (1, 2)". */
function renderMarks({ citations }: PresentedSentence, { urls }: Links): string {
  const marks = citations.map((number) => {
    const url = urls.get(number) ?? null;
    return url === null ? String(number) : link(String(number), url);
  });
  return marks.length === 0 ? "" : ` (${marks.join(", ")})`;
}

/** The line of a source without its link: "**2** Title – publisher, date · worth". */
export function sourceText({ number, ...origin }: PresentedSource, isLinked: boolean): string {
  return originText(String(number), origin, isLinked);
}

/** A nearest passage: its line and how it begins. */
export function nearestText({ letter, excerpt, ...origin }: PresentedNearest): string {
  return `${originText(letter, origin, true)}\n${quoted(escapeText(excerpt))}`;
}

function originText(name: string, origin: PresentedOrigin, isLinked: boolean): string {
  const { title, details, worth, url } = origin;
  const label = escapeInline(title);
  const linked = isLinked && url !== null ? link(label, url) : label;
  const known = details.map(escapeInline).join(", ");
  const line = known === "" ? `${bold(name)} ${linked}` : `${bold(name)} ${linked} – ${known}`;
  return [line, ...worth.map(escapeInline)].join(" · ");
}
