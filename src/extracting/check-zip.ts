import type { Entry, ZipFile } from "yauzl";
import { cleanText } from "./clean-text.ts";
import { type ExtractFailure, failed } from "./document-parts.ts";

/** A DOCX of some hundred pages has 20 to 200 parts. */
const MAX_ENTRIES = 2000;
/** Inflated, pictures included. */
const MAX_TOTAL = 300_000_000;
/** All parts of XML together: readers make a tree of them that is ten times as large. */
const MAX_XML = 40_000_000;
/** Text of Word shrinks to a tenth or twentieth; a bomb to a thousandth. */
const MAX_RATIO = 200;
/** Below this size a high ratio does no harm: empty styles shrink a lot. */
const HARMLESS = 2_000_000;

/** Parts of XML by their names in the file. */
export type XmlParts = ReadonlyMap<string, Buffer>;
export type ZipReading = { readonly kind: "parts"; readonly parts: XmlParts } | ExtractFailure;

function isXmlPart({ fileName }: Entry): boolean {
  return /\.(?:xml|rels)$/iu.test(fileName);
}

/** Reads the parts of a zip one by one, counting what they inflate to. */
class PartReader {
  readonly parts = new Map<string, Buffer>();
  private readonly zip: ZipFile;
  private entries = 0;
  private total = 0;
  private xml = 0;

  constructor(zip: ZipFile) {
    this.zip = zip;
  }

  async read(entry: Entry): Promise<ExtractFailure | null> {
    this.entries += 1;
    if (entry.isEncrypted()) {
      return failed("encrypted", "is locked with a password");
    }
    const data = this.entries > MAX_ENTRIES ? null : await this.inflate(entry);
    if (data === null) {
      return failed("bomb", "would grow far beyond the size of a document when inflated");
    }
    if (data.includes("<!DOCTYPE") || data.includes("<!ENTITY")) {
      return failed("bomb", "declares a document type or entities (<!DOCTYPE, <!ENTITY): not read");
    }
    if (isXmlPart(entry)) {
      this.parts.set(entry.fileName, data);
    }
    return null;
  }

  /** Data of a part of XML, nothing of others; `null` when it is too large. What the file states of sizes is not believed. */
  private async inflate(entry: Entry): Promise<Buffer | null> {
    const isXml = isXmlPart(entry);
    const chunks: Buffer[] = [];
    let size = 0;
    // Leaving the loop destroys the stream.
    for await (const chunk of await this.zip.openReadStreamPromise(entry)) {
      const bytes = Buffer.from(chunk);
      size += bytes.length;
      this.total += bytes.length;
      this.xml += isXml ? bytes.length : 0;
      const isSwollen = size > HARMLESS && size > entry.compressedSize * MAX_RATIO;
      if (isSwollen || this.total > MAX_TOTAL || this.xml > MAX_XML) {
        return null;
      }
      chunks.push(isXml ? bytes : Buffer.alloc(0));
    }
    return Buffer.concat(chunks);
  }
}

async function readAll(zip: ZipFile): Promise<ZipReading> {
  const reader = new PartReader(zip);
  for await (const entry of zip.eachEntry()) {
    const fault = await reader.read(entry);
    if (fault !== null) {
      return fault;
    }
  }
  return { kind: "parts", parts: reader.parts };
}

/**
 * Inflates every part of a zip with limits before any reader of DOCX sees it, because those have none.
 *
 * @returns `bomb` when it grows beyond them, `unreadable` for a damaged file, names that lead out of it
 * ("..") or sizes that are not those stated.
 */
export async function readZip(body: Uint8Array): Promise<ZipReading> {
  const { default: yauzl } = await import("yauzl");
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.length);
  try {
    return await readAll(
      await yauzl.fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: true }),
    );
  } catch (error) {
    const reason = error instanceof Error ? cleanText(error.message).slice(0, 120) : "";
    return failed("unreadable", `is no DOCX that can be read: ${reason}`);
  }
}
