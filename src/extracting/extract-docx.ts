import { readZip, type XmlParts } from "./check-zip.ts";
import { cleanName } from "./clean-text.ts";
import {
  type DocumentParts,
  failed,
  NO_METADATA,
  type PartsReading,
  primaryLanguage,
} from "./document-parts.ts";
import { parseHtml } from "./dom.ts";
import type { ExtractInput } from "./extracted-document.ts";
import { readHtmlBlocks } from "./html-blocks.ts";
import { readDate } from "./read-date.ts";
import { writeZip } from "./write-zip.ts";

/** First bytes of the files of old Word, and of new ones that are locked with a password. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];
/** The document's own title, by the name and by the ids that Word gives to the style in English and French. */
const STYLES = [
  "p[style-name='Title'] => h1.title:fresh",
  "p.Title => h1.title:fresh",
  "p.Titre => h1.title:fresh",
];
const VANISH = /<w:vanish(?:\s+w:val="(?:1|true|on)")?\s*\/>/u;
const PROPERTIES_END = "</w:rPr>";

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

/** Text of an element of the core properties (ECMA-376 part 2, annex on core properties). */
function property(parts: XmlParts, name: string): string | null {
  const xml = parts.get("docProps/core.xml")?.toString("utf8").slice(0, 100_000) ?? "";
  const found = new RegExp(`<${name}\\b[^>]{0,300}>(?<text>[^<]{0,2000})</${name}>`, "u").exec(xml);
  return (
    found?.groups?.["text"]?.replace(
      /&(?<name>amp|lt|gt|quot|apos);/gu,
      (entity, key: string) => ENTITIES[key] ?? entity,
    ) ?? null
  );
}

/** Language of the styles, which is that of the text unless a run says otherwise. */
function styleLanguage(parts: XmlParts): string | null {
  const xml = parts.get("word/styles.xml")?.toString("utf8").slice(0, 500_000) ?? "";
  return primaryLanguage(
    /<w:lang\b[^>]{0,200}?w:val="(?<tag>[^"]{2,20})"/u.exec(xml)?.groups?.["tag"],
  );
}

function readProperties(parts: XmlParts): Omit<DocumentParts, "blocks"> {
  return {
    ...NO_METADATA,
    title: cleanName(property(parts, "dc:title")),
    author: cleanName(property(parts, "dc:creator"), 200),
    published: readDate(property(parts, "dcterms:created")),
    modified: readDate(property(parts, "dcterms:modified")),
    language: primaryLanguage(property(parts, "dc:language")) ?? styleLanguage(parts),
  };
}

/** Takes out the text of runs that are marked as hidden; a run that holds a text box is left as it is. */
function dropHidden(xml: string): string {
  const runs = xml.split("</w:r>").map((run) => {
    const end = run.lastIndexOf(PROPERTIES_END);
    const properties = end < 0 ? "" : run.slice(run.lastIndexOf("<w:rPr>", end), end);
    const isHidden = VANISH.test(properties) && !/<w:p[ >]/u.test(run.slice(end));
    return isHidden ? run.slice(0, end + PROPERTIES_END.length) : run;
  });
  return runs.join("</w:r>");
}

/** The checked parts alone, without pictures and hidden text: the reader sees nothing that was not measured. */
function rebuild(parts: XmlParts): Buffer {
  const shown = [...parts].map(([name, data]): [string, Buffer] =>
    name.startsWith("word/") && data.includes("<w:vanish")
      ? [name, Buffer.from(dropHidden(data.toString("utf8")))]
      : [name, data],
  );
  return writeZip(new Map(shown));
}

/** HTML of the text; `null` when the file is no document of Word. */
async function toHtml(parts: XmlParts): Promise<string | null> {
  const { default: mammoth } = await import("mammoth");
  const convertImage = mammoth.images.imgElement(async () => Promise.resolve({ src: "" }));
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: rebuild(parts) },
      { styleMap: STYLES, externalFileAccess: false, convertImage },
    );
    return value;
  } catch {
    // Every fault of the reader means the same to whoever listed the file.
    return null;
  }
}

/** Reads a DOCX: headings, paragraphs, lists and tables, through the same reader as web pages. */
export async function extractDocx({ body, signal }: ExtractInput): Promise<PartsReading> {
  if (COMPOUND_FILE.every((byte, index) => body[index] === byte)) {
    return failed(
      "encrypted",
      "is locked with a password, or an old Word file (.doc): save it as .docx",
    );
  }
  const zip = await readZip(body);
  if (zip.kind === "failed") {
    return zip;
  }
  signal.throwIfAborted();
  if (!zip.parts.has("word/document.xml")) {
    return failed("unreadable", "is no DOCX: holds no word/document.xml");
  }
  const html = await toHtml(zip.parts);
  if (html === null) {
    return failed("unreadable", "is no DOCX that can be read");
  }
  const reading = await parseHtml(html);
  if (reading.kind === "failed") {
    return reading;
  }
  const properties = readProperties(zip.parts);
  const heading =
    reading.document.querySelector("h1.title") ?? reading.document.querySelector("h1");
  const title = properties.title ?? cleanName(heading?.textContent);
  const blocks = readHtmlBlocks([reading.document.body]);
  return { kind: "parts", parts: { ...properties, title, blocks } };
}
