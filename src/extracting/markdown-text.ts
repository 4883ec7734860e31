import type { Nodes, Root, Table, TableRow } from "mdast";
import { showText } from "../knowledge/source-markers.ts";
import { cleanText } from "./clean-text.ts";
import type { ExtractedBlock } from "./extracted-document.ts";

/** Reads the HTML that a Markdown text may hold; what is not to be seen in it is left out. */
type ReadHtml = (html: string) => Promise<readonly ExtractedBlock[]>;

export interface MarkdownOptions {
  /** Its heading is not part of the path. */
  readonly title: string | null;
  /** Whether `[1]` points at a source and is no text. */
  readonly hasMarkers: boolean;
  readonly readHtml: ReadHtml;
}

interface Walk extends MarkdownOptions {
  readonly blocks: ExtractedBlock[];
  readonly open: { readonly depth: number; readonly title: string }[];
}

const HOLDS_BLOCKS: ReadonlySet<string> = new Set(["root", "blockquote", "list", "listItem"]);
const UNSEEN = /^<(?<end>\/?)(?:script|style|template|noscript|textarea)\b/iu;

/** Words of running text: no marks of emphasis, no addresses, no pictures, no tags. */
function plainText(nodes: readonly Nodes[]): string {
  let unseen = 0;
  const parts = nodes.map((node) => {
    if (node.type === "html") {
      const mark = UNSEEN.exec(node.value);
      unseen = Math.max(0, unseen + (mark === null ? 0 : mark.groups?.["end"] === "/" ? -1 : 1));
      return /^<br\b/iu.test(node.value) ? " " : "";
    }
    if (unseen > 0) {
      return "";
    }
    if (node.type === "text" || node.type === "inlineCode") {
      return node.value;
    }
    if (node.type === "break") {
      return " ";
    }
    return "children" in node ? plainText(node.children) : "";
  });
  return parts.join("");
}

function textOf(walk: Walk, nodes: readonly Nodes[]): string {
  const text = plainText(nodes);
  return cleanText(walk.hasMarkers ? showText(text).text : text);
}

function addBlock(walk: Walk, text: string, columns: readonly string[] = []): void {
  if (/[\p{L}\p{N}]/u.test(text)) {
    const headings = walk.open.map(({ title }) => title);
    walk.blocks.push({ headings, columns: [...columns], text, pageNumber: null });
  }
}

function enterSection(walk: Walk, depth: number, title: string): void {
  while ((walk.open.at(-1)?.depth ?? 0) >= depth) {
    walk.open.pop();
  }
  if (title !== "" && title !== walk.title) {
    walk.open.push({ depth, title });
  }
}

function addTable(walk: Walk, table: Table): void {
  const cellsOf = (row: TableRow): readonly string[] =>
    row.children.map(({ children }) => textOf(walk, children));
  const [head, ...rows] = table.children.map(cellsOf);
  for (const cells of rows) {
    const filled = cells
      .map((text, column) => ({ text, name: head?.[column] ?? "" }))
      .filter(({ text }) => text !== "");
    const names = filled.map(({ name }) => name);
    addBlock(walk, filled.map(({ text }) => text).join(" | "), names);
  }
}

/** Rules, definitions and the like hold no text. */
async function visit(walk: Walk, node: Nodes): Promise<void> {
  if (HOLDS_BLOCKS.has(node.type) && "children" in node) {
    for (const child of node.children) {
      await visit(walk, child);
    }
  } else if (node.type === "heading") {
    enterSection(walk, node.depth, textOf(walk, node.children));
  } else if (node.type === "paragraph") {
    addBlock(walk, textOf(walk, node.children));
  } else if (node.type === "table") {
    addTable(walk, node);
  } else if (node.type === "code") {
    addBlock(walk, cleanText(node.value));
  } else if (node.type === "html") {
    await addHtml(walk, node.value);
  }
}

async function addHtml(walk: Walk, html: string): Promise<void> {
  const above = walk.open.map(({ title }) => title);
  for (const block of await walk.readHtml(html)) {
    walk.blocks.push({ ...block, headings: [...above, ...block.headings] });
  }
}

/** First heading of the highest level, which is the title of a text that states none. */
export function firstHeading(root: Root): string | null {
  const heading = root.children.find((node) => node.type === "heading" && node.depth === 1);
  return heading?.type === "heading" ? cleanText(plainText(heading.children)) || null : null;
}

/** Blocks of a Markdown tree in reading order, with their headings. */
export async function readMarkdownBlocks(
  root: Root,
  options: MarkdownOptions,
): Promise<readonly ExtractedBlock[]> {
  const walk: Walk = { ...options, blocks: [], open: [] };
  await visit(walk, root);
  return walk.blocks;
}
