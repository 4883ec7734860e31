import type { ExtractedBlock } from "./extracted-document.ts";
import type { PdfTextLine } from "./pdf-lines.ts";

/** Letters this much larger than those of the body are a heading. */
const HEADING_RATIO = 1.12;
const MAX_HEADING = 200;
/** Distance of lines, beside that of the body, from which on a new paragraph begins. */
const GAP_RATIO = 1.35;
/** Share of the column that the last line of a paragraph leaves free. */
const SHORT_LINE = 0.85;
const ITEM = /^\s*(?:[-–—•▪●◦·]|\(?\d{1,3}[.)]|[a-z]\))\s/u;
// A sign of the list and not of its words, as the ones that HTML draws.
const BULLET = /^\s*[-–—•▪●◦·]\s+/u;
// Bounded: a word of a million letters would be looked at from each of them.
const COMPOUND = /(?<!\p{L})\p{L}{1,40}-\p{L}{1,40}/gu;
const PARTED = /(?<word>\p{L}{1,40})[-\u00ad\u2010]\s{0,5}$/u;
const SENTENCE_END = /[.!?…:;»"”)]\s*$/u;
const STARTS_SMALL = /^\s*[\p{Ll}(«"]/u;

/** What the lines of a document have in common. */
interface Layout {
  readonly bodySize: number;
  /** Distance of the lines of the body. */
  readonly leading: number;
  /** Right edge of the text of each page. */
  readonly right: ReadonlyMap<number, number>;
  /** Compounds that stand within a line, as {@link stemOf} writes them, such as `sous-traitant`. */
  readonly compounds: ReadonlySet<string>;
}

interface Group {
  readonly isHeading: boolean;
  readonly lines: PdfTextLine[];
}

/** The value in the middle, by weight; 0 for none. */
function median(values: readonly (readonly [value: number, weight: number])[]): number {
  const sorted = values.toSorted(([a], [b]) => a - b);
  let left = sorted.reduce((sum, [, weight]) => sum + weight, 0) / 2;
  for (const [value, weight] of sorted) {
    left -= weight;
    if (left <= 0) {
      return value;
    }
  }
  return 0;
}

/** Singular and plural alike. */
function stemOf(word: string): string {
  return word.toLowerCase().replace(/[sx]$/u, "");
}

function readLayout(lines: readonly PdfTextLine[]): Layout {
  const bodySize = median(lines.map(({ size, text }) => [size, text.length]));
  const gaps = lines.flatMap((line, index): (readonly [number, number])[] => {
    const next = lines[index + 1];
    const gap = next?.page === line.page ? line.y - next.y : 0;
    return gap > line.size * 0.8 && gap < line.size * 3 ? [[gap, 1]] : [];
  });
  const right = new Map<number, number>();
  for (const line of lines) {
    right.set(line.page, Math.max(right.get(line.page) ?? 0, line.right));
  }
  const compounds = lines.flatMap(({ text }) => text.match(COMPOUND) ?? []);
  return {
    bodySize,
    leading: median(gaps) || bodySize * 1.2,
    right,
    compounds: new Set(compounds.map(stemOf)),
  };
}

function isHeading({ size, text }: PdfTextLine, { bodySize }: Layout): boolean {
  return size > bodySize * HEADING_RATIO && text.length <= MAX_HEADING && /\p{L}/u.test(text);
}

/** Whether a paragraph goes on where its page or column has ended. */
function goesOn(last: PdfTextLine, line: PdfTextLine): boolean {
  return !SENTENCE_END.test(last.text) && STARTS_SMALL.test(line.text);
}

function startsGroup(last: PdfTextLine, line: PdfTextLine, layout: Layout): boolean {
  if (Math.abs(last.size - line.size) > last.size * 0.08 || ITEM.test(line.text)) {
    return true;
  }
  const gap = last.y - line.y;
  if (last.page !== line.page || gap < -last.size) {
    return !goesOn(last, line);
  }
  if (gap > Math.max(layout.leading, last.size) * GAP_RATIO) {
    return true;
  }
  const isShort = last.right < (layout.right.get(last.page) ?? 0) * SHORT_LINE;
  return isShort && SENTENCE_END.test(last.text) && !STARTS_SMALL.test(line.text);
}

function groupLines(lines: readonly PdfTextLine[], layout: Layout): readonly Group[] {
  const groups: Group[] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const last = group?.lines.at(-1);
    const heading = isHeading(line, layout);
    if (
      group === undefined ||
      last === undefined ||
      group.isHeading !== heading ||
      startsGroup(last, line, layout)
    ) {
      groups.push({ isHeading: heading, lines: [line] });
    } else {
      group.lines.push(line);
    }
  }
  return groups;
}

/** Whether a word goes on in small letters, or in capitals as it began. */
function isOneWord(left: string, right: string): boolean {
  return /^\p{Ll}/u.test(right) || /^\p{Lu}{2,}$/u.test(left + right);
}

/** How a line ends and what follows it: a word that was parted becomes one again. */
function joint(line: string, next: string, { compounds }: Layout): readonly [string, string] {
  const left = PARTED.exec(line.slice(-60))?.groups?.["word"];
  const right = /^\p{L}{1,40}/u.exec(next)?.[0];
  if (left === undefined || right === undefined || !isOneWord(left, right)) {
    return [line.trimEnd(), " "];
  }
  const hyphen = compounds.has(stemOf(`${left}-${right}`)) ? "-" : "";
  return [line.trimEnd().slice(0, -1), hyphen];
}

function textOf({ lines }: Group, layout: Layout): string {
  return lines
    .map(({ text }, index) => {
      const next = lines[index + 1]?.text.trimStart();
      return next === undefined ? text.trim() : joint(text.trimStart(), next, layout).join("");
    })
    .join("");
}

/** Sizes of headings, the largest first: their places are the levels. */
function levelsOf(groups: readonly Group[]): readonly number[] {
  const sizes = groups
    .filter((group) => group.isHeading)
    .map(({ lines }) => Math.round(lines[0]?.size ?? 0));
  return [...new Set(sizes)].toSorted((a, b) => b - a);
}

export interface PdfText {
  readonly blocks: readonly ExtractedBlock[];
  /** The largest text of the first page, when it is a heading. */
  readonly title: string | null;
}

/** Joins lines to paragraphs, each with the page on which it begins and the headings above it. */
export function joinParagraphs(lines: readonly PdfTextLine[]): PdfText {
  const layout = readLayout(lines);
  const groups = groupLines(lines, layout);
  const levels = levelsOf(groups);
  const open: { level: number; title: string }[] = [];
  const blocks: ExtractedBlock[] = [];
  let title: string | null = null;
  for (const group of groups) {
    const [first] = group.lines;
    const text = textOf(group, layout).replace(BULLET, "");
    if (first === undefined) {
      continue;
    }
    if (!group.isHeading) {
      const headings = open.map((section) => section.title);
      blocks.push({ headings, columns: [], text, pageNumber: first.page });
      continue;
    }
    const level = levels.indexOf(Math.round(first.size));
    while ((open.at(-1)?.level ?? -1) >= level) {
      open.pop();
    }
    open.push({ level, title: text });
    title = title === null && level === 0 && first.page === 1 ? text : title;
  }
  return { blocks, title };
}
