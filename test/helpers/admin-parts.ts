import type { ChatServiceParts } from "../../src/assistant/create-chat-service.ts";
import type { ChangeReport } from "../../src/indexing/change-report.ts";
import type { Review } from "../../src/indexing/review.ts";

/** A {@link Review} with nothing to decide on, but for what a test puts in its place. */
export function reviewOf(parts: Partial<Review> = {}): Review {
  return {
    proposals: () => [],
    generations: () => [],
    approve: () => ({ kind: "nothing-open" }),
    reject: () => ({ kind: "nothing-open" }),
    rollback: () => ({ kind: "nothing-open" }),
    quarantine: () => ({ kind: "unknown", nearest: [] }),
    release: () => ({ kind: "unknown", nearest: [] }),
    quarantined: () => [],
    pinned: () => null,
    held: () => [],
    excludedItems: () => new Set(),
    ...parts,
  };
}

/** What a chat service needs for admins, when nothing of it matters. */
export function adminParts(): Pick<ChatServiceParts, "review" | "reload" | "health"> {
  return {
    review: reviewOf(),
    reload: async () => Promise.resolve(),
    health: async () => Promise.resolve({ sources: [], citations: null }),
  };
}

/** A report of a dry run that would change one page. */
export function changeReportOf(fields: Partial<ChangeReport> = {}): ChangeReport {
  return {
    proposal: "g-abcdef012345",
    against: "g-0123456789ab",
    madeAt: "2026-11-23T08:30:00.000Z",
    sources: [{ source: "anssi", read: 3, unchanged: 46, failures: [] }],
    changes: [
      {
        kind: "changed",
        item: "page:anssi.nimbus",
        title: "Nimbus",
        source: "anssi",
        passages: { added: 2, removed: 1 },
        reason: null,
      },
    ],
    brokenCitations: [],
    answers: [],
    ...fields,
  };
}
