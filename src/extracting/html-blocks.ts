import { type DomElement, type DomNode, isElement, isText } from "./dom.ts";
import type { ExtractedBlock } from "./extracted-document.ts";
import { isDataTable, readTable } from "./html-table.ts";

const HEADING = /^h(?<level>[1-6])$/u;
const BLOCK =
  /^(?:address|article|aside|blockquote|body|caption|center|dd|details|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|header|hgroup|html|legend|li|main|menu|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/u;
const NEVER = /^(?:head|script|style|template|noscript|title)$/u;

interface Section {
  readonly level: number;
  readonly title: string;
}

/** State of one reading: what is open, what was collected. */
interface Walk {
  readonly blocks: ExtractedBlock[];
  readonly open: Section[];
  /** Text since the last block ended. */
  text: string;
  /** Line breaks in a row, which part paragraphs when there are two. */
  breaks: number;
  /** Term of a definition list whose definitions follow. */
  term: string | null;
}

function headingsOf(walk: Walk): string[] {
  return [...walk.open.map(({ title }) => title), ...(walk.term === null ? [] : [walk.term])];
}

function isBlank(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text);
}

/* oxlint-disable no-param-reassign -- the walk is the state of one reading, and lives no longer */
function endBlock(walk: Walk): void {
  const { text } = walk;
  walk.text = "";
  walk.breaks = 0;
  if (!isBlank(text)) {
    walk.blocks.push({ headings: headingsOf(walk), columns: [], text, pageNumber: null });
  }
}

function openSection(walk: Walk, heading: DomElement, level: number): void {
  endBlock(walk);
  walk.term = null;
  while ((walk.open.at(-1)?.level ?? 0) >= level) {
    walk.open.pop();
  }
  const title = heading.textContent ?? "";
  if (!isBlank(title)) {
    walk.open.push({ level, title });
  }
}

function breakLine(walk: Walk): void {
  walk.breaks += 1;
  if (walk.breaks === 2) {
    endBlock(walk);
  } else {
    walk.text += " ";
  }
}

function addText(walk: Walk, text: string): void {
  walk.text += text;
  if (!/^\s*$/u.test(text)) {
    walk.breaks = 0;
  }
}

function visitChildren(walk: Walk, parent: DomElement): void {
  for (let child = parent.firstChild; child !== null; child = child.nextSibling) {
    visit(walk, child);
  }
}

function visitBlock(walk: Walk, element: DomElement): void {
  endBlock(walk);
  if (element.localName === "dl" || element.localName === "dt") {
    walk.term = null;
  }
  if (element.localName === "table" && isDataTable(element)) {
    walk.blocks.push(...readTable(element, headingsOf(walk)));
    return;
  }
  if (element.localName === "dt") {
    walk.term = isBlank(element.textContent ?? "") ? null : element.textContent;
    return;
  }
  visitChildren(walk, element);
  endBlock(walk);
  if (element.localName === "dl") {
    walk.term = null;
  }
}

function visit(walk: Walk, node: DomNode): void {
  if (isText(node)) {
    addText(walk, node.textContent ?? "");
    return;
  }
  if (!isElement(node) || NEVER.test(node.localName)) {
    return;
  }
  const level = HEADING.exec(node.localName)?.groups?.["level"];
  if (level !== undefined) {
    openSection(walk, node, Number(level));
  } else if (node.localName === "br") {
    breakLine(walk);
  } else if (node.localName === "hr") {
    endBlock(walk);
  } else if (BLOCK.test(node.localName)) {
    visitBlock(walk, node);
  } else {
    visitChildren(walk, node);
  }
}
/* oxlint-enable no-param-reassign */

/**
 * Reads paragraphs, list items and rows of tables in reading order, with the headings above them.
 * The depth of the tree is bounded by {@link import("./dom.ts").parseHtml}.
 */
export function readHtmlBlocks(roots: readonly DomElement[]): readonly ExtractedBlock[] {
  const walk: Walk = { blocks: [], open: [], text: "", breaks: 0, term: null };
  for (const root of roots) {
    visit(walk, root);
    endBlock(walk);
  }
  return walk.blocks;
}
