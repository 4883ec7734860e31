import { type ExtractFailure, failed } from "./document-parts.ts";

export type Decoding = { readonly kind: "decoded"; readonly text: string } | ExtractFailure;

/** How far into an HTML page browsers look for its charset (HTML Standard, "prescan a byte stream"). */
const PRESCAN = 1024;
const META = /<meta\b[^>]{0,500}?charset\s*=\s*["']?\s*(?<label>[\w:.-]{1,40})/iu;
const PROLOG = /^\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*["'](?<label>[\w:.-]{1,40})["']/iu;
const BOMS: readonly (readonly [label: string, bytes: readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];
const FORMATS: readonly (readonly [name: string, start: string])[] = [
  ["a PDF file", "%PDF-"],
  ["a zip file (DOCX, XLSX, …)", "PK\u0003\u0004"],
  ["a PNG picture", "\u0089PNG"],
  ["a JPEG picture", "\u00ff\u00d8\u00ff"],
  ["a GIF picture", "GIF8"],
  ["a gzip file", "\u001f\u008b"],
  ["an old Word file", "\u00d0\u00cf\u0011\u00e0"],
  ["a program", "\u007fELF"],
];
/** Shares of the characters from which a text is none, or has lost its accents; one slip is no sign. */
const MAX_CONTROLS = 0.01;
const MAX_LOST = 0.002;
const SLIPS = 2;

function asLatin1(body: Uint8Array, length: number): string {
  return Buffer.from(body.buffer, body.byteOffset, Math.min(length, body.length)).toString(
    "latin1",
  );
}

/** Decodes strictly; `null` when a byte does not fit or the charset is unknown. */
function decodeAs(body: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(body);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) {
      return null;
    }
    throw error;
  }
}

/** Charsets that header and page name, the most trusted first; UTF-16 cannot be named inside a page. */
function statedLabels(body: Uint8Array, charset: string | null): readonly string[] {
  const head = asLatin1(body, PRESCAN);
  const inside = (META.exec(head) ?? PROLOG.exec(head))?.groups?.["label"]?.toLowerCase();
  const readable = inside?.startsWith("utf-16") === true ? "utf-8" : inside;
  return [charset, readable].filter((label) => typeof label === "string");
}

function decodeStated(body: Uint8Array, stated: readonly string[]): string | null {
  const utf8 = decodeAs(body, "utf-8");
  // Bytes over 127 that are valid UTF-8 are UTF-8, whatever a one-byte charset in a header says.
  const isCertain = utf8 !== null && body.some((byte) => byte > 127);
  const states16 = stated.some((label) => label.startsWith("utf-16"));
  if (isCertain && !states16) {
    return utf8;
  }
  for (const label of stated) {
    const text = decodeAs(body, label);
    if (text !== null) {
      return text;
    }
  }
  // Without a word on it, browsers read Western pages that are not UTF-8 as Windows-1252.
  return utf8 ?? (stated.length === 0 ? decodeAs(body, "windows-1252") : null);
}

function isMoreThan(text: string, odd: RegExp, share: number): boolean {
  const count = text.match(odd)?.length ?? 0;
  return count > SLIPS && count > text.length * share;
}

function checkText(text: string): Decoding {
  if (isMoreThan(text, /(?!\s)\p{Cc}/gu, MAX_CONTROLS)) {
    return failed("not-text", "is not text: too many control characters");
  }
  return isMoreThan(text, /\ufffd/gu, MAX_LOST)
    ? failed("wrong-charset", "holds many U+FFFD: its characters were lost in a conversion before")
    : { kind: "decoded", text: text.replace(/^\ufeff/u, "") };
}

/**
 * Turns the bytes of an HTML, XML, Markdown or plain text into characters: byte order mark, then header,
 * then what the page says of itself, then UTF-8. Strict: bytes that do not fit are a fault, never U+FFFD.
 *
 * @param charset - Of the content-type header; `null` when it names none.
 */
export function decodeText(body: Uint8Array, charset: string | null): Decoding {
  const format = FORMATS.find(([, start]) => asLatin1(body, start.length) === start);
  if (format !== undefined) {
    return failed("not-text", `is ${format[0]}, sent as text`);
  }
  const bom = BOMS.find(([, bytes]) => bytes.every((byte, index) => body[index] === byte));
  const stated = bom === undefined ? statedLabels(body, charset) : [bom[0]];
  if (body.includes(0) && !stated.some((label) => label.startsWith("utf-16"))) {
    return failed("not-text", "is not text: holds zero bytes");
  }
  const text = bom === undefined ? decodeStated(body, stated) : decodeAs(body, bom[0]);
  const tried = stated.length === 0 ? "UTF-8" : stated.join(", ");
  return text === null
    ? failed("wrong-charset", `its bytes do not fit the charset it states (${tried})`)
    : checkText(text);
}
