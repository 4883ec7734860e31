import type { getDocumentProxy } from "unpdf";
import { z } from "zod";
import { refusePdf } from "./check-pdf.ts";
import { cleanName, cleanText } from "./clean-text.ts";
import {
  type DocumentParts,
  failed,
  NO_METADATA,
  type PartsReading,
  primaryLanguage,
} from "./document-parts.ts";
import type { ExtractInput } from "./extracted-document.ts";
import { dropRepeated, joinLines, type PdfItem, type PdfTextLine } from "./pdf-lines.ts";
import { joinParagraphs } from "./pdf-paragraphs.ts";
import { readDate } from "./read-date.ts";

const MAX_PAGES = 3000;
/** Pieces of text of one page, and characters of the whole: more is not for reading. */
const MAX_ITEMS = 100_000;
const MAX_CHARS = 5_000_000;

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

const Item: z.ZodType<PdfItem> = z.object({
  str: z.string(),
  transform: z.array(z.number()),
  width: z.number(),
  height: z.number(),
  hasEOL: z.boolean(),
});
const Chunk = z.object({ items: z.array(z.unknown()) });

const Text = z.string().optional().catch(undefined);
const Info = z.object({
  Title: Text,
  Author: Text,
  CreationDate: Text,
  ModDate: Text,
  Language: Text,
});

type PagesReading =
  | { readonly kind: "pages"; readonly pages: readonly (readonly PdfTextLine[])[] }
  | Extract<PartsReading, { kind: "failed" }>;

function describe(error: unknown): Extract<PartsReading, { kind: "failed" }> {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return name === "PasswordException"
    ? failed("encrypted", "is locked with a password")
    : failed("unreadable", `is no PDF that can be read: ${cleanText(message).slice(0, 200)}`);
}

/** Text of a page as it streams in, so that an endless page is left in time; `null` for such a page. */
async function readPage(pdf: Pdf, number: number): Promise<readonly PdfTextLine[] | null> {
  const page = await pdf.getPage(number);
  const items: PdfItem[] = [];
  // Leaving the loop cancels the stream.
  for await (const chunk of page.streamTextContent()) {
    // Beside pieces of text there are marks of structure, which have none.
    items.push(...Chunk.parse(chunk).items.flatMap((item) => Item.safeParse(item).data ?? []));
    if (items.length > MAX_ITEMS) {
      return null;
    }
  }
  page.cleanup();
  const [, bottom = 0, , top = 842] = page.view;
  return joinLines({ number, bottom, top }, items);
}

async function readPages(pdf: Pdf, signal: AbortSignal): Promise<PagesReading> {
  const pages: (readonly PdfTextLine[])[] = [];
  let chars = 0;
  for (let number = 1; number <= pdf.numPages; number++) {
    signal.throwIfAborted();
    const lines = await readPage(pdf, number);
    chars += (lines ?? []).reduce((sum, { text }) => sum + text.length, 0);
    if (lines === null || chars > MAX_CHARS) {
      return failed(
        "too-large",
        `holds more text than is read, on page ${String(number)} at the latest`,
      );
    }
    pages.push(lines);
  }
  return { kind: "pages", pages };
}

/** Titles that programs fill in by themselves: names of files and of templates. */
function realTitle(title: string | undefined): string | null {
  const isMade =
    /\.(?:docx?|pdf|indd|pptx?|xlsx?|odt|tex|qxd)\s*$|^(?:microsoft word|untitled|sans titre|document\d*$)/iu;
  return isMade.test(title?.trim() ?? "") ? null : cleanName(title);
}

async function readInfo(pdf: Pdf): Promise<Omit<DocumentParts, "blocks">> {
  const { info } = await pdf.getMetadata();
  const { Title, Author, CreationDate, ModDate, Language } = Info.parse(info);
  return {
    ...NO_METADATA,
    title: realTitle(Title),
    author: cleanName(Author, 200),
    published: readDate(CreationDate),
    modified: readDate(ModDate),
    language: primaryLanguage(Language),
  };
}

async function readPdf(pdf: Pdf, signal: AbortSignal): Promise<PartsReading> {
  if (pdf.numPages > MAX_PAGES) {
    return failed("too-large", `has ${String(pdf.numPages)} pages, more than ${String(MAX_PAGES)}`);
  }
  const metadata = await readInfo(pdf);
  const reading = await readPages(pdf, signal);
  if (reading.kind === "failed") {
    return reading;
  }
  const { blocks, title } = joinParagraphs(dropRepeated(reading.pages).flat());
  return blocks.length === 0
    ? failed("no-text", `has no text in its ${String(pdf.numPages)} pages: scanned, perhaps`)
    : { kind: "parts", parts: { ...metadata, title: metadata.title ?? title, blocks } };
}

/** Reads the text of a PDF page by page. Scripts and forms in it are not looked at, nothing is fetched. */
export async function extractPdf({ body, signal }: ExtractInput): Promise<PartsReading> {
  if (!Buffer.from(body.buffer, body.byteOffset, Math.min(body.length, 1024)).includes("%PDF-")) {
    return failed("unreadable", 'is no PDF: does not begin with "%PDF-"');
  }
  const refused = refusePdf(body);
  if (refused !== null) {
    return refused;
  }
  const unpdf = await import("unpdf");
  let pdf: Pdf | null = null;
  try {
    // A copy, because the reader takes the bytes over; and no Buffer, which it refuses.
    pdf = await unpdf.getDocumentProxy(new Uint8Array(body), {
      verbosity: 0,
      isEvalSupported: false,
    });
    return await readPdf(pdf, signal);
  } catch (error) {
    signal.throwIfAborted();
    return describe(error);
  } finally {
    await pdf?.destroy();
  }
}
