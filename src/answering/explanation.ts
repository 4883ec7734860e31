import type { Candidate } from "./candidates.ts";
import type { DraftReport } from "./drafter.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import type { FoundEvidence } from "./find-evidence.ts";
import type { Trace } from "./trace.ts";
import type { Understanding } from "./understanding.ts";
import { UNIT_FEATURES, type UnitFeatures } from "./unit-features.ts";

/** Units explained beside those shown. */
const EXPLAINED = 12;

/** A unit with the parts of its score. */
export interface ExplainedCandidate {
  readonly passage: string;
  readonly text: string;
  readonly score: number;
  readonly isShown: boolean;
  /** Features by name; those of 0 are left out. */
  readonly parts: Readonly<Record<string, number>>;
}

/** How an answer came about. */
export interface Explanation {
  /** Milliseconds of each stage. */
  readonly timings: Readonly<Record<string, number>>;
  readonly understood: {
    readonly text: string;
    readonly subjects: readonly string[];
    readonly topics: readonly string[];
    readonly attributes: readonly string[];
    readonly isFollowUp: boolean;
  };
  /** Probability (0..1) that the base answers; `null` for guidance. */
  readonly answerable: number | null;
  /** Best units, best first; empty for guidance. */
  readonly candidates: readonly ExplainedCandidate[];
  /** What became of each candidate; only where it was asked for, and not for guidance. */
  readonly trace?: Trace;
  /** How the draft of a language model went; only where one was asked. */
  readonly draft?: DraftReport;
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

/** A loop, since each question is explained for whoever may ask why. */
function explainFeatures(features: UnitFeatures): Readonly<Record<string, number>> {
  const parts: Record<string, number> = {};
  for (const [at, name] of UNIT_FEATURES.entries()) {
    const value = round(features[at] ?? 0);
    if (value !== 0) {
      parts[name] = value;
    }
  }
  return parts;
}

function explainCandidate(
  { unit, features, score }: Candidate,
  chosen: readonly EvidenceUnit[],
): ExplainedCandidate {
  return {
    passage: unit.passage.id,
    text: unit.text,
    score: round(score),
    isShown: chosen.includes(unit),
    parts: explainFeatures(features),
  };
}

/** What is told of how a question was read. */
export function explainUnderstanding(understanding: Understanding): Explanation["understood"] {
  return {
    text: understanding.text,
    subjects: [...understanding.subjects],
    topics: [...understanding.topics],
    attributes: [...understanding.attributes],
    isFollowUp: understanding.isFollowUp,
  };
}

/** The best units, and those shown wherever they rank. */
export function explainCandidates(
  { candidates }: FoundEvidence,
  chosen: readonly EvidenceUnit[],
): readonly ExplainedCandidate[] {
  return candidates
    .filter(({ unit }, at) => at < EXPLAINED || chosen.includes(unit))
    .map((candidate) => explainCandidate(candidate, chosen));
}
