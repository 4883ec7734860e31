import type { Answer, AnswerSentence, Block, Nearest } from "../../src/domain/answer.ts";
import { sanitizeLine } from "../../src/presenting/sanitize.ts";

/** Sentences and cells; the corner of a table names nothing, and a chat without tables has no place for it. */
function cellsOf(block: Block): readonly AnswerSentence[] {
  switch (block.kind) {
    case "text":
      return block.sentences;
    case "list":
      return block.items.flat();
    case "table":
      return [...block.header.slice(1), ...block.rows.flat()];
    case "timeline":
      return block.entries.map(({ sentence: said }) => said);
  }
}

/** What an answer must come out as, made from the answer alone. */
export function citedCells({ blocks }: Answer): Readonly<Record<string, readonly number[]>> {
  return Object.fromEntries(
    blocks.flatMap(cellsOf).map(({ text, citations }) => [sanitizeLine(text), citations]),
  );
}

/** Texts are cut to this many characters in {@link small}. */
const CHARS = 40;
/** Of everything, at most as many in {@link small}; of sources twice that. */
const FEW = 2;

/** The same answer whose cells each begin with a word of their own, and so do its sources. */
export function tagged(answer: Answer): Answer {
  let count = 0;
  const tag = (cell: AnswerSentence): AnswerSentence => {
    count += 1;
    return { ...cell, text: `n${String(count)}n ${cell.text}` };
  };
  return {
    ...answer,
    blocks: answer.blocks.map((block) => mapCells(block, (cells) => cells.map(tag))),
    citations: answer.citations.map((each) => ({
      ...each,
      title: `s${String(each.number)}s ${each.title}`,
    })),
  };
}

/** The same answer, tagged, and so small that neither platform leaves anything out. */
export function small(answer: Answer): Answer {
  const blocks = few(answer.blocks).map((block) =>
    mapCells(shorter(block), (cells) => few(cells).map(brief)),
  );
  const citations = answer.citations.slice(0, 2 * FEW).map(briefOrigin);
  return tagged({ ...answer, blocks, citations, nearest: answer.nearest.map(briefOrigin) });
}

/** A block with each run of cells changed: sentences, an item, a row, the cell of an entry. */
function mapCells(
  block: Block,
  change: (cells: readonly AnswerSentence[]) => AnswerSentence[],
): Block {
  switch (block.kind) {
    case "text":
      return { ...block, sentences: change(block.sentences) };
    case "list":
      return { ...block, items: block.items.map(change) };
    case "table": {
      // Columns are named by the bot, so they cite nothing.
      const names = block.header.map((cell) => ({ ...cell, citations: [] }));
      return { ...block, header: change(names), rows: block.rows.map(change) };
    }
    case "timeline":
      return {
        ...block,
        entries: block.entries.map((entry) => ({
          ...entry,
          sentence: change([entry.sentence])[0] ?? entry.sentence,
        })),
      };
  }
}

function shorter(block: Block): Block {
  switch (block.kind) {
    case "text":
      return block;
    case "list":
      return { ...block, items: few(block.items) };
    case "table":
      return { ...block, rows: few(block.rows) };
    case "timeline":
      return { ...block, entries: few(block.entries) };
  }
}

function brief({ text, citations }: AnswerSentence): AnswerSentence {
  return { text: cut(text), citations: few(citations.filter((number) => number <= 2 * FEW)) };
}

function briefOrigin<T extends Nearest>(origin: T): T {
  return {
    ...origin,
    caveat: origin.caveat === null ? null : cut(origin.caveat),
    title: cut(origin.title),
    publisher: cut(origin.publisher),
    excerpt: cut(origin.excerpt),
    url: origin.url.length > 3 * CHARS ? "https://example.org/long" : origin.url,
  };
}

function cut(text: string): string {
  return text.slice(0, CHARS);
}

function few<T>(all: readonly T[]): T[] {
  return all.slice(0, FEW);
}
