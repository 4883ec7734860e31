import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Manifest } from "../../domain/generation.ts";
import type { BaseLanguage } from "../../domain/language.ts";
import type { Item, ItemId, Passage } from "../../domain/passage.ts";
import type { Subject } from "../../domain/provider.ts";
import type { FactOutline } from "../../retrieval/fact-outline.ts";
import { deserializeLexicalIndex, type LexicalIndex } from "../../retrieval/lexical-index.ts";
import type { SearchableGeneration } from "../../retrieval/searchable-generation.ts";
import { allocateVectors } from "../../retrieval/vector-matrix.ts";
import { guardStorage } from "../storage-errors.ts";
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
import { type OpenOptions, SealedFiles } from "./sealed-files.ts";

const FLOAT_BYTES = 4;

/** Files that are kept in memory from the beginning. */
interface Arrays {
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

interface Parts extends Arrays {
  readonly files: SealedFiles;
  readonly rows: GenerationRows;
  readonly listings: Listings;
}

class FolderGeneration implements SearchableGeneration {
  readonly manifest: Manifest;
  readonly subjects: readonly Subject[];
  readonly passageCount: number;
  readonly sentenceVectors: Float32Array;
  readonly sentenceStart: Uint32Array;
  readonly lexical: LexicalIndex;
  readonly rowItems: readonly ItemId[];
  readonly rowLanguages: readonly BaseLanguage[];
  readonly facts: readonly FactOutline[];
  readonly graphFile: string | null;
  readonly #files: SealedFiles;
  readonly #rows: GenerationRows;
  #passageVectors: Float32Array | undefined;

  constructor(folder: string, manifest: Manifest, parts: Parts) {
    this.manifest = manifest;
    this.passageCount = manifest.counts.passages;
    this.#files = parts.files;
    this.sentenceVectors = parts.sentenceVectors;
    this.sentenceStart = parts.sentenceStart;
    this.lexical = parts.lexical;
    this.graphFile = GRAPH_FILE in manifest.files ? join(folder, GRAPH_FILE) : null;
    this.#rows = parts.rows;
    this.subjects = parts.listings.subjects;
    this.facts = parts.listings.facts;
    this.rowLanguages = parts.listings.rows.languages;
    this.rowItems = rowItems(folder, parts.listings.rows);
    if (this.graphFile === null) {
      this.#passageVectors = this.#readPassageVectors();
    }
  }

  /** A graph has its own: those beside it are read when somebody asks for them. */
  get passageVectors(): Float32Array {
    this.#passageVectors ??= this.#readPassageVectors();
    return this.#passageVectors;
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

  #readPassageVectors(): Float32Array {
    return readVectors(this.#files, PASSAGE_VECTORS_FILE);
  }
}

/** Vectors, where a matrix compares them without a copy. */
function readVectors(files: SealedFiles, name: string): Float32Array {
  const { buffer, byteOffset, byteLength } = files.read(name, allocateVectors);
  return new Float32Array(buffer, byteOffset, byteLength / FLOAT_BYTES);
}

function readArrays(files: SealedFiles): Arrays {
  return {
    sentenceVectors: readVectors(files, SENTENCE_VECTORS_FILE),
    sentenceStart: new Uint32Array(files.read(SENTENCE_START_FILE).buffer),
    lexical: deserializeLexicalIndex(files.read(POSTINGS_FILE)),
  };
}

/** The files are those of the manifest; this sees that the manifest is the one written with them. */
function checkTogether(
  folder: string,
  manifest: Manifest,
  { rows, listings, ...arrays }: Parts,
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
    [manifest.files[PASSAGE_VECTORS_FILE]?.bytes, passages * dimension * FLOAT_BYTES],
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

/** Looks at the files that are read later on, or by others. */
function checkRest(files: SealedFiles, manifest: Manifest): void {
  files.check(INDEX_FILE);
  if (GRAPH_FILE in manifest.files) {
    files.check(PASSAGE_VECTORS_FILE);
    files.checkContent(GRAPH_FILE);
  }
}

/**
 * Opens a generation folder for searching.
 *
 * @throws {BotError} GENERATION_INVALID, naming the file, when one is missing, cut, changed or of
 * another format; STORAGE_FAILED when one may not be read.
 */
export function openGeneration(
  folder: string,
  options: OpenOptions = { compare: "changed" },
): SearchableGeneration {
  const manifest = readManifest(folder);
  const files = new SealedFiles(folder, manifest, options);
  checkRest(files, manifest);
  const arrays = readArrays(files);
  const rows = openRows(folder);
  try {
    const parts = { ...arrays, files, rows, listings: readListings(rows) };
    checkTogether(folder, manifest, parts);
    return new FolderGeneration(folder, manifest, parts);
  } catch (error) {
    rows.close();
    throw error;
  }
}
