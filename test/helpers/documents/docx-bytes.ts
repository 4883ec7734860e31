import { writeZip } from "../../../src/extracting/write-zip.ts";

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CORE = `xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`;

export type DocxPart =
  | { readonly text: string; readonly style?: string; readonly isHidden?: boolean }
  | { readonly rows: readonly (readonly string[])[]; readonly hasHead?: boolean };

export interface DocxOptions {
  /** Core properties, such as `dc:title` and `dcterms:created`. */
  readonly properties?: Readonly<Record<string, string>>;
  /** Further parts of the file, by name, or replacements of its own. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

function paragraph(text: string, style?: string, isHidden = false): string {
  const named = style === undefined ? "" : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  const hidden = isHidden ? "<w:rPr><w:vanish/></w:rPr>" : "";
  return `<w:p>${named}<w:r>${hidden}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;
}

function table(rows: readonly (readonly string[])[], hasHead: boolean): string {
  const shown = rows.map((cells, index) => {
    const head = hasHead && index === 0 ? "<w:trPr><w:tblHeader/></w:trPr>" : "";
    const inner = cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join("");
    return `<w:tr>${head}${inner}</w:tr>`;
  });
  return `<w:tbl>${shown.join("")}</w:tbl>`;
}

/** A small DOCX file. */
export function docxBytes(content: readonly DocxPart[], options: DocxOptions = {}): Uint8Array {
  const body = content.map((part) =>
    "rows" in part
      ? table(part.rows, part.hasHead ?? false)
      : paragraph(part.text, part.style, part.isHidden),
  );
  const properties = Object.entries(options.properties ?? {}).map(
    ([name, value]) => `<${name}>${escaped(value)}</${name}>`,
  );
  const parts = {
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "docProps/core.xml": `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" ${CORE}>${properties.join("")}</cp:coreProperties>`,
    "word/document.xml": `<w:document xmlns:w="${WORD}"><w:body>${body.join("")}</w:body></w:document>`,
    ...options.parts,
  };
  return new Uint8Array(
    writeZip(new Map(Object.entries(parts).map(([name, data]) => [name, Buffer.from(data)]))),
  );
}
