import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { Manifest } from "../../domain/generation.ts";
import { errorCode, guardStorage } from "../storage-errors.ts";
import { GRAPH_FILE, generationInvalid, MANIFEST_FILE, REQUIRED_FILES } from "./layout.ts";

const FORMAT = Manifest.shape.format.value;
const Versioned = z.object({ format: z.int() });

function readJson(folder: string): unknown {
  const path = join(folder, MANIFEST_FILE);
  try {
    return JSON.parse(guardStorage({ path }, () => readFileSync(path, "utf8")));
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw generationInvalid(folder, `${MANIFEST_FILE} is cut short or changed`, error);
    }
    if (error instanceof Error && /^ENO(?:ENT|TDIR)$/.test(errorCode(error.cause))) {
      throw generationInvalid(folder, `${MANIFEST_FILE} is missing`, error);
    }
    throw error;
  }
}

function parseManifest(folder: string, json: unknown): Manifest {
  const versioned = Versioned.safeParse(json);
  if (versioned.success && versioned.data.format !== FORMAT) {
    const format = String(versioned.data.format);
    throw generationInvalid(
      folder,
      `it has format ${format}, and this version reads format ${String(FORMAT)}`,
    );
  }
  const parsed = Manifest.safeParse(json);
  if (!parsed.success) {
    throw generationInvalid(folder, `${MANIFEST_FILE} is changed or incomplete`, parsed.error);
  }
  return parsed.data;
}

function checkSize(folder: string, name: string, expected: number): void {
  const path = join(folder, name);
  const found = guardStorage({ path }, () => statSync(path, { throwIfNoEntry: false })?.size);
  if (found === undefined) {
    throw generationInvalid(folder, `${name} is missing`);
  }
  if (found !== expected) {
    throw generationInvalid(
      folder,
      `${name} has ${String(found)} bytes instead of ${String(expected)}`,
    );
  }
}

/**
 * Reads the manifest of a generation folder, and sees that each file it lists is there in full size.
 *
 * @throws {BotError} GENERATION_INVALID, naming the file, when manifest or a file is missing, cut or
 * of another format; STORAGE_FAILED when it may not be read.
 */
export function readManifest(folder: string): Manifest {
  const manifest = parseManifest(folder, readJson(folder));
  const names = Object.keys(manifest.files);
  const missing = REQUIRED_FILES.find((name) => !names.includes(name));
  const foreign = names.find((name) => !REQUIRED_FILES.includes(name) && name !== GRAPH_FILE);
  if (missing !== undefined || foreign !== undefined) {
    throw generationInvalid(folder, `${MANIFEST_FILE} does not list the files of an index`);
  }
  for (const [name, { bytes }] of Object.entries(manifest.files)) {
    checkSize(folder, name, bytes);
  }
  return manifest;
}
