/** A piece of text as pdf.js gives it. */
export interface PdfItem {
  readonly str: string;
  /** Matrix of six numbers: scale and slant, then x and y from the lower left corner. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly hasEOL: boolean;
}

/** A line of a page; lengths in points. */
export interface PdfTextLine {
  /** From 1. */
  readonly page: number;
  readonly text: string;
  readonly x: number;
  /** Base line, from the lower edge of the page. */
  readonly y: number;
  readonly right: number;
  /** Size of the letters. */
  readonly size: number;
  /** Whether it stands where pages have their heads and feet. */
  readonly isAtEdge: boolean;
}

/** A page and the height of its paper, in points. */
export interface PdfSheet {
  /** From 1. */
  readonly number: number;
  readonly bottom: number;
  readonly top: number;
}

/** Gap, in letter heights, from which on two pieces are two words. */
const WORD_GAP = 0.2;
/** Lines at either edge of a page that may be its head or foot. */
const EDGE_LINES = 3;
/** Share of the height that heads and feet stand in. */
const EDGE_SHARE = 0.12;
const PAGE_NUMBER =
  /^[–—-]?\s?(?:page|p\.|seite)?\s?(?:\d{1,4}|[ivxlc]{1,7})\s?(?:(?:\/|sur|of|de)\s?\d{1,4})?\s?[–—-]?$/iu;
/** Pages from which on the same line at their edge is a running head. */
const RUNNING = 3;
// Dots that lead from an entry of a table of contents to its page.
const LEADER = /(?:\.\s?){5,40}\s?[\divxlc]{0,7}$/iu;

function sizeOf({ transform, height }: PdfItem): number {
  return height || Math.abs(transform[3] ?? 0);
}

/** Turned text is a stamp at the edge or a watermark. */
function isUpright({ transform: [a = 1, b = 0] }: PdfItem): boolean {
  return Math.abs(b) <= Math.abs(a) * 0.1 && a > 0;
}

function startLine({ number, bottom, top }: PdfSheet, item: PdfItem): PdfTextLine {
  const [, , , , x = 0, y = 0] = item.transform;
  const height = (y - bottom) / (top - bottom);
  const isAtEdge = height < EDGE_SHARE || height > 1 - EDGE_SHARE;
  return {
    page: number,
    text: item.str,
    x,
    y,
    right: x + item.width,
    size: sizeOf(item),
    isAtEdge,
  };
}

function isSameLine(line: PdfTextLine, item: PdfItem): boolean {
  const [, , , , x = 0, y = 0] = item.transform;
  const size = Math.max(line.size, sizeOf(item));
  return Math.abs(line.y - y) < size * 0.5 && x >= line.x && x - line.right < size * 8;
}

function append(line: PdfTextLine, item: PdfItem): PdfTextLine {
  const x = item.transform[4] ?? 0;
  const isApart = x - line.right > line.size * WORD_GAP && !/\s$/u.test(line.text);
  const blank = isApart && !/^\s/u.test(item.str) ? " " : "";
  return {
    ...line,
    text: `${line.text}${blank}${item.str}`,
    right: Math.max(line.right, x + item.width),
    size: Math.max(line.size, item.str.trim() === "" ? 0 : sizeOf(item)),
  };
}

/** Joins the pieces of a page to lines, in the order of the file, which follows columns. */
export function joinLines(page: PdfSheet, items: readonly PdfItem[]): readonly PdfTextLine[] {
  const lines: PdfTextLine[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    if (item.str === "" || !isUpright(item)) {
      continue;
    }
    if (last !== undefined && isSameLine(last, item)) {
      lines[lines.length - 1] = append(last, item);
    } else if (item.str.trim() !== "") {
      lines.push(startLine(page, item));
    }
  }
  return lines;
}

/** The outermost lines of a page: what may be its head or foot. */
function edgeLines(lines: readonly PdfTextLine[]): readonly PdfTextLine[] {
  const byHeight = lines.filter(({ isAtEdge }) => isAtEdge).toSorted((a, b) => b.y - a.y);
  return [...new Set([...byHeight.slice(0, EDGE_LINES), ...byHeight.slice(-EDGE_LINES)])];
}

function isPageNumber(text: string): boolean {
  const shown = text.trim().slice(0, 40).replace(/\s+/gu, " ");
  return shown.length <= 30 && PAGE_NUMBER.test(shown);
}

/** The same text at the same height, whatever its numbers. */
function keyOf({ text, y }: PdfTextLine): string {
  return `${String(Math.round(y / 4))} ${text.replace(/\d+/gu, "#").replace(/\s+/gu, " ").trim()}`;
}

/** Drops page numbers, heads and feet that stand on most pages or run over several, and tables of contents. */
export function dropRepeated(
  pages: readonly (readonly PdfTextLine[])[],
): readonly (readonly PdfTextLine[])[] {
  const counts = new Map<string, number>();
  for (const lines of pages) {
    for (const key of new Set(edgeLines(lines).map(keyOf))) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const most = Math.min(RUNNING, Math.max(2, Math.floor(pages.length / 2) + 1));
  return pages.map((lines) => {
    const edge = edgeLines(lines);
    const repeated = edge.filter((line) => (counts.get(keyOf(line)) ?? 0) >= most);
    const dropped = new Set([...repeated, ...edge.filter(({ text }) => isPageNumber(text))]);
    return lines.filter((line) => !dropped.has(line) && !LEADER.test(line.text.slice(-60)));
  });
}
