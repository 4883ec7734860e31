import type { AdminAction, QuarantineResult, ReviewResult } from "../assistant/admin-desk.ts";
import { type AdminWording, nameText, paragraphOf, typedFor } from "./admin-words.ts";
import type { PresentedView } from "./view.ts";

const MAX_NAMES = 10;
const REASON_CHARS = 300;

/** What somebody decided on. */
export type ReviewAction = Extract<AdminAction, "approve" | "reject" | "rollback">;

/** How a decision ended, and what to do next; also for one that came too late. */
export function presentReviewOutcome(
  outcome: ReviewResult,
  { action, ...wording }: AdminWording & { readonly action: ReviewAction },
): PresentedView {
  return {
    title: wording.say("chat-review-title"),
    sections: [paragraphOf(...reviewTexts(outcome, { action, ...wording }))],
  };
}

function reviewTexts(
  outcome: ReviewResult,
  wording: AdminWording & { readonly action: ReviewAction },
): readonly string[] {
  const { say, typed, action } = wording;
  switch (outcome.kind) {
    case "published":
      return [publishedText(outcome, wording)];
    case "rejected":
      return [say("chat-review-rejected", { id: nameText(outcome.proposal) })];
    case "accepted-held":
      return [
        say("chat-review-accepted-held", {
          count: String(outcome.items.length),
          reindex: typed("reindex"),
        }),
      ];
    case "nothing-open":
      return action === "rollback"
        ? [say("chat-review-nothing-older")]
        : [say("chat-review-nothing-open", { again: typed("dry-run") })];
    case "unknown":
      return [say("chat-review-unknown"), ...knownTexts(outcome.known, wording)];
    case "outdated":
      return [
        say("chat-review-outdated", {
          id: nameText(outcome.published),
          again: typed("dry-run"),
        }),
      ];
    case "unusable":
      return [say("chat-review-unusable", { reason: nameText(outcome.reason, REASON_CHARS) })];
    case "busy":
      return [say("chat-reindex-busy")];
    case "failed":
      return [say("chat-review-failed")];
  }
}

function publishedText(
  { generation, previous }: Extract<ReviewResult, { kind: "published" }>,
  wording: AdminWording & { readonly action: ReviewAction },
): string {
  const { say, typed, action } = wording;
  const id = nameText(generation);
  return action === "rollback"
    ? say("chat-review-rolled-back", { id })
    : say("chat-review-published", {
        id,
        rollback: previous === null ? typed("rollback") : typedFor("rollback", previous, wording),
      });
}

function knownTexts(known: readonly string[], { say }: AdminWording): readonly string[] {
  return known.length === 0 ? [] : [say("chat-review-known", { names: namesText(known) })];
}

/** How a quarantine began or ended. */
export function presentQuarantineOutcome(
  outcome: QuarantineResult,
  wording: AdminWording,
): PresentedView {
  return {
    title: wording.say("chat-quarantine-title"),
    sections: [paragraphOf(...quarantineTexts(outcome, wording))],
  };
}

function quarantineTexts(outcome: QuarantineResult, wording: AdminWording): readonly string[] {
  const { say } = wording;
  switch (outcome.kind) {
    case "quarantined":
    case "released": {
      const target = nameText(outcome.target);
      const count = String(outcome.items.length);
      return outcome.kind === "released"
        ? [say("chat-quarantine-released", { target, count })]
        : [
            say("chat-quarantine-quarantined", {
              target,
              count,
              release: typedFor("release", outcome.target, wording),
            }),
          ];
    }
    case "already":
      return [say("chat-quarantine-already")];
    case "unknown":
      return [
        say("chat-quarantine-unknown"),
        ...(outcome.nearest.length === 0
          ? []
          : [say("chat-quarantine-nearest", { names: namesText(outcome.nearest) })]),
      ];
    case "failed":
      return [say("chat-review-failed")];
  }
}

function namesText(names: readonly string[]): string {
  return names
    .slice(0, MAX_NAMES)
    .map((name) => nameText(name))
    .join(", ");
}
