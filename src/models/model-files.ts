import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import { BotError } from "../errors.ts";

/** A file of a model as it was delivered. */
export interface ModelFile {
  readonly name: string;
  readonly bytes: number;
  /** Hex, lower case. */
  readonly sha256: string;
}

/** The two files of data/models/multilingual-e5-small, as its README lists them. */
export const E5_FILES = {
  model: {
    name: "model.onnx",
    bytes: 47_471_854,
    sha256: "ab393b638b854246d45759d6078cae63f5d6e20d175dc8235bfe22e90a4b56a5",
  },
  tokenizer: {
    name: "tokenizer.json",
    bytes: 4_121_731,
    sha256: "4ce43117679b0032033f268ac716b8aee4b7f9fbf90801353c9a1f90c51af2d3",
  },
} as const satisfies Record<string, ModelFile>;

const MEND =
  "Restore it with `git checkout -- data/models`, or clone the repository again, then retry.";
const CHUNK_BYTES = 1 << 20;

/** SHA-256 (hex) over the SHA-256 of each file, in this order: one changed byte, another model. */
export function modelHash(files: readonly ModelFile[]): string {
  return createHash("sha256")
    .update(files.map((file) => file.sha256).join("\n"))
    .digest("hex");
}

/**
 * Reads a model's file and compares it with what was delivered.
 *
 * @returns Its path, safe to load.
 * @throws {BotError} MODEL_FILE_INVALID when it is missing, unreadable, cut short or changed.
 */
export async function checkModelFile(directory: string, expected: ModelFile): Promise<string> {
  const path = join(directory, expected.name);
  const found = await digestFile(path);
  if (found.bytes !== expected.bytes) {
    throw invalid(path, `has ${found.bytes} bytes instead of ${expected.bytes}`);
  }
  if (found.sha256 !== expected.sha256) {
    const [is, was] = [found.sha256, expected.sha256].map((hash) => hash.slice(0, 12));
    throw invalid(path, `has changed: its SHA-256 begins with ${is} instead of ${was}`);
  }
  return path;
}

async function digestFile(path: string): Promise<Omit<ModelFile, "name">> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    return await digest(file);
  } catch (error) {
    throw invalid(path, isMissing(error) ? "is missing" : "cannot be read", error);
  } finally {
    await file?.close();
  }
}

async function digest(file: FileHandle): Promise<Omit<ModelFile, "name">> {
  const hash = createHash("sha256");
  // One buffer for all reads: the model is 47 MB, and a stream's buffers would stay in memory a while.
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  let bytes = 0;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- each read follows the one before it
    const { bytesRead } = await file.read(chunk, 0, CHUNK_BYTES);
    if (bytesRead === 0) {
      return { bytes, sha256: hash.digest("hex") };
    }
    hash.update(chunk.subarray(0, bytesRead));
    bytes += bytesRead;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

function invalid(path: string, found: string, cause?: unknown): BotError {
  return new BotError("MODEL_FILE_INVALID", `Model file ${path} ${found}. ${MEND}`, { cause });
}
