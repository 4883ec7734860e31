import type { QuarantineOutcome, Review, ReviewOutcome } from "../../src/indexing/review.ts";
import { loadPhrases } from "../../src/language/phrases.ts";
import { sanitizeLine } from "../../src/presenting/sanitize.ts";
import type { Say } from "../../src/presenting/wording.ts";
import { sayToUser } from "./bind-phrases.ts";
import type { TerminalContext } from "./context.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { decideAudited } from "./open-terminal-review.ts";
import { writeLine, writeLines } from "./streams.ts";

/** Names listed where one was not known. */
const KNOWN = 8;

export interface ReviewFlags {
  readonly json: boolean;
}

export interface DecideOptions extends ReviewFlags {
  readonly action: "approve" | "reject" | "rollback";
  /** `null` for the newest, or the one before. */
  readonly id: string | null;
}

const EXITS: Readonly<Record<(ReviewOutcome | QuarantineOutcome)["kind"], ExitCode>> = {
  published: EXIT.ok,
  rejected: EXIT.ok,
  "accepted-held": EXIT.ok,
  quarantined: EXIT.ok,
  released: EXIT.ok,
  already: EXIT.ok,
  "nothing-open": EXIT.failed,
  outdated: EXIT.failed,
  unusable: EXIT.failed,
  unknown: EXIT.usage,
  busy: EXIT.busy,
};

function list(names: readonly string[]): string {
  const shown = names.slice(0, KNOWN).map(sanitizeLine).join(", ");
  return names.length > KNOWN ? `${shown}, …` : shown || "-";
}

function textOf(outcome: ReviewOutcome, { action }: DecideOptions, say: Say): readonly string[] {
  switch (outcome.kind) {
    case "published": {
      const { generation: id, previous } = outcome;
      const told = say("review-published", { id, previous: previous ?? "-" });
      return action === "rollback" ? [told, say("review-pinned-now")] : [told];
    }
    case "rejected":
      return [say("review-discarded", { id: outcome.proposal })];
    case "accepted-held":
      return [say("review-accepted", { items: list(outcome.items) })];
    case "unknown":
      return [say("review-unknown", { known: list(outcome.known) })];
    case "outdated":
      return [say("review-outdated", { id: outcome.published })];
    case "unusable":
      return [say("review-unusable", { reason: sanitizeLine(outcome.reason) })];
    case "nothing-open":
    case "busy":
      return [say(`review-${outcome.kind}`)];
  }
}

async function tell(
  { streams }: TerminalContext,
  outcome: ReviewOutcome | QuarantineOutcome,
  { json, lines }: { readonly json: boolean; readonly lines: readonly string[] },
): Promise<ExitCode> {
  const code = EXITS[outcome.kind];
  if (json) {
    await writeLine(streams.stdout, JSON.stringify(outcome));
  } else {
    await writeLines(code === EXIT.ok ? streams.stdout : streams.stderr, lines);
  }
  return code;
}

/** Publishes or discards what a run has built, or returns to an older generation. */
export async function runDecision(
  context: TerminalContext,
  options: DecideOptions,
): Promise<ExitCode> {
  const { action, id, json } = options;
  const say = sayToUser(await loadPhrases(context.config.promptsDir), context);
  const named = id === null ? action : `${action} ${sanitizeLine(id)}`;
  const outcome = await decideAudited(context, named, (review) => review[action](id));
  return tell(context, outcome, { json, lines: textOf(outcome, options, say) });
}

export interface QuarantineOptions extends ReviewFlags {
  readonly target: string;
  /** Ends it. */
  readonly lift: boolean;
}

function quarantineText(
  outcome: QuarantineOutcome,
  { target }: QuarantineOptions,
  say: Say,
): string {
  const named = sanitizeLine(target);
  switch (outcome.kind) {
    case "quarantined":
    case "released":
      return say(`review-${outcome.kind}`, { target: named, count: String(outcome.items.length) });
    case "already":
      return say("review-already", { target: named });
    case "unknown":
      return say("review-no-match", { target: named, known: list(outcome.nearest) });
  }
}

/** Leaves a source, an item or an address out of every answer at once, or ends that. */
export async function runQuarantine(
  context: TerminalContext,
  options: QuarantineOptions,
): Promise<ExitCode> {
  const { target, lift, json } = options;
  const say = sayToUser(await loadPhrases(context.config.promptsDir), context);
  const decide = (review: Review): QuarantineOutcome =>
    lift ? review.release(target) : review.quarantine(target);
  const named = `${lift ? "release" : "quarantine"} ${sanitizeLine(target)}`;
  const outcome = await decideAudited(context, named, decide);
  return tell(context, outcome, { json, lines: [quarantineText(outcome, options, say)] });
}
