import { deflateSync } from "node:zlib";

/** A line of text at its place on an A4 page (595 × 842 points, from the lower left corner). */
export interface PdfLine {
  readonly text: string;
  readonly x?: number;
  readonly y: number;
  /** Points; 10 by default. */
  readonly size?: number;
}

export interface PdfOptions {
  readonly info?: Readonly<Record<string, string>>;
  readonly language?: string;
  readonly isCompressed?: boolean;
  /** Content of the first page as it stands, instead of its lines. */
  readonly content?: Uint8Array;
  /** What stands beside `/Length` in the dictionary of the first page's content. */
  readonly filter?: string;
  /** Locks it with a password that nobody knows. */
  readonly isEncrypted?: boolean;
}

const WIN_ANSI: Readonly<Record<string, string>> = {
  "€": "\u0080",
  "…": "\u0085",
  "’": "\u0092",
  "•": "\u0095",
  "–": "\u0096",
  œ: "\u009c",
};

function literal(text: string): string {
  const bytes = text.replace(/[€…’•–œ]/gu, (character) => WIN_ANSI[character] ?? character);
  return `(${bytes.replace(/[()\\]/gu, String.raw`\$&`)})`;
}

function contentOf(lines: readonly PdfLine[]): Buffer {
  const shown = lines.map(
    ({ text, x = 50, y, size = 10 }) =>
      `BT /F1 ${String(size)} Tf 1 0 0 1 ${String(x)} ${String(y)} Tm ${literal(text)} Tj ET`,
  );
  return Buffer.from(shown.join("\n"), "latin1");
}

function streamObject(content: Uint8Array, dictionary: string): Buffer {
  const head = `<< /Length ${String(content.length)} ${dictionary} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head, "latin1"), content, Buffer.from("\nendstream")]);
}

function writeFile(objects: readonly (string | Buffer)[], trailer: string): Buffer {
  const parts: Buffer[] = [Buffer.from("%PDF-1.4\n")];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  for (const [index, object] of objects.entries()) {
    offsets.push(length);
    const body = typeof object === "string" ? Buffer.from(object, "latin1") : object;
    const part = Buffer.concat([
      Buffer.from(`${String(index + 1)} 0 obj\n`),
      body,
      Buffer.from("\nendobj\n"),
    ]);
    parts.push(part);
    length += part.length;
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`);
  const count = String(objects.length + 1);
  parts.push(
    Buffer.from(
      `xref\n0 ${count}\n0000000000 65535 f \n${rows.join("")}trailer\n<< /Size ${count} ${trailer} >>\nstartxref\n${String(length)}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

function pageStream(
  lines: readonly PdfLine[],
  isFirst: boolean,
  { content, filter = "", isCompressed = false }: PdfOptions,
): Buffer {
  if (isFirst && content !== undefined) {
    return streamObject(content, filter);
  }
  const raw = contentOf(lines);
  return isCompressed
    ? streamObject(deflateSync(raw), "/Filter /FlateDecode")
    : streamObject(raw, "");
}

const LOCK = "00112233445566778899aabbccddeeff".repeat(2);
const ENCRYPT = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${LOCK}> /U <${LOCK}> /P -44 >> /ID [<${LOCK}> <${LOCK}>]`;

/** A small PDF file with the lines given, page by page, in Helvetica. */
export function pdfBytes(
  pages: readonly (readonly PdfLine[])[],
  options: PdfOptions = {},
): Uint8Array {
  const { info = {}, language, isEncrypted = false } = options;
  const first = 5;
  const kids = pages.map((_, index) => `${String(first + index * 2)} 0 R`);
  const lang = language === undefined ? "" : `/Lang ${literal(language)}`;
  const entries = Object.entries(info).map(([key, value]) => `/${key} ${literal(value)}`);
  const objects: (string | Buffer)[] = [
    `<< /Type /Catalog /Pages 2 0 R ${lang} >>`,
    `<< /Type /Pages /Kids [${kids.join(" ")}] /Count ${String(pages.length)} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    `<< ${entries.join(" ")} >>`,
  ];
  for (const [index, lines] of pages.entries()) {
    const content = String(first + index * 2 + 1);
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${content} 0 R >>`,
      pageStream(lines, index === 0, options),
    );
  }
  return new Uint8Array(
    writeFile(objects, `/Root 1 0 R /Info 4 0 R ${isEncrypted ? ENCRYPT : ""}`),
  );
}
