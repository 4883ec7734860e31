import { cp, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Passage } from "../../src/domain/passage.ts";
import { BotError } from "../../src/errors.ts";
import {
  type BaseCopy,
  baseCopy,
  copiedFileName,
  copyDocument,
  copyProvider,
  namesIn,
  originalId,
} from "../../src/evaluation/copy-base-file.ts";
import { perturbVector } from "../../src/evaluation/perturb-vector.ts";
import { sentenceTexts } from "../../src/indexing/generation-draft.ts";
import { type BaseContent, toBaseContent } from "../../src/knowledge/base-content.ts";
import { formatFaults } from "../../src/knowledge/format-faults.ts";
import { readKnowledge } from "../../src/knowledge/read-knowledge.ts";
import { vectorKey } from "../../src/models/vector-key.ts";
import { type KeyedVector, writeShippedVectors } from "../../src/models/write-shipped-vectors.ts";
import type { SearchableGeneration } from "../../src/retrieval/searchable-generation.ts";

const TEXT_FOLDERS = ["providers", "topics", "articles"] as const;

/** More than any passage has. */
const MOST_SENTENCES = 1_000;

/** Vectors are those of the texts; nothing is read beside what is copied. */
const NOT_COPIED: ReadonlySet<string> = new Set(["vectors", "sources.yaml"]);

/**
 * Copies a base without its shipped vectors: its texts, and links to all else.
 *
 * @param target A folder that does not exist yet.
 */
export async function copyBareBase(dataDir: string, target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  for (const name of await readdir(dataDir)) {
    if (TEXT_FOLDERS.some((folder) => folder === name)) {
      await cp(join(dataDir, name), join(target, name), { recursive: true });
    } else if (!NOT_COPIED.has(name)) {
      await symlink(join(dataDir, name), join(target, name));
    }
  }
}

export interface EnlargeOptions {
  readonly dataDir: string;
  /** A folder that does not exist yet. */
  readonly target: string;
  /** Index of the base in `dataDir`: where the vectors come from. */
  readonly generation: SearchableGeneration;
  /** Passages to reach: by whole copies, then by articles of one more. */
  readonly passages: number;
}

/**
 * Writes a base of copies of another, with other ids, names and slightly other texts, and ships it
 * with slightly other vectors, so that indexing it embeds nothing.
 *
 * @returns Passages of the enlarged base.
 * @throws {BotError} KNOWLEDGE_INVALID when a copy breaks a rule of the base.
 */
export async function enlargeBase(options: EnlargeOptions): Promise<number> {
  const { dataDir, target, generation } = options;
  await copyBareBase(dataDir, target);
  const names = await subjectNames(dataDir);
  const versions = Math.max(1, Math.floor(options.passages / generation.passageCount));
  for (let number = 1; number < versions; number += 1) {
    await writeCopy(options, baseCopy(number, names), await textFiles(dataDir));
  }
  const missing = options.passages - versions * generation.passageCount;
  await writeCopy(options, baseCopy(versions, names), articlesOf(generation, missing));

  const reading = await readKnowledge(target);
  if (reading.kind === "faulty") {
    throw new BotError(
      "KNOWLEDGE_INVALID",
      `The copies of the base break its rules; correct the copying:\n${formatFaults(reading.faults)}`,
    );
  }
  const content = toBaseContent(reading.knowledge);
  await writeShippedVectors({
    directory: join(target, "vectors"),
    identity: generation.manifest.embedder,
    vectors: copiedVectors(content, generation),
  });
  return content.passages.length;
}

async function subjectNames(dataDir: string): Promise<readonly string[]> {
  const folder = join(dataDir, "providers");
  const texts = await Promise.all(
    (await readdir(folder)).map(async (name) => readFile(join(folder, name), "utf8")),
  );
  return texts.flatMap(namesIn);
}

/** Files of all texts, as paths in the base. */
async function textFiles(dataDir: string): Promise<readonly string[]> {
  const folders = await Promise.all(
    TEXT_FOLDERS.map(async (folder) =>
      (await readdir(join(dataDir, folder))).map((name) => `${folder}/${name}`),
    ),
  );
  return folders.flat();
}

/** Files of articles that together have at least so many passages; all of them when they have not. */
function articlesOf(generation: SearchableGeneration, passages: number): readonly string[] {
  const files = new Set<string>();
  let found = 0;
  for (let row = 0; row < generation.passageCount; row += 1) {
    const item = generation.item(generation.passage(row).item);
    // Articles alone: no other file names them, so that some can be copied without the rest.
    if (item?.kind === "article" && (found < passages || files.has(item.file))) {
      files.add(item.file);
      found += 1;
    }
  }
  return [...files];
}

async function writeCopy(
  { dataDir, target }: EnlargeOptions,
  copy: BaseCopy,
  files: readonly string[],
): Promise<void> {
  for (const file of files) {
    const copyText = file.startsWith("providers/") ? copyProvider : copyDocument;
    const text = await readFile(join(dataDir, file), "utf8");
    await writeFile(join(target, copiedFileName(file, copy.suffix)), copyText(text, copy));
  }
}

/** Seeds of the places around which copies lie; those of the copies count from 0. */
const CENTRE_SEED = 2 ** 31;

/**
 * Where the copies of each original vector lie: beside it, so that copies are as near to one another as to
 * the original. Were they all nearest to it, an HNSW graph would spend the original's few links on them
 * and fall apart (measured at 100,000 passages: recall@10 .14, and 1 this way).
 */
function createCentres(): (original: Float32Array, seed: number) => Float32Array {
  const known = new Map<number, Float32Array>();
  return (original, seed) => {
    const centre = known.get(seed) ?? perturbVector(original, CENTRE_SEED + seed);
    known.set(seed, centre);
    return centre;
  };
}

/** The vectors of the originals as they are, and those of the copies next to them. */
function* copiedVectors(
  { passages }: BaseContent,
  generation: SearchableGeneration,
): Generator<KeyedVector> {
  const rows = passageRows(generation);
  const centreOf = createCentres();
  // Originals first: a text that a copy left as it was keeps its own vector.
  const sorted = passages.toSorted((a, b) => Number(isCopy(a)) - Number(isCopy(b)));
  for (const [seed, passage] of sorted.entries()) {
    const row = rows.get(originalId(passage.id));
    if (row === undefined) {
      throw new BotError(
        "GENERATION_INVALID",
        `The index lacks ${originalId(passage.id)}; run \`npm run souverain index\` and try again`,
      );
    }
    const vectors = vectorsOf(generation, row);
    for (const [at, text] of [passage.indexedText, ...sentenceTexts(passage)].entries()) {
      // A sentence more than the original has, by the word that was added, takes the passage's.
      const vector = vectors[at] ?? vectors[0] ?? new Float32Array();
      yield {
        key: vectorKey(text),
        vector: isCopy(passage)
          ? perturbVector(centreOf(vector, row * MOST_SENTENCES + at), seed)
          : vector,
      };
    }
  }
}

function isCopy({ id }: Passage): boolean {
  return originalId(id) !== id;
}

function passageRows(generation: SearchableGeneration): ReadonlyMap<string, number> {
  return new Map(
    Array.from({ length: generation.passageCount }, (_, row) => [generation.passage(row).id, row]),
  );
}

/** The vector of a passage, then those of its sentences. */
function vectorsOf(generation: SearchableGeneration, row: number): readonly Float32Array[] {
  const { passageVectors, sentenceVectors, sentenceStart, manifest } = generation;
  const { dimension } = manifest.embedder;
  const first = sentenceStart[row] ?? 0;
  const count = (sentenceStart[row + 1] ?? first) - first;
  return [
    passageVectors.subarray(row * dimension, (row + 1) * dimension),
    ...Array.from({ length: count }, (_, index) =>
      sentenceVectors.subarray((first + index) * dimension, (first + index + 1) * dimension),
    ),
  ];
}
