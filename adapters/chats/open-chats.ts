import type { BaseStatus } from "../../src/assistant/base-status.ts";
import type { ChatService } from "../../src/assistant/chat-service.ts";
import type { ChatServiceParts } from "../../src/assistant/create-chat-service.ts";
import { systemDelay } from "../../src/assistant/delay.ts";
import type { Closable } from "../../src/assistant/generation-holder.ts";
import { loadPhrases, type Phrases } from "../../src/language/phrases.ts";
import type { Logger } from "../../src/logger.ts";
import { loadE5 } from "../../src/models/e5-embeddings.ts";
import type { Embedder } from "../../src/retrieval/embedder.ts";
import { openPublished } from "../../src/storage/open-published.ts";
import { openAssistantStore } from "../../src/storage/sqlite/assistant/assistant-store.ts";
import { readLastRun } from "../../src/storage/sqlite/run-log.ts";
import { openState, type StateDb } from "../../src/storage/sqlite/state-db.ts";
import { checkBaseFolder } from "../terminal/base-fingerprint.ts";
import type { TerminalContext } from "../terminal/context.ts";
import { modelFolder } from "../terminal/model-folders.ts";
import { openIndex } from "../terminal/open-index.ts";
import { toAssistantSettings } from "./assistant-settings.ts";
import { createLiveBase, type LiveBase } from "./live-base.ts";
import { type OpenedBase, openBase } from "./open-base.ts";
import { runReindex } from "./run-reindex.ts";

/** What chats are answered with: service, base and state file of one process. */
export interface OpenedChats {
  readonly service: ChatService;
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
  const loading = loadE5({ directory: modelFolder(config), threads: config.embedderThreads });
  // A failure is told where the embedder is needed first; until then it is no unhandled one.
  loading.catch(() => undefined);
  const phrases = await loadPhrases(config.promptsDir);
  const generation = await openIndex(context, { phrases, embedder: loading });
  const base = await openBase(generation, {
    ...context,
    phrases,
    embedder: await closingOnFailure(generation, async () => loading),
  });
  return closingOnFailure(base, async () => {
    const state = openState(config.stateDir);
    return closingOnFailure(state, async () =>
      serve(context, { ...options, base, state, phrases, embedder: await loading }),
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
  readonly state: StateDb;
  readonly phrases: Phrases;
  readonly embedder: Embedder;
}

function serve(context: TerminalContext, serving: Serving): OpenedChats {
  const { config, now } = context;
  const { state, phrases, logger, createService } = serving;
  const live = toLiveBase(context, serving);
  const service = createService({
    ...live,
    store: openAssistantStore(state),
    settings: toAssistantSettings(config),
    now,
    delay: systemDelay,
    logger,
  });
  return {
    service,
    phrases,
    close: () => {
      live.close();
      state.close();
    },
  };
}

function toLiveBase(
  { config, signal, clock }: TerminalContext,
  { base, state, phrases, embedder, logger }: Serving,
): LiveBase {
  const published = { stateDir: config.stateDir, identity: embedder.identity };
  return createLiveBase({
    first: base,
    open: async () => openBase(openPublished(published), { config, embedder, phrases, clock }),
    runReindex: async (onProgress) => runReindex({ config, signal, onProgress, logger, clock }),
    lastRun: () => lastRunOf(state),
    logger,
  });
}

function lastRunOf(state: StateDb): BaseStatus["lastRun"] {
  const run = readLastRun(state);
  return run === null ? null : { finishedAt: run.finishedAt, outcome: run.outcome };
}
