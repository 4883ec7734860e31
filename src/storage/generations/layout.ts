import { join } from "node:path";
import { BotError } from "../../errors.ts";

/** Files of a generation folder. */
export const MANIFEST_FILE = "manifest.json";
/** What the files were when they were sealed: spares comparing them, and nothing is lost with it. */
export const CHECKED_FILE = "checked.json";
export const INDEX_FILE = "index.db";
export const PASSAGE_VECTORS_FILE = "passage-vectors.f32";
export const SENTENCE_VECTORS_FILE = "sentence-vectors.f32";
export const SENTENCE_START_FILE = "sentence-start.u32";
export const POSTINGS_FILE = "postings.bin";
/** Only in large generations. */
export const GRAPH_FILE = "graph.hnsw";

/** Files that every manifest lists. */
export const REQUIRED_FILES: readonly string[] = [
  INDEX_FILE,
  PASSAGE_VECTORS_FILE,
  SENTENCE_VECTORS_FILE,
  SENTENCE_START_FILE,
  POSTINGS_FILE,
];

/** Of the folder of a generation that is whole. */
export const GENERATION_NAME = /^g-[0-9a-f]{12}$/;

/** Folder that holds the generations of a state folder. */
export function generationsFolder(stateDir: string): string {
  return join(stateDir, "generations");
}

/** A generation that cannot be used, and how to get one that can. */
export function generationInvalid(folder: string, found: string, cause?: unknown): BotError {
  return new BotError(
    "GENERATION_INVALID",
    `Index ${folder} cannot be used: ${found}. Run \`npm run souverain index\` to build it again.`,
    { cause },
  );
}
