import type { Root } from "mdast";
import { cleanName } from "./clean-text.ts";
import { type ExtractFailure, failed, NO_METADATA, type PartsReading } from "./document-parts.ts";
import { parseHtml } from "./dom.ts";
import type { ExtractedBlock, ExtractInput } from "./extracted-document.ts";
import { readHtmlBlocks } from "./html-blocks.ts";
import { firstHeading, readMarkdownBlocks } from "./markdown-text.ts";
import { readStatedText, type StatedFields } from "./read-front-matter.ts";
import { removeUnseen } from "./strip-page.ts";

/** Longest stretch without an empty line: the parser's time grows with its square. */
const MAX_PARAGRAPH = 30_000;
/** More levels of lists and quotations than any text has: 10,000 of them take the parser 84 s. */
const TOO_DEEP = /^(?:[ \t]*(?:[-+*>]|\d{1,9}[.)])(?=[ \t>])){12}/mu;
const EMPTY_MARKS = /^[-+*_>=\t ]{9,}$/gmu;
const WIDE_INDENT = /^[ \t]{12,}/gmu;

/** Keeps what a text says where its form alone would keep the parser busy; indents are not shown anyway. */
function tame(text: string): string {
  return text.replace(EMPTY_MARKS, "").replace(WIDE_INDENT, "            ");
}

function refuse(text: string): ExtractFailure | null {
  if (TOO_DEEP.test(text)) {
    return failed("bomb", "nests lists or quotations more than 12 levels deep");
  }
  const isLong = text.split(/\n[ \t\r]*\n/u).some((part) => part.length > MAX_PARAGRAPH);
  return isLong
    ? failed(
        "unreadable",
        `has ${String(MAX_PARAGRAPH)} characters without an empty line: part them`,
      )
    : null;
}

async function parse(text: string): Promise<Root> {
  const [{ fromMarkdown }, { gfmTable }, { gfmTableFromMarkdown }] = await Promise.all([
    import("mdast-util-from-markdown"),
    import("micromark-extension-gfm-table"),
    import("mdast-util-gfm-table"),
  ]);
  return fromMarkdown(text, {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
}

async function readHtml(html: string): Promise<readonly ExtractedBlock[]> {
  const reading = await parseHtml(html);
  if (reading.kind === "failed") {
    return [];
  }
  removeUnseen(reading.document);
  return readHtmlBlocks([reading.document.body]);
}

/** Metadata of front matter; the address of a file is the one that it states, for it has no host of its own. */
export function statedParts(
  fields: StatedFields,
  url: string,
): Omit<Extract<PartsReading, { kind: "parts" }>["parts"], "blocks"> {
  const { title, publisher, author, published, modified, language } = fields;
  const isFile = !/^https?:/u.test(url);
  const isOwn = fields.url !== null && (isFile || new URL(fields.url).host === new URL(url).host);
  const canonical = isOwn ? fields.url : null;
  return { ...NO_METADATA, title, publisher, author, published, modified, language, canonical };
}

/** Reads Markdown (CommonMark with tables) with optional front matter. */
export async function extractMarkdown(input: ExtractInput): Promise<PartsReading> {
  const read = readStatedText(input);
  if (read.kind === "failed") {
    return read;
  }
  const text = tame(read.body);
  const refused = refuse(text);
  if (refused !== null) {
    return refused;
  }
  const root = await parse(text);
  const stated = statedParts(read.fields, input.url);
  const title = stated.title ?? cleanName(firstHeading(root));
  const hasMarkers = read.fields.sources.length > 0;
  const blocks = await readMarkdownBlocks(root, { title, hasMarkers, readHtml });
  return { kind: "parts", parts: { ...stated, title, blocks } };
}
