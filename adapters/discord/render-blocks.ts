import type { SourceGroup } from "../../src/presenting/group-sources.ts";
import type {
  PresentedAnswer,
  PresentedBlock,
  PresentedNearest,
  PresentedOrigin,
  PresentedSentence,
} from "../../src/presenting/presented-answer.ts";
import { bold, escapeInline, escapeText, link, quoted, small } from "./markup.ts";

/** What one answer is rendered with. */
export interface Links {
  /** Addresses by number of their source. */
  readonly urls: ReadonlyMap<number, string | null>;
  readonly escapes: Escapes;
}

/** Texts and links that were escaped before: to make an answer fit, most are tried many times. */
export class Escapes {
  readonly #known = new Map<string, string>();

  inline(text: string): string {
    return this.#remember(`i${text}`, () => escapeInline(text));
  }

  text(text: string): string {
    return this.#remember(`t${text}`, () => escapeText(text));
  }

  link(label: string, url: string): string {
    return this.#remember(`l${label} ${url}`, () => link(label, url));
  }

  #remember(key: string, make: () => string): string {
    const made = this.#known.get(key) ?? make();
    this.#known.set(key, made);
    return made;
  }
}

/**
 * Where the citations of an answer lead; a part of it that lists no sources needs them too.
 *
 * @param isShort Of numbers that lead to the same address, only the first is a link: addresses are long.
 */
export function linksOf(
  { sources }: PresentedAnswer,
  isShort: boolean,
  escapes = new Escapes(),
): Links {
  const linked = new Set<string>();
  const urls = sources.map(({ number, url }): [number, string | null] => {
    const isRepeated = url !== null && linked.has(url);
    linked.add(url ?? "");
    return [number, isShort && isRepeated ? null : url];
  });
  return { urls: new Map(urls), escapes };
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
  return `${links.escapes.text(sentence.text)}${renderMarks(sentence, links)}`;
}

/** The numbers behind a sentence, links where they lead somewhere: " (1, 2)". */
function renderMarks({ citations }: PresentedSentence, { urls, escapes }: Links): string {
  const marks = citations.map((number) => {
    const url = urls.get(number) ?? null;
    return url === null ? String(number) : escapes.link(String(number), url);
  });
  return marks.length === 0 ? "" : ` (${marks.join(", ")})`;
}

/** A source: "**1, 3** Title – publisher, date", and what it is worth, each on a small line of its own. */
export function sourceText(
  { numbers, notes, ...origin }: SourceGroup,
  isLinked: boolean,
  escapes: Escapes,
): string {
  const worth = notes.map((note) => `${marked(note.numbers)}${escapes.inline(note.text)}`);
  return originText(numbers.join(", "), { ...origin, worth, isLinked }, escapes);
}

/** "(1, 3) " before what holds of these alone; nothing for all. */
function marked(numbers: readonly number[]): string {
  return numbers.length === 0 ? "" : `(${numbers.join(", ")}) `;
}

/** A nearest passage: its line and how it begins. */
export function nearestText(
  { letter, excerpt, ...origin }: PresentedNearest,
  escapes: Escapes,
): string {
  const worth = origin.worth.map((text) => escapes.inline(text));
  const line = originText(letter, { ...origin, worth, isLinked: true }, escapes);
  return `${line}\n${quoted(escapes.text(excerpt))}`;
}

/** @param origin What it is worth is escaped already. */
function originText(
  name: string,
  { title, details, worth, url, isLinked }: PresentedOrigin & { readonly isLinked: boolean },
  escapes: Escapes,
): string {
  const label = escapes.inline(title);
  const linked = isLinked && url !== null ? escapes.link(label, url) : label;
  const known = details.map((text) => escapes.inline(text)).join(", ");
  const line = known === "" ? `${bold(name)} ${linked}` : `${bold(name)} ${linked} – ${known}`;
  return [line, ...worth.map(small)].join("\n");
}
