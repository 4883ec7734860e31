import { createHash } from "node:crypto";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { EmbedderIdentity } from "../domain/generation.ts";
import { BotError } from "../errors.ts";
import { type VectorsManifest, vectorBytes, vectorFiles } from "./shipped-vectors.ts";
import { KEY_BYTES } from "./vector-key.ts";

/** A vector to ship, under the key of its text. */
export interface KeyedVector {
  /** Of `vectorKey`: 32 hex digits. */
  readonly key: string;
  readonly vector: ArrayLike<number>;
}

const KEY = /^[0-9a-f]{32}$/;
/** Both files of a model, and what a killed run left of them. */
const OWN_FILE = /^[0-9a-f]{12}\.(?:bin|json)(?:\.tmp)?$/;
/** Float32 rounding leaves about 1e-7. */
const LENGTH_TOLERANCE = 1e-3;

/**
 * Writes the vectors shipped for a model, and removes those of other models from `directory`.
 *
 * The same vectors give the same bytes, in whatever order they come; of a repeated key the first
 * vector is kept. A crash leaves the old files, or a pair that does not match and is refused.
 *
 * @throws {BotError} MODEL_FILE_INVALID when a vector is not of length 1 (nothing is written then);
 * STORAGE_FAILED when the folder cannot be written.
 */
export async function writeShippedVectors({
  directory,
  identity,
  vectors,
}: {
  readonly directory: string;
  readonly identity: EmbedderIdentity;
  readonly vectors: Iterable<KeyedVector>;
}): Promise<VectorsManifest> {
  const bin = encode(sortByKey(vectors, identity), identity.dimension);
  const manifest: VectorsManifest = {
    format: 1,
    embedder: identity,
    count: bin.length / vectorBytes(1, identity.dimension),
    bytes: bin.length,
    sha256: createHash("sha256").update(bin).digest("hex"),
  };
  const files = vectorFiles(directory, identity);
  try {
    await mkdir(directory, { recursive: true });
    await replaceFile(files.bin, bin);
    await replaceFile(files.manifest, `${JSON.stringify(manifest, null, 2)}\n`);
    await removeOthers(directory, [files.bin, files.manifest]);
  } catch (cause) {
    throw new BotError(
      "STORAGE_FAILED",
      `Vectors could not be written to ${directory}. See that it is writable and the disk is not full, then run \`npm run vectors\` again.`,
      { cause, retryable: true },
    );
  }
  return manifest;
}

function sortByKey(
  vectors: Iterable<KeyedVector>,
  identity: EmbedderIdentity,
): readonly KeyedVector[] {
  const byKey = new Map<string, KeyedVector>();
  for (const keyed of vectors) {
    checkVector(keyed, identity);
    if (!byKey.has(keyed.key)) {
      byKey.set(keyed.key, keyed);
    }
  }
  return [...byKey.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

function checkVector(keyed: KeyedVector, { name, dimension }: EmbedderIdentity): void {
  const fault = findFault(keyed, dimension);
  if (fault !== null) {
    throw new BotError(
      "MODEL_FILE_INVALID",
      `Vector ${keyed.key} of ${name} cannot be shipped: ${fault}. Restore the model with \`git checkout -- data/models\` and run \`npm run vectors\` again.`,
    );
  }
}

function findFault({ key, vector }: KeyedVector, dimension: number): string | null {
  if (!KEY.test(key)) {
    return "its key is not of 32 hex digits";
  }
  if (vector.length !== dimension) {
    return `it has ${vector.length} numbers instead of ${dimension}`;
  }
  let sum = 0;
  for (let at = 0; at < vector.length; at += 1) {
    sum += (vector[at] ?? 0) ** 2;
  }
  const length = Math.sqrt(sum);
  // Not `>`: NaN is a fault too.
  return Math.abs(length - 1) <= LENGTH_TOLERANCE ? null : `its length is ${length} instead of 1`;
}

function encode(sorted: readonly KeyedVector[], dimension: number): Buffer {
  const bin = Buffer.alloc(vectorBytes(sorted.length, dimension));
  sorted.forEach(({ key }, row) => bin.write(key, row * KEY_BYTES, "hex"));
  let offset = sorted.length * KEY_BYTES;
  for (const { vector } of sorted) {
    for (const value of Array.from(vector)) {
      offset = bin.writeFloatLE(value, offset);
    }
  }
  return bin;
}

async function replaceFile(path: string, content: Buffer | string): Promise<void> {
  const temporary = `${path}.tmp`;
  const file = await open(temporary, "w");
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  await syncDirectory(dirname(path));
}

/** A rename outlives a power cut only when its folder was synced too. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path);
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

async function removeOthers(directory: string, kept: readonly string[]): Promise<void> {
  const names = new Set(kept.map((path) => basename(path)));
  const entries = await readdir(directory);
  const others = entries.filter((name) => OWN_FILE.test(name) && !names.has(name));
  await Promise.all(others.map(async (name) => rm(join(directory, name))));
}
