import type { Passage } from "../domain/passage.ts";
import { BotError } from "../errors.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";
import { breathe } from "./cancellation.ts";
import { checkContent } from "./check-content.ts";
import { generationId } from "./generation-id.ts";
import type { IndexOptions } from "./index-options.ts";
import { reportPhase } from "./index-progress.ts";
import type { IndexRun } from "./index-run.ts";
import { countPlan, type IndexPlan, type IndexPlanCounts, planIndex } from "./plan-index.ts";
import { buildGeneration, openIfSound, provideGeneration } from "./provide-generation.ts";

/** Generations kept beside the published one, for rollback. */
const KEPT_OTHERS = 2;

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

function* passagesOf(generation: SearchableGeneration): Generator<Passage> {
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

function publish(id: string, run: IndexRun, options: IndexOptions): void {
  const report = reportPhase("publish", options);
  report(0, 1);
  options.store.publish(id, run);
  report(1, 1);
}

function prune({ store, onNotice }: IndexOptions): void {
  try {
    store.prune(KEPT_OTHERS);
  } catch (error) {
    // The published generation serves: what could not be removed is removed by the next run.
    const reason = error instanceof Error ? error.message : String(error);
    onNotice(`Old generations could not be removed: ${reason}`);
  }
}

async function runLocked(options: IndexOptions, record: RunRecord): Promise<IndexOutcome> {
  const { content, store, embedder, now } = options;
  store.removeStrays();
  const id = generationId(content, embedder.identity);
  record.generation = id;
  const publishedId = store.publishedId();
  const published = openIfSound(publishedId, options);
  let plan: IndexPlan;
  try {
    if (published?.manifest.id === id) {
      // A run may have been killed after it had published.
      prune(options);
      return { kind: "unchanged", generation: id };
    }
    plan = makePlan(published, options);
  } finally {
    published?.close();
  }
  await breathe(options.signal);
  // One that was published and could not be opened needs no second look.
  const provide = publishedId === id ? buildGeneration : provideGeneration;
  const { embedded, reused } = await provide(id, options);
  const counts = countPlan(plan);
  record.counts = { ...counts, embedded, reused };
  publish(id, toIndexRun(record, "published", now()), options);
  prune(options);
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
