import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Manifest } from "../../domain/generation.ts";
import type { BaseLanguage } from "../../domain/language.ts";
import type { Item, ItemId, Passage } from "../../domain/passage.ts";
import type { Subject } from "../../domain/provider.ts";
import type { FactOutline } from "../../retrieval/fact-outline.ts";
import { deserializeLexicalIndex, type LexicalIndex } from "../../retrieval/lexical-index.ts";
import type { SearchableGeneration } from "../../retrieval/searchable-generation.ts";
import { guardStorage } from "../storage-errors.ts";
import { readAligned, sealBytes, sealFile } from "./durable-files.ts";
import { GenerationRows } from "./generation-rows.ts";
import {
  GRAPH_FILE,
  generationInvalid,
  INDEX_FILE,
  MANIFEST_FILE,
  PASSAGE_VECTORS_FILE,
  POSTINGS_FILE,
  SENTENCE_START_FILE,
  SENTENCE_VECTORS_FILE,
} from "./layout.ts";
import type { Listings } from "./listings.ts";
import { readManifest } from "./read-manifest.ts";

/** Files that are kept in memory. */
interface Arrays {
  readonly passageVectors: Float32Array;
  readonly sentenceVectors: Float32Array;
  readonly sentenceStart: Uint32Array;
  readonly lexical: LexicalIndex;
}

/** Item of each passage. */
function rowItems(folder: string, { items, itemOf }: Listings["rows"]): readonly ItemId[] {
  return itemOf.map((place) => {
    const id = items[place];
    if (id === undefined) {
      throw generationInvalid(folder, "index.db lists a passage of no item");
    }
    return id;
  });
}

function readListings(rows: GenerationRows): Listings {
  return {
    subjects: rows.listing("subjects"),
    facts: rows.listing("facts"),
    rows: rows.listing("rows"),
  };
}

class FolderGeneration implements SearchableGeneration {
  readonly manifest: Manifest;
  readonly subjects: readonly Subject[];
  readonly passageCount: number;
  readonly passageVectors: Float32Array;
  readonly sentenceVectors: Float32Array;
  readonly sentenceStart: Uint32Array;
  readonly lexical: LexicalIndex;
  readonly rowItems: readonly ItemId[];
  readonly rowLanguages: readonly BaseLanguage[];
  readonly facts: readonly FactOutline[];
  readonly graphFile: string | null;
  readonly #rows: GenerationRows;

  constructor(
    folder: string,
    manifest: Manifest,
    parts: Arrays & { readonly rows: GenerationRows; readonly listings: Listings },
  ) {
    this.manifest = manifest;
    this.passageCount = manifest.counts.passages;
    this.passageVectors = parts.passageVectors;
    this.sentenceVectors = parts.sentenceVectors;
    this.sentenceStart = parts.sentenceStart;
    this.lexical = parts.lexical;
    this.graphFile = GRAPH_FILE in manifest.files ? join(folder, GRAPH_FILE) : null;
    this.#rows = parts.rows;
    this.subjects = parts.listings.subjects;
    this.facts = parts.listings.facts;
    this.rowLanguages = parts.listings.rows.languages;
    this.rowItems = rowItems(folder, parts.listings.rows);
  }

  passage(row: number): Passage {
    return this.#rows.passage(row);
  }

  item(id: ItemId): Item | undefined {
    return this.#rows.item(id);
  }

  passageRows(id: ItemId): readonly number[] {
    return this.#rows.passageRows(id);
  }

  factsOf(subject: string): readonly Item[] {
    return this.#rows.factsOf(subject);
  }

  close(): void {
    this.#rows.close();
  }
}

function checkSeal(
  folder: string,
  name: string,
  found: { sha256: string; expected: string },
): void {
  if (found.sha256 !== found.expected) {
    throw generationInvalid(folder, `${name} was changed or damaged (its checksum is another one)`);
  }
}

/** Reads a file that is kept in memory, its checksum compared. */
function readSealed(folder: string, name: string, { files }: Manifest): ArrayBuffer {
  const path = join(folder, name);
  const bytes = guardStorage({ path }, () => readAligned(path));
  const { sha256 } = sealBytes(new Uint8Array(bytes));
  checkSeal(folder, name, { sha256, expected: files[name]?.sha256 ?? "" });
  return bytes;
}

/** Compares the checksum of a file that is read piece by piece later on. */
function checkFile(folder: string, name: string, { files }: Manifest): void {
  const path = join(folder, name);
  const expected = files[name]?.sha256;
  if (expected !== undefined) {
    const { sha256 } = guardStorage({ path }, () => sealFile(path));
    checkSeal(folder, name, { sha256, expected });
  }
}

function readArrays(folder: string, manifest: Manifest): Arrays {
  const read = (name: string): ArrayBuffer => readSealed(folder, name, manifest);
  return {
    passageVectors: new Float32Array(read(PASSAGE_VECTORS_FILE)),
    sentenceVectors: new Float32Array(read(SENTENCE_VECTORS_FILE)),
    sentenceStart: new Uint32Array(read(SENTENCE_START_FILE)),
    lexical: deserializeLexicalIndex(Buffer.from(read(POSTINGS_FILE))),
  };
}

/** The files are those of the manifest; this sees that the manifest is the one written with them. */
function checkTogether(
  folder: string,
  manifest: Manifest,
  {
    rows,
    listings,
    ...arrays
  }: Arrays & { readonly rows: GenerationRows; readonly listings: Listings },
): void {
  const { files: _files, ...summary } = manifest;
  if (!isDeepStrictEqual(rows.summary(), summary)) {
    throw generationInvalid(folder, `${MANIFEST_FILE} was changed, or is of another index`);
  }
  const { items, passages, sentences, providers } = manifest.counts;
  const { dimension } = manifest.embedder;
  const lengths: readonly (readonly [number | undefined, number])[] = [
    [rows.count("item"), items],
    [rows.count("passage"), passages],
    [listings.subjects.length, providers],
    [listings.rows.items.length, items],
    [listings.rows.itemOf.length, passages],
    [listings.rows.languages.length, passages],
    [arrays.passageVectors.length, passages * dimension],
    [arrays.sentenceVectors.length, sentences * dimension],
    [arrays.sentenceStart.length, passages + 1],
    [arrays.sentenceStart[passages], sentences],
    [arrays.lexical.passageCount, passages],
  ];
  if (lengths.some(([found, expected]) => found !== expected)) {
    throw generationInvalid(folder, "its files hold other numbers of rows than its manifest says");
  }
}

function openRows(folder: string): GenerationRows {
  const path = join(folder, INDEX_FILE);
  return guardStorage(
    { path, damaged: (cause) => generationInvalid(folder, `${INDEX_FILE} is damaged`, cause) },
    () => new GenerationRows(path, folder),
  );
}

/**
 * Opens a generation folder for searching. Every file's size and checksum is compared: 6 MB, the real
 * base, take some 10 ms.
 *
 * @throws {BotError} GENERATION_INVALID, naming the file, when one is missing, cut, changed or of
 * another format; STORAGE_FAILED when one may not be read.
 */
export function openGeneration(folder: string): SearchableGeneration {
  const manifest = readManifest(folder);
  checkFile(folder, INDEX_FILE, manifest);
  checkFile(folder, GRAPH_FILE, manifest);
  const arrays = readArrays(folder, manifest);
  const rows = openRows(folder);
  try {
    const parts = { ...arrays, rows, listings: readListings(rows) };
    checkTogether(folder, manifest, parts);
    return new FolderGeneration(folder, manifest, parts);
  } catch (error) {
    rows.close();
    throw error;
  }
}
