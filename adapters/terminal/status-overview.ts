import type { AdminOverview } from "../../src/assistant/admin-desk.ts";
import { healthSections, worstFirst } from "../../src/presenting/health-view.ts";
import { sanitizeLine } from "../../src/presenting/sanitize.ts";
import { viewLines } from "../../src/presenting/view.ts";
import { openReview } from "../../src/storage/open-review.ts";
import { openAssistantStore } from "../../src/storage/sqlite/assistant/assistant-store.ts";
import { hasReviewTables } from "../../src/storage/sqlite/review-tables.ts";
import { openStateForReading } from "../../src/storage/sqlite/state-db.ts";
import { readBaseHealth } from "../chats/base-health.ts";
import { embedderIdentity } from "../model/open-embedder.ts";
import type { TerminalContext } from "./context.ts";
import type { RenderOptions } from "./render-options.ts";

const NO_DECISIONS: Omit<AdminOverview, "sources" | "citations"> = {
  proposals: [],
  generations: [],
  quarantined: [],
  held: [],
  pinned: null,
};

/**
 * What waits for an administrator, and how sources stand, read without writing anything.
 *
 * @throws {BotError} STORAGE_FAILED or STATE_INVALID when what is kept of them cannot be read.
 */
export async function readOverview({ config, pid, now }: TerminalContext): Promise<AdminOverview> {
  const { stateDir } = config;
  const state = openStateForReading(stateDir);
  try {
    if (state === null || !hasReviewTables(state)) {
      const nobody = { answers: { usesBySource: () => new Map<string, number>() } };
      const review = { quarantined: () => [] };
      const health = await readBaseHealth(config, { store: nobody, review, now: now() });
      return { ...NO_DECISIONS, ...health };
    }
    const identity = await embedderIdentity(config);
    const review = openReview({ stateDir, pid, identity, now, state });
    const store = openAssistantStore(state);
    return {
      ...(await readBaseHealth(config, { store, review, now: now() })),
      proposals: review.proposals(),
      generations: review.generations(),
      quarantined: review.quarantined(),
      held: review.held(),
      pinned: review.pinned(),
    };
  } finally {
    state?.close();
  }
}

/** The same for scripts: proposals without their reports, sources worst first. */
export function overviewJson(overview: AdminOverview): Readonly<Record<string, unknown>> {
  const { proposals, sources, ...rest } = overview;
  return {
    ...rest,
    proposals: proposals.map(({ id, madeAt, report: { against, changes } }) => ({
      id,
      madeAt,
      against,
      changes: changes.length,
    })),
    sources: worstFirst(sources),
  };
}

function line(label: string, entries: readonly string[]): readonly string[] {
  return entries.length === 0
    ? []
    : [`${label.padEnd(10)} ${entries.map(sanitizeLine).join(", ")}`];
}

/** The same for people; nothing is said of what there is none of. */
export function overviewLines(
  { proposals, generations, quarantined, held, pinned, ...health }: AdminOverview,
  { say, language }: RenderOptions,
  now: Date,
): readonly string[] {
  const older = generations.filter(({ role }) => role === "older").map(({ id }) => id);
  const sections = healthSections(health, { say, language, now: now.getTime() });
  return [
    ...line("pinned", pinned === null ? [] : [pinned]),
    ...line(
      "proposed",
      proposals.map(({ id, madeAt }) => `${id} (${madeAt})`),
    ),
    ...line("older", older),
    ...line(
      "held back",
      held.map(({ item, reason }) => `${item} (${say(`review-${reason}`)})`),
    ),
    ...line(
      "quarantine",
      quarantined.map(({ target }) => target),
    ),
    ...(sections.length === 0 ? [] : viewLines({ title: "", sections }).slice(1)),
  ];
}
