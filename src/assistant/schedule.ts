import type { SourceEntry } from "../domain/source-entry.ts";
import type { Logger } from "../logger.ts";
import type { ReindexResult } from "./admin-desk.ts";
import type { Delay } from "./delay.ts";
import { describeError } from "./describe-error.ts";

const HOUR_MS = 3_600_000;
/** How often the schedule looks; sources are read every hour at most. */
const LOOK_EVERY_MS = 10 * 60_000;

/** What a schedule knows of one source. */
export interface ScheduledSource {
  readonly entry: Pick<SourceEntry, "id" | "schedule">;
  /** ISO 8601; when it was last read, whatever came of it. `null`: never. */
  readonly lastTried: string | null;
}

export interface ScheduleParts {
  /** Entries of data/sources.yaml as they are now. */
  readonly sources: () => Promise<readonly ScheduledSource[]>;
  /** Reads sources and publishes what may be published; never rejects for what a run can end in. */
  readonly run: (due: readonly string[]) => Promise<ReindexResult>;
  /** Whether an admin went back to an index that is to stay. */
  readonly isPinned: () => boolean;
  readonly now: () => Date;
  /** It must not keep the process alive by itself, or must end with the signal. */
  readonly delay: Delay;
  readonly logger: Logger;
}

/**
 * Ids of the sources that are to be read anew: as many hours after the last attempt as their entry
 * says. A source that was never tried is due at once, one that is `manual` never.
 *
 * @param attempts When runs for a source ended in this process, in milliseconds since 1970: one that
 * failed as a whole leaves no reading behind.
 */
export function dueSources(
  sources: readonly ScheduledSource[],
  { attempts, now }: { readonly attempts: ReadonlyMap<string, number>; readonly now: Date },
): readonly string[] {
  return sources.flatMap(({ entry: { id, schedule }, lastTried }) => {
    const tried = Math.max(
      lastTried === null ? Number.NEGATIVE_INFINITY : Date.parse(lastTried),
      attempts.get(id) ?? Number.NEGATIVE_INFINITY,
    );
    const isDue = schedule !== "manual" && now.getTime() - tried >= schedule * HOUR_MS;
    return isDue ? [id] : [];
  });
}

/**
 * Reads sources anew when they are due, one run at a time, until the signal. What is held back waits for
 * admins; what fails is logged and tried again when it is due again; a pinned index is left alone.
 * Never rejects.
 */
export async function keepSchedule(parts: ScheduleParts, signal: AbortSignal): Promise<void> {
  const attempts = new Map<string, number>();
  while (!signal.aborted) {
    // oxlint-disable-next-line no-await-in-loop -- one run at a time is the point
    await look(parts, attempts);
    // oxlint-disable-next-line no-await-in-loop -- looks again after a while
    await parts.delay(LOOK_EVERY_MS, signal);
  }
}

async function look(parts: ScheduleParts, attempts: Map<string, number>): Promise<void> {
  const { logger, now } = parts;
  try {
    if (parts.isPinned()) {
      return;
    }
    const due = dueSources(await parts.sources(), { attempts, now: now() });
    if (due.length === 0) {
      return;
    }
    const result = await parts.run(due);
    // A run of somebody else's reads them, too, or it does not: looked at again after a while.
    if (result.kind !== "busy" && result.kind !== "cancelled") {
      for (const id of due) {
        attempts.set(id, now().getTime());
      }
    }
    tell(result, { due, logger });
  } catch (error) {
    logger.error({ error: describeError(error) }, "the schedule could not look at the sources");
  }
}

function tell(
  result: ReindexResult,
  { due, logger }: { readonly due: readonly string[]; readonly logger: Logger },
): void {
  const fields = { sources: due, outcome: result.kind };
  if (result.kind === "failed" || result.kind === "faulty" || result.kind === "refused") {
    logger.error(fields, "the scheduled run published nothing");
    return;
  }
  const report = "report" in result ? result.report : undefined;
  const held = report?.changes.filter(({ kind }) => kind === "held").length ?? 0;
  const failures = report?.sources.reduce((sum, each) => sum + each.failures.length, 0) ?? 0;
  const isWorrying = held > 0 || failures > 0;
  logger[isWorrying ? "warn" : "info"](
    { ...fields, held, failures },
    "the scheduled run has ended",
  );
}
