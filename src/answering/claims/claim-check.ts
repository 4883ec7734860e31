import type { Answer } from "../../domain/answer.ts";
import type { ItemId } from "../../domain/passage.ts";
import type { EvidenceUnit } from "../evidence-unit.ts";

/**
 * What the base says of a claim. `supported`: a stored sentence says the same. `contradicted`: a typed fact
 * or a newer state says otherwise. `not-covered`: neither; it may well be true.
 */
export type ClaimVerdict = "supported" | "contradicted" | "not-covered";

/** Stored sentences of one passage, `first` to `last`. */
export type ClaimEvidence = EvidenceUnit;

/** What came of comparing a claim with the base. */
export interface Judgement {
  readonly verdict: ClaimVerdict;
  /** What the verdict stands on; of `not-covered` what comes nearest, or both sides of a dispute. */
  readonly evidence: readonly ClaimEvidence[];
  /** Older states that the evidence replaces. */
  readonly history: readonly ClaimEvidence[];
  /** Facts that contradict the evidence: shown beside it, and no side is taken. */
  readonly disputing: readonly ClaimEvidence[];
}

/** A claim of a message with what the base says of it. */
export interface CheckedClaim {
  /** The asker's words, cleaned and cut: data, never said as the bot's own. */
  readonly text: string;
  readonly verdict: ClaimVerdict;
  /** Both sides of a dispute are shown, and none is taken. */
  readonly isDisputed: boolean;
  /** Items that the verdict stands on; empty for `not-covered`. */
  readonly evidence: readonly ItemId[];
  /** What comes nearest, for `not-covered`. */
  readonly nearest: readonly ItemId[];
}

/** A message checked claim by claim. */
export interface ClaimCheck {
  /** In the order of the message. */
  readonly claims: readonly CheckedClaim[];
  /** Parts that claim nothing: questions, greetings, opinions. */
  readonly skipped: readonly string[];
  /** The same as it is shown. */
  readonly answer: Answer;
}
