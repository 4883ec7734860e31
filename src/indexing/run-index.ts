import type { Passage } from "../domain/passage.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";
import { breathe } from "./cancellation.ts";
import { type Candidate, planCandidate } from "./candidate.ts";
import type { ChangeReport } from "./change-report.ts";
import { checkGolden, compareAnswers } from "./check-answers.ts";
import { checkContent } from "./check-content.ts";
import { GoldenFailedError } from "./golden-failed-error.ts";
import type { IndexOptions } from "./index-options.ts";
import { KEPT_OTHERS } from "./index-options.ts";
import type { IndexOutcome } from "./index-outcome.ts";
import { reportPhase } from "./index-progress.ts";
import { countPlan, type IndexPlan, planIndex } from "./plan-index.ts";
import { buildGeneration, openIfSound, provideGeneration } from "./provide-generation.ts";
import { type RunRecord, recordFailure, toIndexRun } from "./run-record.ts";

function* passagesOf(generation: SearchableGeneration): Generator<Passage> {
  for (let row = 0; row < generation.passageCount; row += 1) {
    yield generation.passage(row);
  }
}

function makePlan(
  published: SearchableGeneration | null,
  { content }: Candidate,
  { onPlan }: IndexOptions,
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

function prune({ store, onNotice, keepOthers = KEPT_OTHERS }: IndexOptions): void {
  try {
    store.prune(keepOthers);
  } catch (error) {
    // The published generation serves: what could not be removed is removed by the next run.
    const reason = error instanceof Error ? error.message : String(error);
    onNotice(`Old generations could not be removed: ${reason}`);
  }
}

/** Asks the new generation what it must be able to answer, and in a dry run what it answers differently. */
async function checkAnswers(
  published: SearchableGeneration | null,
  { id, report }: Candidate,
  options: IndexOptions,
): Promise<ChangeReport["answers"]> {
  const { checks, mode, embedder } = options;
  const candidate = checks === undefined ? null : options.store.open(id);
  if (checks === undefined || candidate === null) {
    return [];
  }
  const asking = { signal: options.signal, onQuestions: reportPhase("compare", options) };
  try {
    if (mode !== "propose") {
      const faults = await checkGolden(candidate, checks, asking);
      if (faults.length > 0) {
        const answers = faults.map(({ change }) => change);
        throw new GoldenFailedError(
          { ...report, answers },
          faults.map(({ lacks }) => lacks),
        );
      }
      return [];
    }
    // Another embedder's vectors cannot be searched for what this one makes of a question.
    const isAlike = published?.manifest.embedder.hash === embedder.identity.hash;
    return await compareAnswers(
      { published: isAlike ? published : null, candidate },
      checks,
      asking,
    );
  } finally {
    candidate.close();
  }
}

/** Publishes what was built, or puts it up for review. */
function hand(
  candidate: Candidate,
  answers: ChangeReport["answers"],
  { options, record }: { readonly options: IndexOptions; readonly record: RunRecord },
): ChangeReport {
  const { store, now, mode } = options;
  const { id, holds, texts } = candidate;
  const report = { ...candidate.report, answers };
  const tell = reportPhase("publish", options);
  tell(0, 1);
  if (mode === "propose") {
    store.propose({ id, madeAt: report.madeAt, report, texts }, holds);
  } else {
    store.publish(id, toIndexRun(record, "published", now()), { holds, settled: texts });
  }
  tell(1, 1);
  return report;
}

async function build(
  published: SearchableGeneration | null,
  candidate: Candidate,
  { options, record }: { readonly options: IndexOptions; readonly record: RunRecord },
): Promise<IndexOutcome> {
  const { store, now, mode } = options;
  const { id, content } = candidate;
  const counts = countPlan(makePlan(published, candidate, options));
  await breathe(options.signal);
  // One that was published and could not be opened needs no second look.
  const provide = store.publishedId() === id ? buildGeneration : provideGeneration;
  const { embedded, reused } = await provide(id, { ...options, content });
  record.counts = { ...counts, embedded, reused };
  const answers = await checkAnswers(published, candidate, options);
  const report = hand(candidate, answers, { options, record });
  prune(options);
  const ms = now().getTime() - record.startedAt.getTime();
  const kind = mode === "propose" ? "proposed" : "published";
  return { kind, generation: id, counts, embedded, reused, ms, report };
}

async function runLocked(options: IndexOptions, record: RunRecord): Promise<IndexOutcome> {
  const { store, mode } = options;
  store.removeStrays();
  const publishedId = store.publishedId();
  const published = openIfSound(publishedId, options);
  try {
    const candidate = planCandidate(published, options);
    const { id, holds, report } = candidate;
    record.generation = id;
    // In place of a damaged one of the same id nothing is built by a dry run, which changes nothing.
    if (publishedId === id && (published !== null || mode === "propose")) {
      store.noteHolds(holds, { endsPin: mode !== "propose" });
      // A run may have been killed after it had published.
      prune(options);
      return { kind: "unchanged", generation: id, report: { ...report, proposal: null } };
    }
    return await build(published, candidate, { options, record });
  } finally {
    published?.close();
  }
}

/**
 * Brings the published index up to the base and its sources: plans, embeds what is new, writes a
 * generation beside the published one, checks it, and publishes it or, in a dry run, proposes it. What did
 * not change changes nothing.
 *
 * Whenever it fails or is killed, what was published serves as before, and the next run goes on.
 *
 * @throws {BotError} INDEX_BUSY, INDEX_CANCELLED, KNOWLEDGE_INVALID (as `checkContent`), STORAGE_FAILED,
 * STATE_INVALID, MODEL_FILE_INVALID, GENERATION_INVALID (the new one failed its check) or GOLDEN_FAILED ({@link GoldenFailedError}).
 */
export async function runIndex(options: IndexOptions): Promise<IndexOutcome> {
  checkContent(options.content);
  const startedAt = options.now();
  const own = options.lock === undefined ? options.store.lock(startedAt) : null;
  const record: RunRecord = { startedAt, generation: null, counts: null };
  try {
    return await runLocked(options, record);
  } catch (error) {
    recordFailure(error, record, options);
    throw error;
  } finally {
    own?.release();
  }
}
