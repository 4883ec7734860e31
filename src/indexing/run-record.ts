import { BotError } from "../errors.ts";
import type { IndexOptions } from "./index-options.ts";
import type { IndexRun } from "./index-run.ts";

/** What a run knows so far; what is left of it when it fails is written down. */
export interface RunRecord {
  readonly startedAt: Date;
  generation: string | null;
  counts: IndexRun["counts"];
}

/** The line of the run log that a record becomes. */
export function toIndexRun(
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

/** Writes down how a run failed; where even that fails, the first fault is the one to mend. */
export function recordFailure(error: unknown, record: RunRecord, options: IndexOptions): void {
  const isCancelled = error instanceof BotError && error.code === "INDEX_CANCELLED";
  const run = toIndexRun(record, isCancelled ? "cancelled" : "failed", options.now());
  try {
    options.store.record(run);
  } catch (second) {
    const reason = second instanceof Error ? second.message : String(second);
    options.onNotice(`The run could not be recorded: ${reason}`);
  }
}
