import type { Drafter } from "../../src/answering/drafter.ts";
import { createProviderCard, type ProviderCard } from "../../src/answering/provider-card.ts";
import { readRankingModel } from "../../src/answering/ranking-model.ts";
import { createAssistant } from "../../src/assistant/assistant.ts";
import type { PublisherSummary } from "../../src/assistant/chat-service.ts";
import type { ChatServiceParts } from "../../src/assistant/create-chat-service.ts";
import { createDecisions, type Decisions } from "../../src/assistant/decisions.ts";
import {
  type FindByNeedRequest,
  type FoundByNeed,
  findByNeed,
} from "../../src/assistant/find-by-need.ts";
import type { Closable } from "../../src/assistant/generation-holder.ts";
import { listPublishers } from "../../src/assistant/publishers.ts";
import {
  createSuggestProviders,
  type SuggestProviders,
} from "../../src/assistant/suggest-providers.ts";
import type { Config } from "../../src/config.ts";
import type { Manifest } from "../../src/domain/generation.ts";
import { excludedFrom } from "../../src/indexing/quarantine.ts";
import type { QuarantineEntry } from "../../src/indexing/review.ts";
import { readVocabulary } from "../../src/knowledge/vocabulary.ts";
import type { Phrases } from "../../src/language/phrases.ts";
import type { Embedder } from "../../src/retrieval/embedder.ts";
import type { SearchableGeneration } from "../../src/retrieval/searchable-generation.ts";
import { withoutItems } from "../../src/retrieval/without-items.ts";
import { createStaleSources } from "../terminal/stale-sources.ts";

/** One generation with all that is told from it. */
export interface OpenedBase extends Closable {
  readonly manifest: Manifest;
  readonly assistant: Pick<ChatServiceParts, "ask" | "check">;
  readonly find: (request: FindByNeedRequest) => FoundByNeed;
  readonly compare: Decisions["compare"];
  readonly provider: ProviderCard;
  readonly suggestProviders: SuggestProviders;
  readonly publishers: () => readonly PublisherSummary[];
}

export interface OpenBaseParts {
  readonly config: Pick<Config, "dataDir" | "stateDir">;
  /** What is neither found nor cited. */
  readonly quarantined: readonly QuarantineEntry[];
  readonly embedder: Embedder;
  /** The language model that chooses sentences; none unless given. */
  readonly drafter?: Drafter | undefined;
  readonly phrases: Phrases;
  /** Milliseconds that only ever grow. */
  readonly clock: () => number;
  readonly now: () => Date;
}

/**
 * Makes an opened generation ready to answer; vocabulary and weights are read anew each time, since
 * they change with the base. It is closed when that fails.
 *
 * @throws {BotError} KNOWLEDGE_INVALID or MODEL_FILE_INVALID when one of these cannot be read.
 */
export async function openBase(
  generation: SearchableGeneration,
  { config, quarantined, embedder, drafter, phrases, clock, now }: OpenBaseParts,
): Promise<OpenedBase> {
  try {
    const [vocabulary, model, staleSources] = await Promise.all([
      readVocabulary(config.dataDir),
      readRankingModel(config.dataDir),
      createStaleSources(config, now),
    ]);
    const shown = withoutItems(generation, excludedFrom(generation, quarantined));
    const assistant = createAssistant({
      generation: shown,
      embedder,
      drafter,
      phrases,
      clock,
      vocabulary,
      model,
      staleSources,
    });
    const closing = new AbortController();
    // A passage that cannot be read is told to whoever asks for it.
    assistant.prepare(closing.signal).catch(() => undefined);
    const decisions = createDecisions({ generation: shown, phrases });
    let publishers: readonly PublisherSummary[] | undefined;
    return {
      manifest: generation.manifest,
      assistant: {
        ask: async (question, drafting) => assistant.ask(question, false, drafting),
        check: async (request) => assistant.check(request),
      },
      find: (request) =>
        findByNeed(request, {
          find: (need) => decisions.find(need),
          readNeed: (words) => assistant.readNeed(words),
        }),
      compare: (request) => decisions.compare(request),
      provider: createProviderCard({ generation: shown, phrases }),
      suggestProviders: createSuggestProviders(generation.subjects),
      // Reads every item, so only once.
      publishers: () => (publishers ??= listPublishers(shown)),
      close: () => {
        closing.abort();
        generation.close();
      },
    };
  } catch (error) {
    generation.close();
    throw error;
  }
}
