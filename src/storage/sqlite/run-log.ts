import { z } from "zod";
import { IndexRun } from "../../indexing/index-run.ts";
import { type StateDb, stateInvalid } from "./state-db.ts";

const INSERT = `
  INSERT INTO run (started_at, finished_at, outcome, generation, counts)
  VALUES (:startedAt, :finishedAt, :outcome, :generation, :counts)`;
const SELECT_LAST = `
  SELECT started_at AS startedAt, finished_at AS finishedAt, outcome, generation, counts
  FROM run ORDER BY id DESC LIMIT 1`;
const SELECT_PUBLISHED = `
  SELECT generation, max(finished_at) AS publishedAt
  FROM run WHERE outcome = 'published' GROUP BY generation ORDER BY max(id) DESC`;

const PublishedRow = z.strictObject({ generation: z.string(), publishedAt: z.iso.datetime() });
const Row = z.object({ counts: z.string() }).loose();

/** Writes down what became of a run. */
export function appendRun(state: StateDb, run: IndexRun): void {
  state.use((database) =>
    database.prepare(INSERT).run({ ...run, counts: JSON.stringify(run.counts) }),
  );
}

/**
 * The run that ended last; `null` when there was none. A run that was killed is not in it.
 *
 * @throws {BotError} STATE_INVALID when the row makes no sense.
 */
export function readLastRun(state: StateDb): IndexRun | null {
  const row = state.use((database) => database.prepare(SELECT_LAST).get());
  if (row === undefined) {
    return null;
  }
  try {
    const { counts, ...rest } = Row.parse(row);
    return IndexRun.parse({ ...rest, counts: JSON.parse(counts) });
  } catch (error) {
    throw stateInvalid(state.path, "holds a run that cannot be read", error);
  }
}

/** Generations with the last time they were published (ISO 8601), newest first. */
export function readPublishedTimes(state: StateDb): ReadonlyMap<string, string> {
  const rows = state.use((database) => database.prepare(SELECT_PUBLISHED).all());
  const parsed = z.array(PublishedRow).safeParse(rows);
  if (!parsed.success) {
    throw stateInvalid(state.path, "holds a run that cannot be read", parsed.error);
  }
  return new Map(parsed.data.map(({ generation, publishedAt }) => [generation, publishedAt]));
}
