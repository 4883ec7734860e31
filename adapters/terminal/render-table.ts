import type { AnswerSentence, Block } from "../../src/domain/answer.ts";
import { displayWidth } from "./display-width.ts";
import type { RenderOptions } from "./render-options.ts";
import { hang, sentenceWords } from "./render-sentence.ts";
import { toWords, type Word, wrap } from "./wrap.ts";

type Table = Extract<Block, { kind: "table" }>;
type Row = readonly (readonly Word[])[];

const SEPARATOR = " | ";
const LEAST_COLUMN = 12;

/**
 * Lines of a table: columns that fit the terminal; one record a row where it is too narrow for
 * columns; one line a row in a pipe.
 */
export function renderTable({ header, rows }: Table, options: RenderOptions): readonly string[] {
  const head = header.map((cell) =>
    sentenceWords(cell, options).map((word) => ({
      ...word,
      shown: options.style.strong(word.shown),
    })),
  );
  const body = rows.map((row) => row.map((cell) => sentenceWords(cell, options)));
  if (options.width === null) {
    return [head, ...body].map((row) => row.map((cell) => oneLine(cell)).join(SEPARATOR));
  }
  const room = options.width - SEPARATOR.length * (head.length - 1);
  if (room < LEAST_COLUMN * head.length) {
    return renderRecords(header, body, options);
  }
  const widths = shareRoom(naturalWidths([head, ...body]), room);
  const rule = widths.map((width) => "-".repeat(width)).join("-+-");
  return [...rowLines(head, widths), rule, ...body.flatMap((row) => rowLines(row, widths))];
}

function oneLine(cell: readonly Word[]): string {
  return wrap(cell, null).join("");
}

function plainWidth(cell: readonly Word[]): number {
  const text = cell.map((word, index) => (word.glued || index === 0 ? "" : " ") + word.plain);
  return displayWidth(text.join(""));
}

function naturalWidths(rows: readonly Row[]): readonly number[] {
  const columns = rows[0] ?? [];
  return columns.map((_, column) => Math.max(...rows.map((row) => plainWidth(row[column] ?? []))));
}

/** Gives each column what it wants while there is room, else the widest ones the same share. */
function shareRoom(wanted: readonly number[], room: number): readonly number[] {
  let cap = Math.max(...wanted, 1);
  while (wanted.reduce((sum, width) => sum + Math.min(width, cap), 0) > room) {
    cap -= 1;
  }
  return wanted.map((width) => Math.min(width, cap));
}

function rowLines(row: Row, widths: readonly number[]): readonly string[] {
  const cells = widths.map((width, column) => {
    const words = row[column] ?? [];
    // Escape sequences take no room, so the padding is counted on the plain words of each line.
    const plain = wrap(
      words.map((word) => ({ ...word, shown: word.plain })),
      width,
    );
    const shown = wrap(words, width);
    return shown.map((line, index) => line + " ".repeat(missing(plain[index] ?? "", width)));
  });
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((lines, column) => lines[line] ?? " ".repeat(widths[column] ?? 0))
      .join(SEPARATOR)
      .trimEnd(),
  );
}

function missing(plain: string, width: number): number {
  return Math.max(0, width - displayWidth(plain));
}

function renderRecords(
  header: readonly AnswerSentence[],
  body: readonly Row[],
  options: RenderOptions,
): readonly string[] {
  return body.flatMap((row, index) => [
    ...(index === 0 ? [] : [""]),
    ...row.flatMap((cell, column) => {
      const label = oneLine(sentenceWords(header[column] ?? { text: "", citations: [] }, options));
      return hang("  ", [...toWords(`${label}:`, options.style.strong), ...cell], options);
    }),
  ]);
}
