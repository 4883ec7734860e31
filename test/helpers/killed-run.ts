import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect } from "vitest";
import type { BaseContent } from "../../src/knowledge/base-content.ts";
import type { Embedder } from "../../src/retrieval/embedder.ts";
import { scannedVectorIndex } from "../../src/retrieval/scanned-vectors.ts";
import { VectorMatrix } from "../../src/retrieval/vector-matrix.ts";
import { openPublished } from "../../src/storage/open-published.ts";

/** Vectors in the cache of a state folder. */
export function countCached(stateDir: string): number {
  const path = join(stateDir, "embeddings.db");
  if (!existsSync(path)) {
    return 0;
  }
  const database = new Database(path);
  try {
    return Number(database.prepare("SELECT count(*) FROM embedding").pluck().get());
  } finally {
    database.close();
  }
}

/** Names in a state folder's generations, published or not. */
export function listGenerations(stateDir: string): readonly string[] {
  return readdirSync(join(stateDir, "generations")).toSorted();
}

/**
 * Asks the published generation for a passage of the base it was made from.
 *
 * @returns its id.
 */
export async function expectAnswer(
  stateDir: string,
  embedder: Embedder,
  content: BaseContent,
): Promise<string> {
  const generation = openPublished({ stateDir, identity: embedder.identity });
  try {
    const row = Math.floor(content.passages.length / 2);
    const text = content.passages[row]?.indexedText ?? "";
    const [vector = []] = await embedder.embedDocuments([text]);
    const index = scannedVectorIndex(
      new VectorMatrix(generation.passageVectors, embedder.identity.dimension),
    );
    const found = index
      .search(Float32Array.from(vector), 1)
      .map((hit) => generation.passage(hit.row));
    expect(found.map(({ id }) => id)).toEqual([content.passages[row]?.id]);
    return generation.manifest.id;
  } finally {
    generation.close();
  }
}
