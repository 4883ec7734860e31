import { readRankingModel } from "../../src/answering/ranking-model.ts";
import { createAssistant } from "../../src/assistant/assistant.ts";
import { excludedFrom } from "../../src/indexing/quarantine.ts";
import { readVocabulary } from "../../src/knowledge/vocabulary.ts";
import { loadPhrases } from "../../src/language/phrases.ts";
import type { Embedder } from "../../src/retrieval/embedder.ts";
import { readReviewState } from "../../src/storage/read-review.ts";
import { openDrafter } from "../model/open-drafter.ts";
import type { TerminalContext } from "./context.ts";
import { openIndex } from "./open-index.ts";
import type { OpenedAssistant } from "./opened-assistant.ts";
import { rememberAsked } from "./remember-asked.ts";
import { createStaleSources } from "./stale-sources.ts";

export interface Beginning {
  /** Time of the clock at which opening began. */
  readonly started: number;
  readonly embedder: Promise<Embedder>;
  readonly useModel: boolean;
}

/**
 * Makes an assistant over an index of the base as it is now, building it when there is none.
 *
 * @throws {BotError} when the model or the index is broken, and nothing else can answer.
 */
export async function assembleAssistant(
  context: TerminalContext,
  { started, embedder: loading, useModel }: Beginning,
): Promise<OpenedAssistant> {
  const { config, clock, now } = context;
  const [phrases, vocabulary, model] = await Promise.all([
    loadPhrases(config.promptsDir),
    readVocabulary(config.dataDir),
    readRankingModel(config.dataDir),
  ]);
  const generation = await openIndex(context, { phrases, embedder: loading });
  const indexed = clock();
  try {
    const embedder = await loading;
    const waited = clock();
    const excludedItems = excludedFrom(generation, readReviewState(config.stateDir).quarantined);
    const staleSources = await createStaleSources(config, now);
    const parts = {
      drafter: useModel ? await openDrafter(context) : undefined,
      generation,
      embedder,
      phrases,
      clock,
      vocabulary,
      model,
      excludedItems,
      staleSources,
    };
    const asker = createAssistant(parts);
    return {
      asker,
      phrases,
      newest: generation.manifest.newest,
      timings: {
        "open-index": Math.round(indexed - started),
        "await-model": Math.round(waited - indexed),
        "prepare-search": Math.round(clock() - waited),
      },
      remember: (question, answer) => rememberAsked(context, { question, answer }),
      prepare: async (signal) => asker.prepare(signal),
      close: () => generation.close(),
    };
  } catch (error) {
    generation.close();
    throw error;
  }
}
