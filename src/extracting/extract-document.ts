import { parseUrl } from "../domain/parse-url.ts";
import { BotError } from "../errors.ts";
import { chooseLanguage } from "./choose-language.ts";
import { cleanName, cleanText } from "./clean-text.ts";
import { type DocumentParts, failed, type PartsReading } from "./document-parts.ts";
import type {
  ExtractedBlock,
  ExtractedDocument,
  ExtractInput,
  ExtractResult,
} from "./extracted-document.ts";

interface Format {
  /** Bytes; larger bodies are refused before anything looks at them. */
  readonly maxBytes: number;
  /** Loads the libraries of the format on first use: most runs read one format only. */
  readonly extract: (input: ExtractInput) => Promise<PartsReading>;
}

const HTML: Format = {
  maxBytes: 8_000_000,
  extract: async (input) => (await import("./extract-html.ts")).extractHtml(input),
};
const MARKDOWN: Format = {
  maxBytes: 3_000_000,
  extract: async (input) => (await import("./extract-markdown.ts")).extractMarkdown(input),
};
const FORMATS: Readonly<Record<string, Format>> = {
  "text/html": HTML,
  "application/xhtml+xml": HTML,
  "text/markdown": MARKDOWN,
  "text/plain": {
    maxBytes: 5_000_000,
    extract: async (input) => (await import("./extract-plain-text.ts")).extractPlainText(input),
  },
  "application/pdf": {
    maxBytes: 50_000_000,
    extract: async (input) => (await import("./extract-pdf.ts")).extractPdf(input),
  },
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": {
    maxBytes: 50_000_000,
    extract: async (input) => (await import("./extract-docx.ts")).extractDocx(input),
  },
};
/** Characters of text kept of one document; a book of 1,000 pages has about 3 million. */
const MAX_TEXT = 4_000_000;
/** Longest heading or name of a column; more is text that was marked as one. */
const MAX_HEADING = 300;

function cleanBlock(block: ExtractedBlock): ExtractedBlock {
  const { headings, columns, text, pageNumber } = block;
  return {
    headings: headings.flatMap((heading) => cleanName(heading, MAX_HEADING) ?? []),
    columns: columns.map((column) => cleanName(column, MAX_HEADING) ?? ""),
    text: cleanText(text),
    pageNumber,
  };
}

/** The heading that repeats the title is not part of the path. */
function withoutTitle(block: ExtractedBlock, title: string): ExtractedBlock {
  const [first, ...rest] = block.headings;
  return first === title ? { ...block, headings: rest } : block;
}

/** Last part of the address without its ending, or the host. */
function nameOfAddress(url: string): string {
  const parsed = parseUrl(url);
  const path = parsed?.pathname ?? url;
  const last = path.split(/[/\\]/u).findLast((part) => part !== "") ?? "";
  const host = parsed?.host ?? "";
  const decoded = /%[0-9a-f]{2}/iu.test(last) ? decodeOrKeep(last) : last;
  return cleanName(decoded.replace(/\.[a-z\d]{1,5}$/iu, "")) ?? cleanName(host) ?? "Document";
}

function decodeOrKeep(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function finish(parts: DocumentParts, input: ExtractInput): Promise<ExtractResult> {
  const title = cleanName(parts.title) ?? nameOfAddress(input.url);
  const blocks = parts.blocks
    .map((block) => withoutTitle(cleanBlock(block), title))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  const length = blocks.reduce((sum, { text }) => sum + text.length, 0);
  if (length === 0) {
    return failed("no-text", "holds no text");
  }
  if (length > MAX_TEXT) {
    return failed(
      "too-large",
      `holds ${String(length)} characters of text, more than ${String(MAX_TEXT)}`,
    );
  }
  const choice = await chooseLanguage(blocks, parts.language, input.language);
  if (choice.kind === "unsupported") {
    return failed("language-unsupported", choice.detail);
  }
  const { publisher, author, published, modified, canonical } = parts;
  const { language } = choice;
  const document: ExtractedDocument = {
    title,
    publisher,
    author,
    published,
    modified,
    language,
    canonical,
    blocks,
  };
  return { kind: "extracted", document };
}

/** A body at which a library gives up, with an overflow of its stack perhaps, is a fault of the body. */
async function readGuarded(format: Format, input: ExtractInput): Promise<PartsReading> {
  try {
    return await format.extract(input);
  } catch (error) {
    input.signal.throwIfAborted();
    if (error instanceof Error && !(error instanceof BotError)) {
      return failed("unreadable", `its reader gave up: ${cleanText(error.message).slice(0, 200)}`);
    }
    throw error;
  }
}

/**
 * Makes a document of the bytes of a page or file. What is read is data: nothing in it is run, followed or
 * fetched, and no character of it is kept that nobody can see.
 *
 * Bounded by size before parsing; a hostile body of allowed size can still keep a parser busy, which
 * {@link import("./extractor.ts").createExtractor} bounds by time and memory.
 *
 * @throws The reason of `input.signal` once that is aborted.
 */
export async function extractDocument(input: ExtractInput): Promise<ExtractResult> {
  input.signal.throwIfAborted();
  const format = FORMATS[input.contentType];
  if (format === undefined) {
    return failed(
      "unreadable",
      `files of type ${cleanText(input.contentType.slice(0, 100))} are not read`,
    );
  }
  if (input.body.length > format.maxBytes) {
    const detail = `has ${String(input.body.length)} bytes, more than ${String(format.maxBytes)}`;
    return failed("too-large", detail);
  }
  if (input.body.length === 0) {
    return failed("no-text", "is empty");
  }
  const reading = await readGuarded(format, input);
  input.signal.throwIfAborted();
  return reading.kind === "failed" ? reading : finish(reading.parts, input);
}
