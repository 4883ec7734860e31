import type { Drafter } from "../../src/answering/drafter.ts";
import type { BaseStatus } from "../../src/assistant/base-status.ts";
import type { ChatService } from "../../src/assistant/chat-service.ts";
import type { ChatServiceParts } from "../../src/assistant/create-chat-service.ts";
import { systemDelay } from "../../src/assistant/delay.ts";
import type { Closable } from "../../src/assistant/generation-holder.ts";
import { keepSchedule } from "../../src/assistant/schedule.ts";
import type { QuarantineEntry, Review } from "../../src/indexing/review.ts";
import { loadPhrases, type Phrases } from "../../src/language/phrases.ts";
import type { Logger } from "../../src/logger.ts";
import type { Embedder } from "../../src/retrieval/embedder.ts";
import { openPublished } from "../../src/storage/open-published.ts";
import { openReview } from "../../src/storage/open-review.ts";
import { readReviewState } from "../../src/storage/read-review.ts";
import { openAssistantStore } from "../../src/storage/sqlite/assistant/assistant-store.ts";
import { readPointer } from "../../src/storage/sqlite/pointer.ts";
import { readLastRun } from "../../src/storage/sqlite/run-log.ts";
import { openState, type StateDb } from "../../src/storage/sqlite/state-db.ts";
import { openDrafter } from "../model/open-drafter.ts";
import { openEmbedder } from "../model/open-embedder.ts";
import { checkBaseFolder } from "../terminal/base-fingerprint.ts";
import type { TerminalContext } from "../terminal/context.ts";
import { openIndex } from "../terminal/open-index.ts";
import { toAssistantSettings } from "./assistant-settings.ts";
import { readBaseHealth, scheduledSources } from "./base-health.ts";
import { followDecisions } from "./follow-decisions.ts";
import { createLiveBase, type LiveBase } from "./live-base.ts";
import { type OpenedBase, openBase } from "./open-base.ts";
import { runReindex } from "./run-reindex.ts";

/** What chats are answered with: service, base and state file of one process. */
export interface OpenedChats {
  readonly service: ChatService;
  /** Reads sources when they are due, and follows other processes, until the signal; never rejects. */
  readonly runBackground: (signal: AbortSignal) => Promise<void>;
  readonly phrases: Phrases;
  /** Closes base and state file; call it when nothing is asked any more. */
  close(): void;
}

export interface OpenChatsOptions {
  readonly createService: (parts: ChatServiceParts) => ChatService;
  readonly logger: Logger;
}

/**
 * Opens index, model and state, building the index when there is none; an older index when that
 * cannot be done.
 *
 * @throws {BotError} when a setting, the model, the state or the index is broken, and nothing can answer.
 */
export async function openChats(
  context: TerminalContext,
  options: OpenChatsOptions,
): Promise<OpenedChats> {
  const { config } = context;
  await checkBaseFolder(config.dataDir);
  // Begun before the index is opened, so that one reads from disk while the other computes.
  const loading = openEmbedder(config);
  // A failure is told where the embedder is needed first; until then it is no unhandled one.
  loading.catch(() => undefined);
  const phrases = await loadPhrases(config.promptsDir);
  const drafter = await openDrafter({ config, now: context.now, logger: options.logger });
  const generation = await openIndex(context, { phrases, embedder: loading });
  const { quarantined } = readReviewState(config.stateDir);
  const base = await openBase(generation, {
    ...context,
    quarantined,
    phrases,
    drafter,
    embedder: await closingOnFailure(generation, async () => loading),
  });
  return closingOnFailure(base, async () => {
    const state = openState(config.stateDir);
    return closingOnFailure(state, async () =>
      serve(context, {
        ...options,
        base,
        served: decidedText(base.manifest.id, quarantined),
        state,
        phrases,
        drafter,
        embedder: await loading,
      }),
    );
  });
}

/** Makes something of what is open, which is closed again when that fails. */
async function closingOnFailure<T>(opened: Closable, make: () => Promise<T>): Promise<T> {
  try {
    return await make();
  } catch (error) {
    opened.close();
    throw error;
  }
}

interface Serving extends OpenChatsOptions {
  readonly base: OpenedBase;
  /** What `base` answers from, as {@link decidedText}. */
  readonly served: string;
  readonly state: StateDb;
  readonly phrases: Phrases;
  readonly embedder: Embedder;
  readonly drafter: Drafter | undefined;
}

function serve(context: TerminalContext, serving: Serving): OpenedChats {
  const { config, now } = context;
  const { state, phrases, logger, createService } = serving;
  const review = reviewOf(context, serving);
  const { live, served } = toLiveBase(context, serving, review);
  const store = openAssistantStore(state);
  const service = createService({
    ...live,
    store,
    review,
    health: async () => readBaseHealth(config, { store, review, now: now() }),
    settings: toAssistantSettings(config),
    now,
    delay: systemDelay,
    logger,
  });
  const decided = (): string =>
    decidedText(readPointer(state)?.generation ?? "", review.quarantined());
  const following = { decided, served, reload: live.reload, delay: systemDelay, logger };
  const scheduled = {
    sources: async () => scheduledSources(config),
    run: async (due: readonly string[]) => service.admin.reindexBySchedule(due),
    isPinned: () => review.pinned() !== null,
    now,
    delay: systemDelay,
    logger,
  };
  return {
    service,
    phrases,
    runBackground: async (signal) => {
      await Promise.all([keepSchedule(scheduled, signal), followDecisions(following, signal)]);
    },
    close: () => {
      live.close();
      state.close();
    },
  };
}

/** What is answered from, as a text to compare: a generation, and what of it is hidden. */
function decidedText(generation: string, quarantined: readonly QuarantineEntry[]): string {
  return JSON.stringify([generation, ...quarantined.map(({ kind, target }) => [kind, target])]);
}

function reviewOf(
  { config, pid, now }: TerminalContext,
  { state, embedder, logger }: Serving,
): Review {
  return openReview({
    stateDir: config.stateDir,
    pid,
    state,
    identity: embedder.identity,
    now,
    onNotice: (notice) => logger.warn({ notice }, "review"),
  });
}

function toLiveBase(
  { config, signal, clock, now }: TerminalContext,
  serving: Serving,
  review: Review,
): { readonly live: LiveBase; readonly served: () => string } {
  const { base, state, phrases, embedder, drafter, logger } = serving;
  const published = { stateDir: config.stateDir, identity: embedder.identity };
  let { served } = serving;
  const live = createLiveBase({
    first: base,
    open: async () => {
      const quarantined = review.quarantined();
      const parts = { config, quarantined, embedder, drafter, phrases, clock, now };
      const opened = await openBase(openPublished(published), parts);
      served = decidedText(opened.manifest.id, quarantined);
      return opened;
    },
    runReindex: async (onProgress, { mode, fetch, isAutomatic, signal: stopped }) =>
      runReindex({
        config,
        request: { mode, fetch: fetch === true ? true : [...fetch], isAutomatic },
        signal: AbortSignal.any([signal, stopped]),
        onProgress,
        logger,
        clock,
      }),
    lastRun: () => lastRunOf(state),
    logger,
  });
  return { live, served: () => served };
}

function lastRunOf(state: StateDb): BaseStatus["lastRun"] {
  const run = readLastRun(state);
  return run === null ? null : { finishedAt: run.finishedAt, outcome: run.outcome };
}
