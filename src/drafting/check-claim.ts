import type { DraftRequest } from "../answering/drafter.ts";
import type { EvidenceUnit } from "../answering/evidence-unit.ts";
import { SELECTION } from "../answering/selection-limits.ts";
import type { DropReason } from "../domain/answer-model.ts";
import { checkWording } from "./check-wording.ts";
import { DraftClaim } from "./draft-schema.ts";
import { type EvidencePack, givesOrders, type PackedPassage } from "./evidence-pack.ts";
import { matchQuote } from "./match-quote.ts";

/** A claim of a draft as it was judged. */
export interface CheckedClaim {
  /** Empty for what is no claim. */
  readonly text: string;
  /** The passages named that were given. */
  readonly passages: readonly PackedPassage[];
  /** The stored sentences that it stands on, when nothing is wrong with it. */
  readonly judged: { readonly units: readonly EvidenceUnit[] } | { readonly dropped: DropReason };
}

type Judged = CheckedClaim["judged"];

/**
 * Whether a unit tells of what was asked: as near the best as anything the bot would choose itself, and not
 * of somebody else than those who were named.
 */
function isOnQuestion(unit: EvidenceUnit, { found, choice }: DraftRequest): boolean {
  const { subjects } = found.searched.understanding;
  const isOther =
    subjects.size > 0 &&
    unit.item.subject !== null &&
    ![...subjects].some((id) => unit.names.has(`subject:${id}`));
  const best = choice.candidates[0]?.score ?? 0;
  const candidate = choice.candidates.find((each) => each.unit === unit);
  return !isOther && candidate !== undefined && candidate.score > best - SELECTION.comparedGap;
}

function judgeQuotes(
  { quotes }: DraftClaim,
  named: readonly PackedPassage[],
  request: DraftRequest,
): Judged {
  const units: EvidenceUnit[] = [];
  for (const quote of quotes) {
    const match = matchQuote(quote, named, request);
    if (match.kind !== "found") {
      return { dropped: match.kind };
    }
    units.push(...match.units);
  }
  if (units.length === 0) {
    return { dropped: "no-quote" };
  }
  if (units.some(({ text }) => givesOrders(text))) {
    return { dropped: "instruction" };
  }
  return units.every((unit) => isOnQuestion(unit, request))
    ? { units }
    : { dropped: "off-question" };
}

/** Judges what stands in the place of a claim: the first thing wrong with it drops all of it. */
export function checkClaim(
  value: unknown,
  pack: EvidencePack,
  request: DraftRequest,
): CheckedClaim {
  const parsed = DraftClaim.safeParse(value);
  if (!parsed.success) {
    return { text: "", passages: [], judged: { dropped: "malformed" } };
  }
  const claim = parsed.data;
  const passages = claim.passages.flatMap((id) => pack.passages.get(id) ?? []);
  if (passages.length < claim.passages.length) {
    return { text: claim.text, passages, judged: { dropped: "unknown-passage" } };
  }
  const judged = judgeQuotes(claim, passages, request);
  const fault = "units" in judged ? checkWording({ text: claim.text, ...judged }, request) : null;
  return {
    text: claim.text,
    passages,
    judged: fault === null ? judged : { dropped: fault },
  };
}
