import { z } from "zod";
import { type ExtractFailure, failed } from "./document-parts.ts";
import { type DomDocument, type DomElement, parseHtml, textLength } from "./dom.ts";
import type { ExtractedBlock, ExtractInput } from "./extracted-document.ts";
import { readHtmlBlocks } from "./html-blocks.ts";

export type BlocksReading =
  | { readonly kind: "blocks"; readonly blocks: readonly ExtractedBlock[] }
  | ExtractFailure;

/** Share of the main text below which an extractor has found too little, and another is asked. */
const ENOUGH_SHARE = 0.6;
/** Characters from which a text is taken for the article whatever its share. */
const ENOUGH_CHARS = 200;
/** Readability's time grows with the square of this: 3 s at 10,000 elements. Longer pages are read without it. */
const MAX_ELEMENTS = 12_000;
const MAIN = "main,[role=main],article";

function charsOf(blocks: readonly ExtractedBlock[]): number {
  return blocks.reduce((sum, { text }) => sum + text.replace(/\s+/gu, "").length, 0);
}

/** Elements that match and are not inside another that does, in reading order. */
function outermost(elements: readonly DomElement[]): readonly DomElement[] {
  const all = new Set(elements);
  return elements.filter((element) => {
    for (let at = element.parentNode; at !== null; at = at.parentNode) {
      if (all.has(at)) {
        return false;
      }
    }
    return true;
  });
}

function quoted(selector: string): string {
  return JSON.stringify(selector.slice(0, 100));
}

/** Elements of a selector that an admin wrote; `null` when the selector is not valid. */
function trySelect(document: DomDocument, selector: string): readonly DomElement[] | null {
  try {
    return [...document.querySelectorAll(selector)];
  } catch {
    return null;
  }
}

/** Applies `selectors.remove` of the source. */
export function removeSelected(
  document: DomDocument,
  selectors: readonly string[],
): ExtractFailure | null {
  for (const selector of selectors) {
    const found = trySelect(document, selector);
    if (found === null) {
      return failed("unreadable", `the selector ${quoted(selector)} (remove) is not valid CSS`);
    }
    for (const element of found) {
      element.remove();
    }
  }
  return null;
}

function readSelected(document: DomDocument, selector: string): BlocksReading {
  const found = trySelect(document, selector);
  if (found === null) {
    return failed("unreadable", `the selector ${quoted(selector)} (content) is not valid CSS`);
  }
  return found.length === 0
    ? failed("no-text", `the selector ${quoted(selector)} (content) matches nothing on the page`)
    : { kind: "blocks", blocks: readHtmlBlocks(outermost(found)) };
}

/** The text of the page's own main part, where it marks one; else all that is left of it. */
function readMain(document: DomDocument): readonly ExtractedBlock[] {
  const marked = outermost([...document.querySelectorAll(MAIN)]);
  const blocks = readHtmlBlocks(marked);
  return charsOf(blocks) >= ENOUGH_CHARS ? blocks : readHtmlBlocks([document.body]);
}

async function readByReadability(document: DomDocument): Promise<readonly ExtractedBlock[]> {
  const { Readability } = await import("@mozilla/readability");
  try {
    const article = new Readability<DomElement>(document, {
      serializer: (node) => node,
      disableJSONLD: true,
      maxElemsToParse: MAX_ELEMENTS,
    }).parse();
    return article?.content ? readHtmlBlocks([article.content]) : [];
  } catch (error) {
    return yieldNothing(error);
  }
}

/** An extractor that gives up has found nothing: the next is asked. Faults of our own are not hidden. */
function yieldNothing(error: unknown): readonly ExtractedBlock[] {
  if (error instanceof Error) {
    return [];
  }
  throw error;
}

const Article = z.object({ content: z.string() });

async function readByDefuddle(html: string, url: string): Promise<readonly ExtractedBlock[]> {
  const { default: Defuddle } = await import("defuddle");
  const reading = await parseHtml(html);
  if (reading.kind === "failed") {
    return [];
  }
  try {
    const Reader: new (document: unknown, options: object) => { parse: () => unknown } = z
      .custom<typeof Defuddle.default>()
      .parse(Defuddle);
    // `parse` alone: `parseAsync` would ask services of third parties.
    const { content } = Article.parse(new Reader(reading.document, { url }).parse());
    const inner = await parseHtml(content);
    return inner.kind === "failed" ? [] : readHtmlBlocks([inner.document.body]);
  } catch (error) {
    return yieldNothing(error);
  }
}

/**
 * Finds the text of a page: Readability, then Defuddle, then what the page marks as its main part.
 * Each is asked only when the one before has found too little of it.
 */
async function findText(document: DomDocument, url: string): Promise<readonly ExtractedBlock[]> {
  const main = readMain(document);
  const isLong = [...document.querySelectorAll("*")].length > MAX_ELEMENTS;
  if (isLong) {
    return main;
  }
  const html = document.toString();
  const isEnough = (blocks: readonly ExtractedBlock[]): boolean =>
    charsOf(blocks) >= Math.max(ENOUGH_CHARS, charsOf(main) * ENOUGH_SHARE);
  const first = await readByReadability(document);
  if (isEnough(first)) {
    return first;
  }
  const second = await readByDefuddle(html, url);
  return isEnough(second) ? second : main;
}

/** Blocks of a page that was stripped of its frame. Uses the document up. */
export async function readContent(
  document: DomDocument,
  { selectors, url }: Pick<ExtractInput, "selectors" | "url">,
): Promise<BlocksReading> {
  if (selectors.content !== undefined) {
    return readSelected(document, selectors.content);
  }
  return textLength(document.body) === 0
    ? { kind: "blocks", blocks: [] }
    : { kind: "blocks", blocks: await findText(document, url) };
}
