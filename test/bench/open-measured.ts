import { join } from "node:path";
import type { AnswererParts } from "../../src/answering/answerer.ts";
import { readRankingModel } from "../../src/answering/ranking-model.ts";
import { readVocabulary } from "../../src/knowledge/vocabulary.ts";
import { loadPhrases } from "../../src/language/phrases.ts";
import { E5_IDENTITY, loadE5 } from "../../src/models/e5-embeddings.ts";
import { openPublished } from "../../src/storage/open-published.ts";

export interface MeasuredPlaces {
  readonly dataDir: string;
  readonly stateDir: string;
  readonly promptsDir: string;
  readonly threads: number;
}

/** All that answering needs, with the shipped embedder, over what is published. */
export async function openMeasured(
  places: MeasuredPlaces,
): Promise<AnswererParts & { readonly openMs: number; readonly before: number }> {
  const { dataDir, stateDir, promptsDir, threads } = places;
  const directory = join(dataDir, "models", "multilingual-e5-small");
  const embedder = await loadE5({ directory, threads });
  const phrases = await loadPhrases(promptsDir);
  const vocabulary = await readVocabulary(dataDir);
  const model = await readRankingModel(dataDir);
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  const start = performance.now();
  const generation = openPublished({ stateDir, identity: E5_IDENTITY });
  const openMs = performance.now() - start;
  return {
    embedder,
    phrases,
    vocabulary,
    model,
    generation,
    clock: performance.now.bind(performance),
    openMs,
    before,
  };
}
