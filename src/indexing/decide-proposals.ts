import type { IndexRun } from "./index-run.ts";
import type { Review, ReviewOutcome } from "./review.ts";
import type { ReviewParts } from "./review-parts.ts";
import type { Hold, StoredProposal, Verdict } from "./review-store.ts";
import { openUsable } from "./usable-generation.ts";

/** How the run log keeps that a generation was published which had been built before. */
export function publishedRun(generation: string, at: string): IndexRun {
  return { startedAt: at, finishedAt: at, outcome: "published", generation, counts: null };
}

function failedGolden({ report }: StoredProposal): string | null {
  const failed = report.answers.filter(({ passes }) => !passes).map(({ id }) => id);
  return failed.length === 0
    ? null
    : `It no longer answers as data/golden.yaml says it must: ${failed.join(", ")}.`;
}

/** Publishes a proposal that is open. */
function publish(proposal: StoredProposal, parts: ReviewParts): ReviewOutcome {
  const { store, now } = parts;
  const previous = store.published()?.generation ?? null;
  if (proposal.report.against !== previous) {
    return { kind: "outdated", published: previous ?? "" };
  }
  const fault = failedGolden(proposal);
  if (fault !== null) {
    return { kind: "unusable", reason: fault };
  }
  const opened = openUsable(proposal.id, parts);
  if (opened.kind === "unusable") {
    return opened;
  }
  opened.generation.close();
  const at = now().toISOString();
  store.decide({
    at,
    publish: { generation: proposal.id, run: publishedRun(proposal.id, at) },
    pin: "end",
    proposal: { id: proposal.id, state: "approved" },
    settled: proposal.texts,
  });
  return { kind: "published", generation: proposal.id, previous };
}

function acceptHeld(held: readonly Hold[], { store, now }: ReviewParts): ReviewOutcome {
  const verdicts = held.map(({ item, key }): Verdict => ({ item, key, verdict: "accepted" }));
  store.decide({ at: now().toISOString(), verdicts });
  return { kind: "accepted-held", items: held.map(({ item }) => item) };
}

function reject({ id, texts }: StoredProposal, { store, now }: ReviewParts): ReviewOutcome {
  const verdicts = texts
    .filter(({ before, after }) => before !== after)
    .map(({ item, after }): Verdict => ({ item, key: after, verdict: "rejected" }));
  store.decide({ at: now().toISOString(), proposal: { id, state: "rejected" }, verdicts });
  return { kind: "rejected", proposal: id };
}

/** What is to be done with the proposal that an admin named. */
function withProposal(
  id: string | null,
  { store }: ReviewParts,
  decide: {
    readonly open: (proposal: StoredProposal) => ReviewOutcome;
    readonly other: (id: string, known: readonly string[]) => ReviewOutcome;
  },
): ReviewOutcome {
  const proposals = store.proposals();
  const open = proposals.filter(({ state }) => state === "open");
  const named = id === null ? open[0] : proposals.find((proposal) => proposal.id === id);
  if (named?.state === "open") {
    return decide.open(named);
  }
  if (named?.state === "outdated") {
    return { kind: "outdated", published: store.published()?.generation ?? "" };
  }
  return id === null || named !== undefined
    ? { kind: "nothing-open" }
    : decide.other(
        id,
        open.map((proposal) => proposal.id),
      );
}

/** Decisions on proposals and on what is held back; see `Review`. */
export function decideOnProposals(parts: ReviewParts): Pick<Review, "approve" | "reject"> {
  return {
    approve: (id) =>
      withProposal(id, parts, {
        open: (proposal) => publish(proposal, parts),
        other: (name, known) => {
          const holds = parts.store.holds();
          const held = holds.filter(({ item, source }) => item === name || source === name);
          return held.length > 0
            ? acceptHeld(held, parts)
            : { kind: "unknown", known: [...known, ...holds.map(({ item }) => item)] };
        },
      }),
    reject: (id) =>
      withProposal(id, parts, {
        open: (proposal) => reject(proposal, parts),
        other: (_name, known) => ({ kind: "unknown", known }),
      }),
  };
}
