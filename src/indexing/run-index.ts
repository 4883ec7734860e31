import { BotError } from "../errors.ts";
import type { BaseContent } from "../knowledge/base-content.ts";
import type { Embedder } from "../retrieval/embedder.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";
import { breathe } from "./cancellation.ts";
import { checkContent } from "./check-content.ts";
import { checkGeneration } from "./check-generation.ts";
import { type EmbeddedTexts, embedTexts } from "./embed-texts.ts";
import { draftGeneration, type GenerationDraft, textsToEmbed } from "./generation-draft.ts";
import { generationId } from "./generation-id.ts";
import type { IndexProgress } from "./index-progress.ts";
import type { IndexRun } from "./index-run.ts";
import type { BuiltGeneration, IndexStore } from "./index-store.ts";
import { countPlan, type IndexPlan, type IndexPlanCounts, planIndex } from "./plan-index.ts";
import type { ShippedVectors } from "./shipped-vectors.ts";

/** Generations kept beside the published one, for rollback. */
const KEPT_OTHERS = 2;

export interface IndexOptions {
  readonly content: BaseContent;
  readonly store: IndexStore;
  readonly embedder: Embedder;
  readonly shipped: ShippedVectors;
  readonly onPlan?: (plan: IndexPlan) => void;
  readonly onProgress: (progress: IndexProgress) => void;
  /** Told, in one sentence, of anything damaged that was mended on the way. */
  readonly onNotice: (message: string) => void;
  readonly signal: AbortSignal;
  readonly now: () => Date;
}

/** What an index run came to. */
export type IndexOutcome =
  | { readonly kind: "unchanged"; readonly generation: string }
  | {
      readonly kind: "published";
      readonly generation: string;
      readonly counts: IndexPlanCounts;
      /** Texts the embedder had to read. */
      readonly embedded: number;
      /** Texts whose vectors were shipped or cached. */
      readonly reused: number;
      readonly ms: number;
    };

/** What a run knows so far; what is left of it when it fails is written down. */
interface RunRecord {
  readonly startedAt: Date;
  generation: string | null;
  counts: IndexRun["counts"];
}

function toIndexRun(
  { startedAt, generation, counts }: RunRecord,
  outcome: IndexRun["outcome"],
  finishedAt: Date,
): IndexRun {
  return {
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt.toISOString(),
    outcome,
    generation,
    counts,
  };
}

/** Progress of one phase, which begins now. */
function phaseReporter(
  phase: IndexProgress["phase"],
  { onProgress, now }: IndexOptions,
): (done: number, total: number) => void {
  const startedAt = now();
  return (done, total) => {
    onProgress({ phase, done, total, startedAt });
  };
}

/** @returns `null` when there is none of this id or, said so, when it is damaged. */
function openIfSound(id: string | null, options: IndexOptions): SearchableGeneration | null {
  try {
    return id === null ? null : options.store.open(id);
  } catch (error) {
    if (error instanceof BotError && error.code === "GENERATION_INVALID") {
      options.onNotice(`Generation ${id ?? ""} is damaged and is not used: ${error.message}`);
      return null;
    }
    throw error;
  }
}

function* passagesOf(
  generation: SearchableGeneration,
): Generator<ReturnType<SearchableGeneration["passage"]>> {
  for (let row = 0; row < generation.passageCount; row += 1) {
    yield generation.passage(row);
  }
}

function makePlan(
  published: SearchableGeneration | null,
  { content, onPlan }: IndexOptions,
): IndexPlan {
  const items = new Map(content.items.map((item) => [item.id, item]));
  const plan = planIndex(
    published === null
      ? null
      : { passages: passagesOf(published), item: (id) => published.item(id) },
    { passages: content.passages, item: (id) => items.get(id) },
  );
  onPlan?.(plan);
  return plan;
}

async function embedContent(options: IndexOptions): Promise<EmbeddedTexts> {
  const { content, store, embedder, shipped, onNotice, signal } = options;
  const cache = store.openCache(embedder.identity, onNotice);
  try {
    return await embedTexts(textsToEmbed(content), {
      embedder,
      shipped,
      cache,
      onBatch: phaseReporter("embed", options),
      signal,
    });
  } finally {
    cache.close();
  }
}

async function checkBuilt(
  built: BuiltGeneration,
  draft: GenerationDraft,
  options: IndexOptions,
): Promise<void> {
  const written = built.open();
  try {
    await checkGeneration(written, draft, {
      signal: options.signal,
      onPassages: phaseReporter("check", options),
    });
  } finally {
    written.close();
  }
}

async function buildGeneration(draft: GenerationDraft, options: IndexOptions): Promise<void> {
  const { store, signal } = options;
  const built = await store.build(draft, { signal, onPart: phaseReporter("write", options) });
  try {
    await checkBuilt(built, draft, options);
    await breathe(signal);
    built.keep();
  } catch (error) {
    built.discard();
    throw error;
  }
}

/** Makes sure that a sound generation of this id is kept. */
async function provideGeneration(
  id: string,
  options: IndexOptions,
): Promise<Pick<EmbeddedTexts, "embedded" | "reused">> {
  // Built before: kept for rollback, or its run was killed between keeping and publishing.
  const kept = openIfSound(id, options);
  if (kept !== null) {
    kept.close();
    return { embedded: 0, reused: 0 };
  }
  const embedded = await embedContent(options);
  const about = { id, embedder: options.embedder.identity, builtAt: options.now() };
  await buildGeneration(draftGeneration(options.content, embedded, about), options);
  return { embedded: embedded.embedded, reused: embedded.reused };
}

function publish(id: string, run: IndexRun, options: IndexOptions): void {
  const report = phaseReporter("publish", options);
  report(0, 1);
  options.store.publish(id, run);
  report(1, 1);
  try {
    options.store.prune(KEPT_OTHERS);
  } catch (error) {
    // The new generation serves: what could not be removed is removed by the next run.
    const reason = error instanceof Error ? error.message : String(error);
    options.onNotice(`Old generations could not be removed: ${reason}`);
  }
}

async function runLocked(options: IndexOptions, record: RunRecord): Promise<IndexOutcome> {
  const { content, store, embedder, now } = options;
  store.removeStrays();
  const id = generationId(content, embedder.identity);
  record.generation = id;
  const published = openIfSound(store.publishedId(), options);
  let plan: IndexPlan;
  try {
    if (published?.manifest.id === id) {
      return { kind: "unchanged", generation: id };
    }
    plan = makePlan(published, options);
  } finally {
    published?.close();
  }
  await breathe(options.signal);
  const { embedded, reused } = await provideGeneration(id, options);
  const counts = countPlan(plan);
  record.counts = { ...counts, embedded, reused };
  publish(id, toIndexRun(record, "published", now()), options);
  const ms = now().getTime() - record.startedAt.getTime();
  return { kind: "published", generation: id, counts, embedded, reused, ms };
}

/** Writes down how a run failed; where even that fails, the first fault is the one to mend. */
function recordFailure(error: unknown, record: RunRecord, options: IndexOptions): void {
  const isCancelled = error instanceof BotError && error.code === "INDEX_CANCELLED";
  const run = toIndexRun(record, isCancelled ? "cancelled" : "failed", options.now());
  try {
    options.store.record(run);
  } catch (second) {
    const reason = second instanceof Error ? second.message : String(second);
    options.onNotice(`The run could not be recorded: ${reason}`);
  }
}

/**
 * Brings the published index up to the base: plans, embeds what is new, writes a generation beside
 * the published one, checks it, publishes it. A base that did not change changes nothing.
 *
 * Whenever it fails or is killed, what was published serves as before, and the next run goes on.
 *
 * @throws {BotError} INDEX_BUSY, INDEX_CANCELLED, KNOWLEDGE_INVALID (as `checkContent`), STORAGE_FAILED,
 * STATE_INVALID, MODEL_FILE_INVALID or GENERATION_INVALID (the new one failed its check).
 */
export async function runIndex(options: IndexOptions): Promise<IndexOutcome> {
  checkContent(options.content);
  const startedAt = options.now();
  const lock = options.store.lock(startedAt);
  const record: RunRecord = { startedAt, generation: null, counts: null };
  try {
    return await runLocked(options, record);
  } catch (error) {
    recordFailure(error, record, options);
    throw error;
  } finally {
    lock.release();
  }
}
