import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { endianness } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { EmbedderIdentity } from "../domain/generation.ts";
import { BotError } from "../errors.ts";
import { KEY_BYTES } from "./vector-key.ts";

/** The .json beside a .bin of shipped vectors. */
export const VectorsManifest = z.strictObject({
  /** Version of the .bin: `count` keys of 16 bytes, ascending, then `count` rows of float32, little endian. */
  format: z.literal(1),
  embedder: EmbedderIdentity,
  count: z.int().min(0),
  /** Of the .bin. */
  bytes: z.int().min(0),
  sha256: z.string(),
});
export type VectorsManifest = z.infer<typeof VectorsManifest>;

/** Vectors of passages that need not be computed again. */
export interface ShippedVectors {
  readonly count: number;
  /** The vector of `vectorKey(text)`, length 1; `undefined` when it was not shipped. */
  get(key: string): Float32Array | undefined;
}

interface VectorFiles {
  readonly bin: string;
  readonly manifest: string;
}

const FLOAT_BYTES = 4;
const NONE: ShippedVectors = { count: 0, get: () => undefined };

/** Where the vectors of a model lie. */
export function vectorFiles(directory: string, identity: EmbedderIdentity): VectorFiles {
  const stem = join(directory, identity.hash.slice(0, 12));
  return { bin: `${stem}.bin`, manifest: `${stem}.json` };
}

/** Size of the .bin. */
export function vectorBytes(count: number, dimension: number): number {
  return count * (KEY_BYTES + dimension * FLOAT_BYTES);
}

/**
 * Opens the vectors shipped for a model.
 *
 * @returns An empty set when none were shipped for it: other embedders have none.
 * @throws {BotError} MODEL_FILE_INVALID when a file is cut short, changed or lacks its other half.
 */
export async function openShippedVectors({
  directory,
  identity,
}: {
  readonly directory: string;
  readonly identity: EmbedderIdentity;
}): Promise<ShippedVectors> {
  const files = vectorFiles(directory, identity);
  const [json, bin] = await Promise.all([readIfThere(files.manifest), readIfThere(files.bin)]);
  if (json === null && bin === null) {
    return NONE;
  }
  if (json === null || bin === null) {
    throw invalid(json === null ? files.manifest : files.bin, "is missing");
  }
  const manifest = parseManifest(json, files);
  checkManifest(manifest, identity, files);
  checkBin(bin, manifest, files);
  return createShippedVectors(bin, manifest);
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return null;
    }
    throw invalid(path, "cannot be read", error);
  }
}

function parseManifest(json: Buffer, files: VectorFiles): VectorsManifest {
  try {
    return VectorsManifest.parse(JSON.parse(json.toString("utf8")));
  } catch (error) {
    throw invalid(files.manifest, "is not a manifest of vectors", error);
  }
}

function checkManifest(
  { embedder, count, bytes }: VectorsManifest,
  identity: EmbedderIdentity,
  files: VectorFiles,
): void {
  const field = (["hash", "dimension"] as const).find((name) => embedder[name] !== identity[name]);
  if (field !== undefined) {
    throw invalid(
      files.manifest,
      `is of another model: its ${field} is ${embedder[field]} instead of ${identity[field]}`,
    );
  }
  const expected = vectorBytes(count, embedder.dimension);
  if (bytes !== expected) {
    throw invalid(
      files.manifest,
      `says ${bytes} bytes where ${count} vectors would take ${expected}`,
    );
  }
}

function checkBin(bin: Buffer, { bytes, sha256 }: VectorsManifest, files: VectorFiles): void {
  if (bin.length !== bytes) {
    throw invalid(files.bin, `has ${bin.length} bytes instead of ${bytes}`);
  }
  const found = createHash("sha256").update(bin).digest("hex");
  if (found !== sha256) {
    const [is, was] = [found, sha256].map((hash) => hash.slice(0, 12));
    throw invalid(files.bin, `has changed: its SHA-256 begins with ${is} instead of ${was}`);
  }
}

function createShippedVectors(bin: Buffer, { count, embedder }: VectorsManifest): ShippedVectors {
  const { dimension } = embedder;
  const rows = readFloats(bin, count * KEY_BYTES);
  return {
    count,
    get(key) {
      const row = findKey(bin, count, Buffer.from(key, "hex"));
      return row === -1 ? undefined : rows.subarray(row * dimension, (row + 1) * dimension);
    },
  };
}

/** The numbers from `start` on, in place where the machine keeps them as the file does. */
function readFloats(bin: Buffer, start: number): Float32Array {
  const at = bin.byteOffset + start;
  const length = (bin.length - start) / FLOAT_BYTES;
  if (endianness() === "LE" && at % FLOAT_BYTES === 0) {
    return new Float32Array(bin.buffer, at, length);
  }
  const bytes = new DataView(bin.buffer, at);
  return Float32Array.from({ length }, (_, index) => bytes.getFloat32(index * FLOAT_BYTES, true));
}

/** Row of a key in the ascending keys at the start of `bin`; -1 when it is not there. */
function findKey(bin: Buffer, count: number, key: Buffer): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = bin.compare(key, 0, key.length, middle * KEY_BYTES, (middle + 1) * KEY_BYTES);
    if (order === 0) {
      return middle;
    }
    if (order < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return -1;
}

function invalid(path: string, found: string, cause?: unknown): BotError {
  return new BotError(
    "MODEL_FILE_INVALID",
    `Vector file ${path} ${found}. Restore it with \`git checkout -- data/vectors\`, or write the vectors again with \`npm run vectors\`.`,
    { cause },
  );
}
