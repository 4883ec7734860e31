import { realpath } from "node:fs/promises";
import type { Collected, CollectProgress } from "../../src/collecting/collected.ts";
import { BotError } from "../../src/errors.ts";
import type { ChangeReport } from "../../src/indexing/change-report.ts";
import type { IndexOutcome } from "../../src/indexing/index-outcome.ts";
import type { IndexProgress } from "../../src/indexing/index-progress.ts";
import type { IndexStore } from "../../src/indexing/index-store.ts";
import { runIndex } from "../../src/indexing/run-index.ts";
import type { RunRequest } from "../../src/indexing/run-request.ts";
import type { WriterLock } from "../../src/indexing/writer-lock.ts";
import { toBaseContent } from "../../src/knowledge/base-content.ts";
import type { Knowledge, KnowledgeFault } from "../../src/knowledge/knowledge.ts";
import { readKnowledge } from "../../src/knowledge/read-knowledge.ts";
import { readSources } from "../../src/knowledge/read-sources.ts";
import { reasonOf } from "../../src/knowledge/read-text-file.ts";
import { openShippedVectors, type ShippedVectors } from "../../src/models/shipped-vectors.ts";
import type { Embedder } from "../../src/retrieval/embedder.ts";
import { createFolderIndexStore } from "../../src/storage/folder-index-store.ts";
import { openPublished } from "../../src/storage/open-published.ts";
import { readReviewState } from "../../src/storage/read-review.ts";
import { loadAnswerChecks } from "./answer-checks.ts";
import { type BaseState, fingerprintState, readBaseState } from "./base-state.ts";
import { collectForIndex } from "./collect-sources.ts";
import type { TerminalContext } from "./context.ts";
import { indexedBaseFile, isIndexCurrent, writeIndexedBase } from "./indexed-base.ts";
import { vectorsFolder } from "./model-folders.ts";

export type IndexResult =
  | IndexOutcome
  /** An automatic run did nothing, since an admin has pinned what is published. */
  | { readonly kind: "pinned"; readonly generation: string }
  /** The base has faults: nothing was touched. */
  | { readonly kind: "faulty"; readonly faults: readonly KnowledgeFault[] };

/** What a run needs of its process. */
export type IndexContext = Pick<TerminalContext, "config" | "signal" | "now" | "pid">;

export interface BuildIndexOptions {
  readonly request: RunRequest;
  /** File of questions whose changed answers a dry run shows; those of the repository for its own base unless given. */
  readonly questions?: string | undefined;
  readonly embedder: Embedder;
  /** Shown how far the run has come. */
  readonly progress: {
    report(event: IndexProgress | CollectProgress): void;
    /** Called before anything else is told, and at the end. */
    end(): void;
  };
  /** Told, in one sentence, of anything damaged that was mended on the way. */
  readonly onNotice: (message: string) => void;
}

/**
 * Reads the base and its sources, and brings the index up to them or, in a dry run, proposes what would be
 * published.
 *
 * @throws {BotError} as `runIndex` does.
 */
export async function buildIndex(
  context: IndexContext,
  options: BuildIndexOptions,
): Promise<IndexResult> {
  const { config } = context;
  const review = readReviewState(config.stateDir);
  if (options.request.isAutomatic && review.pinned !== null) {
    return { kind: "pinned", generation: review.pinned };
  }
  // Pages that are held back are told each time: for that they must be compared.
  if (review.pinned === null && review.holds.length === 0) {
    const current = await currentGeneration(context, options);
    if (current !== undefined) {
      return { kind: "unchanged", generation: current, report: unchangedReport(context, current) };
    }
  }
  const before = await readBaseState(config);
  const reading = await readKnowledge(config.dataDir);
  if (reading.kind === "faulty") {
    return reading;
  }
  try {
    return await indexKnowledge(context, { ...options, before, knowledge: reading.knowledge });
  } finally {
    options.progress.end();
  }
}

function unchangedReport({ now }: IndexContext, generation: string): ChangeReport {
  return {
    proposal: null,
    against: generation,
    madeAt: now().toISOString(),
    sources: [],
    changes: [],
    brokenCitations: [],
    answers: [],
  };
}

interface Indexing extends BuildIndexOptions {
  readonly knowledge: Knowledge;
  /** The state before anything of it was read. */
  readonly before: BaseState;
}

interface Collecting extends Indexing {
  readonly collected: Collected;
  readonly store: IndexStore;
  readonly lock: WriterLock;
}

async function indexKnowledge(context: IndexContext, indexing: Indexing): Promise<IndexResult> {
  const { config, now, pid, signal } = context;
  const { knowledge, progress, request } = indexing;
  const onNotice = (message: string): void => {
    progress.end();
    indexing.onNotice(message);
  };
  const store = createFolderIndexStore({ stateDir: config.stateDir, pid, onNotice });
  // Held while sources are read, too: one run at a time.
  const lock = store.lock(now());
  try {
    const collected = await collectForIndex({
      config,
      knowledge,
      fetch: request.fetch,
      signal,
      now,
      onProgress: (event) => progress.report(event),
      onNotice,
    });
    // Nobody else reads sources meanwhile: from here on their state is what this run stands for.
    const { snapshots } = await readBaseState(config);
    const outcome = await index(context, { ...indexing, onNotice, collected, store, lock });
    const before = { ...indexing.before, snapshots };
    const unnoted = await noteIndexed(context, { before, outcome });
    if (unnoted !== null) {
      onNotice(unnoted);
    }
    return outcome;
  } finally {
    lock.release();
  }
}

async function index(
  { config, signal, now }: IndexContext,
  indexing: Collecting,
): Promise<IndexOutcome> {
  const { embedder, onNotice, knowledge, collected, store, lock, request } = indexing;
  const { mode } = request;
  const questions = indexing.questions;
  const providers = [...knowledge.providers, ...collected.providers];
  return runIndex({
    content: toBaseContent({ ...knowledge, providers }),
    sources: {
      entries: knowledge.sources,
      pages: collected.pages,
      reports: collected.reports,
      asPublished: undecided(request, knowledge),
    },
    mode,
    checks: await loadAnswerChecks({ config, embedder, questions, isDryRun: mode === "propose" }),
    keepOthers: config.keepGenerations - 1,
    store,
    lock,
    embedder,
    shipped: await openShipped(vectorsFolder(config), { embedder, onNotice }),
    onProgress: (event) => indexing.progress.report(event),
    onNotice,
    signal,
    now,
  });
}

/**
 * Sources that a run which nobody asked for does not read: what was read of them since they were published, in
 * a dry run for one, waits for a decision.
 */
function undecided(
  { isAutomatic, fetch }: RunRequest,
  { sources }: Knowledge,
): ReadonlySet<string> {
  const isRead = (id: string): boolean => (typeof fetch === "boolean" ? fetch : fetch.includes(id));
  return new Set(isAutomatic ? sources.map(({ id }) => id).filter((id) => !isRead(id)) : []);
}

/** None, said so, when the files are damaged: their vectors are then computed. */
async function openShipped(
  directory: string,
  { embedder, onNotice }: Pick<BuildIndexOptions, "embedder" | "onNotice">,
): Promise<Pick<ShippedVectors, "get">> {
  try {
    return await openShippedVectors({ directory, identity: embedder.identity });
  } catch (error) {
    if (error instanceof BotError && error.code === "MODEL_FILE_INVALID") {
      onNotice(`${error.message} Until then the vectors are computed, which takes longer.`);
      return { get: () => undefined };
    }
    throw error;
  }
}

/**
 * The published generation when it is sound and stands for all that would be read: nothing is to be read
 * then, and a dry run finds nothing to propose.
 */
async function currentGeneration(
  { config }: IndexContext,
  { embedder, request }: BuildIndexOptions,
): Promise<string | undefined> {
  try {
    const generation = openPublished({ stateDir: config.stateDir, identity: embedder.identity });
    generation.close();
    const { id } = generation.manifest;
    const { fetch, isAutomatic } = request;
    const { sources } = await readSources(await realpath(config.dataDir));
    // What nobody asked for follows the base alone, unless it is there to read sources.
    const isRead = (fetch !== false || !isAutomatic) && sources.length > 0;
    return !isRead && (await isIndexCurrent(config, id)) ? id : undefined;
  } catch (error) {
    // What is wrong with it is found, told and mended by the run that follows.
    if (error instanceof BotError) {
      return undefined;
    }
    throw error;
  }
}

interface Noting {
  /** What the run has read, as far as it may change meanwhile. */
  readonly before: BaseState;
  readonly outcome: IndexOutcome;
}

/** @returns what to tell when it cannot be noted: the next start then takes a second longer. */
async function noteIndexed(
  { config }: IndexContext,
  { before, outcome }: Noting,
): Promise<string | null> {
  try {
    const now = await readBaseState(config);
    const { base, snapshots, quarantine } = now;
    // A file that was saved meanwhile may or may not have been read: then nothing is noted. Verdicts change
    // by the run itself, which forgets those that it has followed.
    if (
      base === before.base &&
      snapshots === before.snapshots &&
      quarantine === before.quarantine
    ) {
      const fingerprint = fingerprintState(now);
      await writeIndexedBase(config.stateDir, { fingerprint, generation: outcome.generation });
    }
    return null;
  } catch (error) {
    return (
      `${indexedBaseFile(config.stateDir)} cannot be written (${reasonOf(error)}): the index is fine, ` +
      "but each start checks the base again until the file is moved away or its folder made writable."
    );
  }
}
