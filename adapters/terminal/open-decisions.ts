import { createDecisions, type Decisions } from "../../src/assistant/decisions.ts";
import { excludedFrom } from "../../src/indexing/quarantine.ts";
import { loadPhrases, type Phrases } from "../../src/language/phrases.ts";
import type { SearchableGeneration } from "../../src/retrieval/searchable-generation.ts";
import { withoutItems } from "../../src/retrieval/without-items.ts";
import { readReviewState } from "../../src/storage/read-review.ts";
import { openLazyEmbedder } from "../model/open-embedder.ts";
import { checkBaseFolder } from "./base-fingerprint.ts";
import type { TerminalContext } from "./context.ts";
import { openIndex } from "./open-index.ts";

/** Decisions over the published generation. */
export interface OpenedDecisions {
  readonly decisions: Decisions;
  readonly phrases: Phrases;
  readonly newest: SearchableGeneration["manifest"]["newest"];
  close(): void;
}

/** Opens decisions; commands take it as an argument so that a test can open others. */
export type OpenDecisions = (context: TerminalContext) => Promise<OpenedDecisions>;

/**
 * Opens them over an index of the base as it is now, building it when there is none.
 *
 * @throws {BotError} when a setting, the model or the index is broken, and nothing else can answer.
 */
export const openDecisions: OpenDecisions = async (context) => {
  const { config } = context;
  await checkBaseFolder(config.dataDir);
  // Only an index that must be built needs it.
  const embedder = await openLazyEmbedder(config);
  const phrases = await loadPhrases(config.promptsDir);
  const opened = await openIndex(context, { phrases, embedder: Promise.resolve(embedder) });
  try {
    const excluded = excludedFrom(opened, readReviewState(config.stateDir).quarantined);
    const generation = withoutItems(opened, excluded);
    return {
      decisions: createDecisions({ generation, phrases }),
      phrases,
      newest: opened.manifest.newest,
      close: () => opened.close(),
    };
  } catch (error) {
    opened.close();
    throw error;
  }
};
