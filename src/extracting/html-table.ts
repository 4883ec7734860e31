import { cleanText } from "./clean-text.ts";
import { type DomElement, type DomNode, isElement } from "./dom.ts";
import type { ExtractedBlock } from "./extracted-document.ts";

/** As browsers bound them (HTML Standard, colspan). */
const MAX_SPAN = 1000;
/** Cells of a table, spans counted: a page cannot make more of it than it writes. */
const MAX_CELLS = 200_000;
/** Longest name of a column or group of rows that is not marked as one. */
const MAX_NAME = 60;

interface Cell {
  readonly text: string;
  readonly isHeader: boolean;
  /** False for the further places of a cell that spans several. */
  readonly isFirst: boolean;
}

interface Row {
  readonly cells: readonly Cell[];
  readonly isHead: boolean;
}

function childrenNamed(parent: DomElement, names: RegExp): readonly DomElement[] {
  const found: DomElement[] = [];
  for (let child: DomNode | null = parent.firstChild; child !== null; child = child.nextSibling) {
    if (isElement(child) && names.test(child.localName)) {
      found.push(child);
    }
  }
  return found;
}

/** Rows of the table itself, not of tables inside it. */
function rowElements(table: DomElement): readonly { row: DomElement; isHead: boolean }[] {
  return childrenNamed(table, /^(?:thead|tbody|tfoot|tr)$/u).flatMap((part) =>
    part.localName === "tr"
      ? [{ row: part, isHead: false }]
      : childrenNamed(part, /^tr$/u).map((row) => ({ row, isHead: part.localName === "thead" })),
  );
}

/** Whether a table holds data; the others are there for the layout, and read as plain blocks. */
export function isDataTable(table: DomElement): boolean {
  const role = table.getAttribute("role");
  if (role === "presentation" || role === "none" || table.querySelector("table") !== null) {
    return false;
  }
  const rows = rowElements(table);
  const widest = Math.max(
    0,
    ...rows.slice(0, 50).map(({ row }) => childrenNamed(row, /^t[dh]$/u).length),
  );
  return rows.length >= 2 && widest >= 2;
}

function spanOf(cell: DomElement, name: string): number {
  const span = Number.parseInt(cell.getAttribute(name) ?? "1", 10);
  return Number.isFinite(span) ? Math.min(Math.max(span, 1), MAX_SPAN) : 1;
}

/** Text of a cell, its blocks and lines parted by blanks. */
function cellText(cell: DomElement): string {
  const parts: string[] = [];
  const collect = (parent: DomElement): void => {
    for (let child = parent.firstChild; child !== null; child = child.nextSibling) {
      if (!isElement(child)) {
        parts.push(child.nodeType === 3 ? (child.textContent ?? "") : "");
      } else if (
        /^(?:a|abbr|b|bdi|code|em|i|mark|q|s|small|span|strong|sub|sup|time|u)$/u.test(
          child.localName,
        )
      ) {
        collect(child);
      } else {
        parts.push(" ");
        collect(child);
        parts.push(" ");
      }
    }
  };
  collect(cell);
  return cleanText(parts.join(""));
}

/** Cells that reach down from rows above, by column. */
class Overhang {
  private readonly held = new Map<number, { readonly cell: Cell; readonly left: number }>();

  hold(column: number, cell: Cell, left: number): void {
    if (left > 0) {
      this.held.set(column, { cell, left });
    }
  }

  /** Takes the cell that reaches into this column, for one row. */
  take(column: number): Cell | null {
    const found = this.held.get(column);
    if (found === undefined) {
      return null;
    }
    this.held.delete(column);
    this.hold(column, found.cell, found.left - 1);
    return found.cell;
  }
}

function readRow(row: DomElement, overhang: Overhang): readonly Cell[] {
  const cells: Cell[] = [];
  const place = (cell: Cell, rowSpan: number): void => {
    overhang.hold(cells.length, cell, rowSpan - 1);
    cells.push(cell);
  };
  const takeOver = (): void => {
    for (
      let cell = overhang.take(cells.length);
      cell !== null;
      cell = overhang.take(cells.length)
    ) {
      cells.push(cell);
    }
  };
  for (const element of childrenNamed(row, /^t[dh]$/u)) {
    takeOver();
    const text = cellText(element);
    const isHeader = element.localName === "th";
    const rowSpan = spanOf(element, "rowspan");
    for (let at = 0; at < spanOf(element, "colspan"); at++) {
      place({ text, isHeader, isFirst: at === 0 }, rowSpan);
    }
  }
  takeOver();
  return cells;
}

/** Places every cell in its column: cells that span rows stand in each of them. */
function readRows(table: DomElement): readonly Row[] {
  const rows: Row[] = [];
  const overhang = new Overhang();
  let count = 0;
  for (const { row, isHead } of rowElements(table)) {
    const cells = readRow(row, overhang);
    count += cells.length;
    if (count > MAX_CELLS) {
      break;
    }
    rows.push({ cells, isHead });
  }
  return rows;
}

function isHeadRow({ cells, isHead }: Row): boolean {
  return isHead || (cells.length > 0 && cells.every(({ isHeader }) => isHeader));
}

/** Names of the columns: what the rows of heads say above each, from the top. */
function columnNames(heads: readonly Row[]): readonly string[] {
  const width = Math.max(0, ...heads.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, column) => {
    const names = heads.map(({ cells }) => cells[column]?.text ?? "").filter((name) => name !== "");
    return [...new Set(names)].join(" ");
  });
}

/** A row of one single cell that spans columns names the rows that follow it. */
function groupName({ cells }: Row): string | null {
  const firsts = cells.filter(({ isFirst }) => isFirst);
  const [only] = firsts;
  const isName = only !== undefined && only.text !== "" && only.text.length <= MAX_NAME;
  return isName && firsts.length === 1 && cells.length > 1 ? only.text : null;
}

function toBlock(
  row: Row,
  columns: readonly string[],
  headings: readonly string[],
): ExtractedBlock | null {
  const filled = row.cells
    .map((cell, column) => ({ ...cell, name: columns[column] ?? "" }))
    .filter(({ isFirst, text }) => isFirst && text !== "");
  const names = filled.map(({ name }) => name);
  return filled.length === 0
    ? null
    : {
        headings: [...headings],
        columns: names.every((name) => name === "") ? [] : names,
        text: filled.map(({ text }) => text).join(" | "),
        pageNumber: null,
      };
}

/** A first row of plain cells names the columns when it reads like names: short, filled, without figures. */
function readsLikeNames({ cells }: Row): boolean {
  const texts = cells.map(({ text }) => text);
  return (
    new Set(texts).size === texts.length &&
    texts.every((text) => text !== "" && text.length <= MAX_NAME && !/\p{N}/u.test(text))
  );
}

function countHeads(rows: readonly Row[]): number {
  const stated = rows.findIndex((row) => !isHeadRow(row));
  const [first] = rows;
  if (stated > 0 || first === undefined || rows.length < 3) {
    return Math.max(stated, 0);
  }
  const hasHeaders = rows.some(({ cells }) => cells.some(({ isHeader }) => isHeader));
  return !hasHeaders && readsLikeNames(first) ? 1 : 0;
}

/**
 * Rows of a table, each with the names of the columns that it fills; a caption and group rows are
 * headings of what follows. A table without heads keeps its rows, without names.
 */
export function readTable(
  table: DomElement,
  headings: readonly string[],
): readonly ExtractedBlock[] {
  const rows = readRows(table);
  const columns = columnNames(rows.slice(0, countHeads(rows)));
  const body = rows.slice(countHeads(rows));
  const captions = childrenNamed(table, /^caption$/u).map(cellText);
  const above = [...headings, ...captions.filter((text) => text !== "")];
  let group: readonly string[] = [];
  return body.flatMap((row, index) => {
    const name = groupName(row);
    const next = body[index + 1];
    if (name !== null && next !== undefined && groupName(next) === null) {
      group = [name];
      return [];
    }
    return toBlock(row, columns, [...above, ...group]) ?? [];
  });
}
