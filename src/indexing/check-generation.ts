import { isDeepStrictEqual } from "node:util";
import { Item, Passage } from "../domain/passage.ts";
import { BotError } from "../errors.ts";
import { outlineFact } from "../retrieval/fact-outline.ts";
import { findLostRow } from "../retrieval/find-lost-row.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";
import { breathe } from "./cancellation.ts";
import type { GenerationDraft } from "./generation-draft.ts";
import { isUnitVector } from "./unit-vector.ts";

const ROWS_PER_BREATH = 500;

export interface CheckOptions {
  readonly signal: AbortSignal;
  /** Called with the passages checked so far. */
  readonly onPassages: (done: number, total: number) => void;
}

function failed(id: string, found: string, cause?: unknown): BotError {
  return new BotError(
    "GENERATION_INVALID",
    `The new generation ${id} failed its check: ${found}. It was not published and the old one serves ` +
      "as before; run the command again, and see that disk and memory are sound if it fails again.",
    { cause },
  );
}

/** The file is as it was written, which was compared when it was opened: no disk is to blame. */
function fallenApart(id: string, passage: string): BotError {
  return new BotError(
    "GENERATION_INVALID",
    `The search graph of the new generation ${id} does not find passage ${passage}: too many passages of the ` +
      "base are near-copies of one another (over 100), so that the graph links them to nothing else. It was " +
      "not published and the old one serves as before; take copies out of the base and run the command again.",
  );
}

/** @returns what is wrong with the vectors; `null` when all is well. */
function findVectorFault(
  { written, expected }: { readonly written: Float32Array; readonly expected: Float32Array },
  dimension: number,
): string | null {
  if (Buffer.compare(toBytes(written), toBytes(expected)) !== 0) {
    return "are not those that were written";
  }
  for (let at = 0; at < written.length; at += dimension) {
    if (!isUnitVector(written.subarray(at, at + dimension))) {
      return `hold one in row ${String(at / dimension)} that is not finite or not of length 1`;
    }
  }
  return null;
}

function toBytes({ buffer, byteOffset, byteLength }: Float32Array | Uint32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function checkVectors(written: SearchableGeneration, draft: GenerationDraft): void {
  const { id, embedder } = draft.summary;
  for (const kind of ["passageVectors", "sentenceVectors"] as const) {
    const fault = findVectorFault(
      { written: written[kind], expected: draft[kind] },
      embedder.dimension,
    );
    if (fault !== null) {
      throw failed(
        id,
        `its ${kind === "passageVectors" ? "passage" : "sentence"} vectors ${fault}`,
      );
    }
  }
  if (Buffer.compare(toBytes(written.sentenceStart), toBytes(draft.sentenceStart)) !== 0) {
    throw failed(id, "its sentences do not belong to the passages they were written for");
  }
}

function checkSummary(written: SearchableGeneration, draft: GenerationDraft): void {
  const { files: _files, ...summary } = written.manifest;
  if (!isDeepStrictEqual(summary, draft.summary)) {
    throw failed(draft.summary.id, "its manifest is not the one that was written");
  }
  if (!isDeepStrictEqual(written.subjects, draft.content.subjects)) {
    throw failed(draft.summary.id, "its providers are not those of the base");
  }
}

function checkPassage(written: SearchableGeneration, draft: GenerationDraft, row: number): void {
  const expected = draft.content.passages[row];
  const found = Passage.safeParse(written.passage(row));
  if (!found.success || !isDeepStrictEqual(found.data, expected)) {
    const name = expected?.id ?? "none";
    throw failed(draft.summary.id, `passage ${name} reads back changed`, found.error);
  }
  const { id, item, language } = found.data;
  if (
    written.rowItems[row] !== item ||
    written.rowLanguages[row] !== language ||
    !written.passageRows(item).includes(row)
  ) {
    throw failed(draft.summary.id, `passage ${id} is not found by its item and language`);
  }
}

function checkItems(written: SearchableGeneration, { summary, content }: GenerationDraft): void {
  for (const item of content.items) {
    const found = Item.safeParse(written.item(item.id));
    if (!found.success || !isDeepStrictEqual(found.data, item)) {
      throw failed(summary.id, `item ${item.id} reads back changed`, found.error);
    }
  }
}

/** Outlines are made when the index is written, and read in place of the facts from then on. */
function checkOutlines(written: SearchableGeneration, { summary, content }: GenerationDraft): void {
  const subjects = new Set(content.subjects.map(({ id }) => id));
  const expected = content.items
    .filter(({ subject }) => subject !== null && subjects.has(subject))
    .flatMap(outlineFact);
  const found = new Map(written.facts.map((outline) => [outline.id, outline]));
  const isSame =
    written.facts.length === expected.length &&
    expected.every((outline) => isDeepStrictEqual(found.get(outline.id), outline));
  if (!isSame) {
    throw failed(summary.id, "it lists other facts than those of the base");
  }
}

async function checkGraph(written: SearchableGeneration, draft: GenerationDraft): Promise<void> {
  if (written.graphFile === null) {
    return;
  }
  // Loaded only where there is a graph: small bases need no native code here.
  const { graphVectorIndex } = await import("../retrieval/vector-index.ts");
  const { dimension } = draft.summary.embedder;
  const index = graphVectorIndex(written.graphFile, dimension, written.passageCount);
  const row = findLostRow(index, {
    vectors: draft.passageVectors,
    dimension,
  });
  if (row !== null) {
    throw fallenApart(draft.summary.id, draft.content.passages[row]?.id ?? "none");
  }
}

/**
 * Compares a written generation with what was to be written: counts, checksums (by opening it),
 * vectors, and each passage, item and provider.
 *
 * @throws {BotError} GENERATION_INVALID when anything differs; INDEX_CANCELLED once the signal is
 * aborted.
 */
export async function checkGeneration(
  written: SearchableGeneration,
  draft: GenerationDraft,
  { signal, onPassages }: CheckOptions,
): Promise<void> {
  const total = draft.content.passages.length;
  onPassages(0, total);
  checkSummary(written, draft);
  checkVectors(written, draft);
  checkItems(written, draft);
  checkOutlines(written, draft);
  await checkGraph(written, draft);
  for (let row = 0; row < total; row += 1) {
    if (row % ROWS_PER_BREATH === 0) {
      // oxlint-disable-next-line no-await-in-loop -- lets Ctrl-C in
      await breathe(signal);
      onPassages(row, total);
    }
    checkPassage(written, draft, row);
  }
  onPassages(total, total);
}
