import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { EmbedderIdentity } from "../domain/generation.ts";
import { BotError } from "../errors.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";
import { GENERATION_NAME, generationInvalid, generationsFolder } from "./generations/layout.ts";
import { openGeneration } from "./generations/open-generation.ts";
import type { OpenOptions } from "./generations/sealed-files.ts";
import { type Pointer, readPointer } from "./sqlite/pointer.ts";
import { openStateForReading, statePath } from "./sqlite/state-db.ts";

const MEND = "Run `npm run souverain index` to build one.";

function describe({ name, hash, dimension }: EmbedderIdentity): string {
  return `${name} (${hash.slice(0, 12)}, ${String(dimension)} numbers)`;
}

/** Told whole: two hashes may begin alike. */
function difference(was: EmbedderIdentity, is: EmbedderIdentity): string | null {
  const field = (["hash", "dimension"] as const).find((name) => was[name] !== is[name]);
  return field === undefined
    ? null
    : `${field} ${String(was[field])} instead of ${String(is[field])}`;
}

/**
 * Which generation is published, read without writing anything.
 *
 * @returns `null` when none is.
 * @throws {BotError} STATE_INVALID or STORAGE_FAILED when that cannot be read.
 */
export function readPublished(stateDir: string): Pointer | null {
  const state = openStateForReading(stateDir);
  try {
    return state === null ? null : readPointer(state);
  } finally {
    state?.close();
  }
}

/** An index that was lost with its pointer is none that was never built. */
function nonePublished(stateDir: string): BotError {
  const folder = generationsFolder(stateDir);
  const isOrphaned =
    !existsSync(statePath(stateDir)) &&
    existsSync(folder) &&
    readdirSync(folder).some((name) => GENERATION_NAME.test(name));
  return isOrphaned
    ? generationInvalid(folder, `${statePath(stateDir)}, which names the published one, is missing`)
    : new BotError("GENERATION_MISSING", `There is no index in ${stateDir} yet. ${MEND}`);
}

function checkFolder(folder: string, generation: SearchableGeneration, expected: string): void {
  if (generation.manifest.id !== expected) {
    throw generationInvalid(folder, `it holds ${generation.manifest.id}`);
  }
}

function checkEmbedder(generation: SearchableGeneration, identity: EmbedderIdentity): void {
  const { id, embedder } = generation.manifest;
  // The name is only a label: the same files under another name make the same vectors.
  const different = difference(embedder, identity);
  if (different !== null) {
    throw new BotError(
      "GENERATION_FOREIGN",
      `Index ${id} was built by ${describe(embedder)}, but the embedder in use is ` +
        `${describe(identity)}: their vectors cannot be compared (${different}). ${MEND}`,
    );
  }
}

/**
 * Opens the published generation for questions embedded by `identity`.
 *
 * @throws {BotError} GENERATION_MISSING when none is published; GENERATION_FOREIGN when another
 * embedder built it; GENERATION_INVALID when it is damaged; STATE_INVALID, STORAGE_FAILED.
 */
export function openPublished(
  { stateDir, identity }: { readonly stateDir: string; readonly identity: EmbedderIdentity },
  options?: OpenOptions,
): SearchableGeneration {
  const pointer = readPublished(stateDir);
  if (pointer === null) {
    throw nonePublished(stateDir);
  }
  const folder = join(generationsFolder(stateDir), pointer.generation);
  const generation = openGeneration(folder, options);
  try {
    checkFolder(folder, generation, pointer.generation);
    checkEmbedder(generation, identity);
    return generation;
  } catch (error) {
    generation.close();
    throw error;
  }
}
