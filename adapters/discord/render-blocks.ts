import { type MarkedClaim, markClaim } from "../../src/presenting/claim-marks.ts";
import type { SourceGroup } from "../../src/presenting/group-sources.ts";
import type {
  PresentedAnswer,
  PresentedBlock,
  PresentedNearest,
  PresentedOrigin,
  PresentedSentence,
} from "../../src/presenting/presented-answer.ts";
import type { Wording } from "../../src/presenting/wording.ts";
import { bold, escapeInline, escapeText, link, quoted, small } from "./markup.ts";

/** What one answer is rendered with. */
export interface Links {
  /** Addresses by number of their source. */
  readonly urls: ReadonlyMap<number, string | null>;
  readonly escapes: Escapes;
  readonly wording: Wording;
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

/** Which citations lead somewhere: all, of those with one address the first, or none, where all sources are listed. */
export type LinkedMarks = "all" | "first" | "none";

/** Where the citations of an answer lead; a part of it that lists no sources needs them too. Addresses are long. */
export function linksOf(
  { sources }: Pick<PresentedAnswer, "sources">,
  linked: LinkedMarks,
  { escapes, ...wording }: Wording & { readonly escapes: Escapes },
): Links {
  const known = new Set<string>();
  const urls = sources.map(({ number, url }): [number, string | null] => {
    const isRepeated = url !== null && known.has(url);
    known.add(url ?? "");
    return [number, linked === "none" || (linked === "first" && isRepeated) ? null : url];
  });
  return { urls: new Map(urls), escapes, wording };
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
      return renderText(block, links);
    case "list":
      return block.items.map((item) => `- ${renderItem(item, links)}`).join("\n");
    case "table":
      return block.rows.map((row) => renderRow(block.header, row, links)).join("\n");
    case "timeline":
      return block.entries
        .map(
          ({ date, sentence }) =>
            `- ${bold(links.escapes.inline(date))} – ${renderSentence(sentence, links)}`,
        )
        .join("\n");
  }
}

function renderText(block: PresentedBlock & { readonly kind: "text" }, links: Links): string {
  const claim = markClaim(block, links.wording);
  return claim === undefined ? renderSentences(block.sentences, links) : renderClaim(claim, links);
}

/** A claim as a quotation, and below it what became of it. */
function renderClaim({ mark, claim, verdict, evidence }: MarkedClaim, links: Links): string {
  const { escapes } = links;
  const line = `${mark} ${bold(escapes.inline(verdict.text))} ${renderSentences(evidence, links)}`;
  return claim === undefined ? line : `${quoted(escapes.text(claim.text))}\n${line.trimEnd()}`;
}

/** An entry of a list; the name that it begins with, as "OVHcloud:", in bold, then what it is listed for. */
function renderItem(item: readonly PresentedSentence[], links: Links): string {
  const [first, ...rest] = item;
  if (first === undefined || rest.length === 0 || !isHeading(first)) {
    return renderSentences(item, links);
  }
  const values = rest.map((sentence, index) => {
    const before = rest[index - 1];
    const gap = before === undefined ? "" : isHeading(before) ? " " : " · ";
    return `${gap}${renderSentence(sentence, links)}`;
  });
  return `${bold(links.escapes.inline(first.text))} ${values.join("")}`;
}

/** Whether a sentence is the bot's own and announces the next. */
function isHeading({ text, citations }: PresentedSentence): boolean {
  return citations.length === 0 && text.endsWith(":");
}

/**
 * A row of a table, for a chat without tables: its first cell in bold, the others named after their
 * columns, those that say the same without a source together. Narrow screens wrap lines, where they would break
 * a grid of characters.
 */
function renderRow(
  header: readonly PresentedSentence[],
  [name, ...cells]: readonly PresentedSentence[],
  links: Links,
): string {
  const title =
    name === undefined ? "" : `${bold(links.escapes.inline(name.text))}${renderMarks(name, links)}`;
  const named = groupCells(header.slice(1), cells).map(({ columns, cell }) => {
    const text = renderSentence(cell, links);
    const names = columns.map((column) => renderSentence(column, links)).join(", ");
    return names === "" ? text : `${names} – ${text}`;
  });
  const [only] = named;
  return cells.length === 1 && only !== undefined
    ? `- ${title} – ${only}`
    : [`- ${title}`, ...named.map((line) => `  - ${line}`)].join("\n");
}

interface CellGroup {
  readonly columns: PresentedSentence[];
  readonly cell: PresentedSentence;
}

/** Cells with their columns; those without a source that say the same are one, last. */
function groupCells(
  columns: readonly PresentedSentence[],
  cells: readonly PresentedSentence[],
): readonly CellGroup[] {
  const cited: CellGroup[] = [];
  const bare = new Map<string, CellGroup>();
  for (const [index, cell] of cells.entries()) {
    const column = columns[index];
    const own = column === undefined ? [] : [column];
    const same = bare.get(cell.text);
    if (cell.citations.length > 0) {
      cited.push({ columns: own, cell });
    } else if (same === undefined) {
      bare.set(cell.text, { columns: own, cell });
    } else {
      same.columns.push(...own);
    }
  }
  return [...cited, ...bare.values()];
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
