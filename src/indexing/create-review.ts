import { decideOnProposals } from "./decide-proposals.ts";
import { decideOnQuarantine } from "./decide-quarantine.ts";
import { rollBack } from "./decide-rollback.ts";
import type { KeptGeneration, Review, ReviewOutcome } from "./review.ts";
import type { ReviewParts } from "./review-parts.ts";
import type { ReviewStore } from "./review-store.ts";
import { whileLocked } from "./while-locked.ts";

function keptGenerations(store: ReviewStore): readonly KeptGeneration[] {
  const published = store.published()?.generation;
  const open = new Set(
    store.proposals().flatMap(({ id, state }) => (state === "open" ? [id] : [])),
  );
  const roleOf = (id: string): KeptGeneration["role"] =>
    id === published ? "published" : open.has(id) ? "proposed" : "older";
  return store.kept().map(({ id, publishedAt }) => ({ id, publishedAt, role: roleOf(id) }));
}

/**
 * Decisions of admins on what is kept; see {@link Review}. They are written whole or not at all, and none
 * of them removes a generation: the next index run does.
 *
 * It audits nothing: the caller knows who decided. In one transaction with the audit when the store is
 * over the caller's own state file, `assistantStore.atomically(() => { review.approve(id); audit(...) })`.
 */
export function createReview(parts: ReviewParts): Review {
  const { store } = parts;
  const proposals = decideOnProposals(parts);
  const quarantine = decideOnQuarantine(parts);
  const locked = (decide: () => ReviewOutcome): ReviewOutcome => whileLocked(parts, decide);
  return {
    proposals: () =>
      store
        .proposals()
        .filter(({ state }) => state === "open")
        .map(({ id, madeAt, report }) => ({ id, madeAt, report })),
    generations: () => keptGenerations(store),
    pinned: () => store.pinned(),
    held: () => store.holds(),
    approve: (id) => locked(() => proposals.approve(id)),
    reject: (id) => locked(() => proposals.reject(id)),
    rollback: (id) => locked(() => rollBack(id, parts)),
    ...quarantine,
    quarantined: () => store.quarantined(),
  };
}
