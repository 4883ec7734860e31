import type { Heading, Nodes, Paragraph, PhrasingContent, Table, TableCell } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import { BotError } from "../errors.ts";
import type { TextSpan } from "./knowledge.ts";
import { findMarkers, showText } from "./source-markers.ts";

/** A paragraph, a paragraph of a list item, or a row of a table, as it stands in a Markdown text. */
export interface MarkdownBlock {
  readonly kind: "prose" | "row";
  /** Heading path, outermost first. */
  readonly headings: readonly string[];
  /** Column names, for a row. */
  readonly columns: readonly string[];
  readonly span: TextSpan;
}

/** Something that a document may not hold. */
export interface MarkdownFault {
  readonly offset: number;
  readonly message: string;
}

export interface MarkdownReading {
  readonly blocks: readonly MarkdownBlock[];
  readonly faults: readonly MarkdownFault[];
}

interface Walk {
  readonly markdown: string;
  readonly blocks: MarkdownBlock[];
  readonly faults: MarkdownFault[];
  /** Titles of the open sections with their depths. */
  readonly open: { readonly depth: number; readonly title: string }[];
}

// The parser's time grows with the square of both: 84 s for 10,000 levels, 14 s for 50,000 markers.
const MAX_PARAGRAPH = 30_000;
const TOO_DEEP = /^(?:[ \t]{40}|(?:[ \t]*(?:[-+*>]|\d{1,9}[.)])(?=[ \t>])){9})/m;
const NAMES: Readonly<Record<string, string>> = {
  blockquote: "a quotation (>)",
  break: "a forced line break (two blanks or a backslash at the end of a line)",
  code: "a block of code (four blanks or a fence)",
  definition: "a link definition ([…]: …)",
  emphasis: "emphasis (* or _)",
  html: "HTML",
  image: "an image",
  imageReference: "an image",
  inlineCode: "code (`)",
  link: "a link",
  linkReference: "a link",
  strong: "bold type (** or __)",
  thematicBreak: "a rule (---)",
};

function nameOf({ type }: Nodes): string {
  return NAMES[type] ?? type;
}

function spanOf(nodes: readonly Nodes[]): TextSpan {
  const start = nodes[0]?.position?.start.offset;
  const end = nodes.at(-1)?.position?.end.offset;
  if (start === undefined || end === undefined) {
    throw new BotError(
      "KNOWLEDGE_INVALID",
      "The Markdown parser gave no offsets: run npm ci to restore its version",
    );
  }
  return { start, end };
}

function sliceOf({ markdown }: Walk, nodes: readonly Nodes[]): string {
  const { start, end } = spanOf(nodes);
  return markdown.slice(start, end);
}

/** Reports markup: what is shown is compared with the file letter by letter, so both must be equal. */
function checkPlain(walk: Walk, content: readonly PhrasingContent[]): void {
  const markup = content.find(({ type }) => type !== "text");
  if (markup !== undefined) {
    const message = `holds ${nameOf(markup)}: write plain text, passages are shown as they stand`;
    walk.faults.push({ offset: spanOf([markup]).start, message });
    return;
  }
  const value = content.map((node) => (node.type === "text" ? node.value : "")).join("");
  if (showText(value).text !== showText(sliceOf(walk, content)).text) {
    walk.faults.push({
      offset: spanOf(content).start,
      message: "holds a backslash escape or an &…; code: write the character itself",
    });
  }
}

function enterSection(walk: Walk, heading: Heading): void {
  const { start: offset } = spanOf([heading]);
  const title = heading.children.length === 0 ? "" : sliceOf(walk, heading.children);
  if (title === "") {
    walk.faults.push({ offset, message: "the heading is empty: write it or remove it" });
    return;
  }
  checkPlain(walk, heading.children);
  if (heading.depth === 1) {
    const message = 'the title stands in the front matter: write headings with "##" or more';
    walk.faults.push({ offset, message });
  }
  if (findMarkers(title).length > 0) {
    const message =
      "a heading holds a marker: put it behind a sentence, and an empty line between text and ---";
    walk.faults.push({ offset, message });
  }
  while ((walk.open.at(-1)?.depth ?? 0) >= heading.depth) {
    walk.open.pop();
  }
  walk.open.push({ depth: heading.depth, title: showText(title).text });
}

function addParagraph(walk: Walk, paragraph: Paragraph): void {
  checkPlain(walk, paragraph.children);
  walk.blocks.push({
    kind: "prose",
    headings: walk.open.map(({ title }) => title),
    columns: [],
    span: spanOf(paragraph.children),
  });
}

function isFilled({ children }: TableCell): boolean {
  return children.length > 0;
}

function addTable(walk: Walk, table: Table): void {
  const [header, ...rows] = table.children.map((row) => row.children.filter(isFilled));
  const columns = (header ?? []).map(({ children }) => sliceOf(walk, children));
  for (const cells of rows.filter((row) => row.length > 0)) {
    const content = cells.flatMap(({ children }) => children);
    for (const { children } of cells) {
      checkPlain(walk, children);
    }
    const headings = walk.open.map(({ title }) => title);
    walk.blocks.push({ kind: "row", headings, columns, span: spanOf(content) });
  }
}

function visit(walk: Walk, node: Nodes): void {
  if (node.type === "root" || node.type === "list" || node.type === "listItem") {
    for (const child of node.children) {
      visit(walk, child);
    }
  } else if (node.type === "heading") {
    enterSection(walk, node);
  } else if (node.type === "paragraph") {
    addParagraph(walk, node);
  } else if (node.type === "table") {
    addTable(walk, node);
  } else {
    const message = `holds ${nameOf(node)}: write it as a paragraph, a list or a table`;
    walk.faults.push({ offset: spanOf([node]).start, message });
  }
}

/** What would keep the parser busy for long. */
function findObstacle(markdown: string): MarkdownFault | null {
  const deep = TOO_DEEP.exec(markdown);
  if (deep !== null) {
    const message = "is nested or indented too deeply: write it as a paragraph or a flat list";
    return { offset: deep.index, message };
  }
  const blanks = [...markdown.matchAll(/\n[ \t\r]*\n/g)];
  const starts = [0, ...blanks.map((blank) => blank.index + blank[0].length)];
  const long = starts.find(
    (start, index) => (starts[index + 1] ?? markdown.length) - start > MAX_PARAGRAPH,
  );
  const message = `has more than ${String(MAX_PARAGRAPH)} characters without an empty line: part it`;
  return long === undefined ? null : { offset: long, message };
}

/** Finds the blocks of a Markdown text (CommonMark with tables) and what may not stand in it. */
export function readMarkdown(markdown: string): MarkdownReading {
  const obstacle = findObstacle(markdown);
  if (obstacle !== null) {
    return { blocks: [], faults: [obstacle] };
  }
  const walk: Walk = { markdown, blocks: [], faults: [], open: [] };
  const extensions = [gfmTable()];
  visit(walk, fromMarkdown(markdown, { extensions, mdastExtensions: [gfmTableFromMarkdown()] }));
  return { blocks: walk.blocks, faults: walk.faults };
}
