import type { AskerLanguage } from "../../domain/language.ts";
import type { Question } from "../../domain/question.ts";
import type { Candidate } from "../candidates.ts";
import type { EvidenceFinder } from "../find-evidence.ts";
import type { ClaimEvidence, Judgement } from "./claim-check.ts";
import {
  type FactJudgement,
  type Judge,
  type JudgeParts,
  olderFacts,
  toJudgement,
} from "./fact-texts.ts";
import { judgeHolding } from "./judge-holding.ts";
import { judgeOrigin } from "./judge-origin.ts";
import { judgeOwners } from "./judge-owners.ts";
import { judgePlaces } from "./judge-places.ts";
import { judgeSentence } from "./judge-prose.ts";
import { judgeRule } from "./judge-rule.ts";
import { type ClaimReading, readClaim } from "./read-claim.ts";
import { isOwnership } from "./read-ownership.ts";

/** Rules over typed facts, in the order they are tried. */
const JUDGES: readonly Judge[] = [judgeOwners, judgeHolding, judgePlaces, judgeOrigin];
/** Sentences that a claim is compared with. */
const READ_SENTENCES = 60;

const NOTHING: Judgement = { verdict: "not-covered", evidence: [], history: [], disputing: [] };

function toEvidence({ unit }: Candidate): ClaimEvidence {
  return unit;
}

/** What a typed fact makes of a claim that tells how things stand; what may or should be so it does not decide. */
function judgeTold({ manner }: ClaimReading, judged: FactJudgement): FactJudgement {
  const isTold = manner.modals.size === 0 && !manner.qualifiers.has("nobody");
  return isTold ? judged : { verdict: "not-covered", facts: judged.facts };
}

function isDecided(judged: { readonly verdict: Judgement["verdict"] }): boolean {
  return judged.verdict !== "not-covered";
}

/** Whether a sentence may be shown as the nearest: it names what the claim names. */
function isNear(claim: ClaimReading, { unit }: Candidate): boolean {
  return claim.placed.some(({ names }) =>
    names.some(({ kind, id }) => unit.names.has(`${kind}:${id}`)),
  );
}

function isAboutNow({ manner, dates }: ClaimReading): boolean {
  const isHeld = manner.phase !== "ended" && !manner.isDenied;
  return isHeld && !manner.isPast && dates.length === 0;
}

/** An older state that covers the claim: where a newer one ended it or changed it, the newer one is told. */
function judgeOlder(
  claim: ClaimReading,
  { unit }: Candidate,
  parts: JudgeParts,
): FactJudgement | undefined {
  const { succession, generation } = parts;
  const newest = generation.item(succession.newestOf(unit.item.id));
  const older = olderFacts(unit.item.subject ?? "", parts).find(({ id }) => id === unit.item.id);
  const fact = newest?.fact ?? null;
  if (newest === undefined || fact === null || older === undefined) {
    return undefined;
  }
  const hasChanged = fact.state !== undefined && fact.state !== older.fact.state;
  return {
    verdict: isAboutNow(claim) && hasChanged ? "contradicted" : "not-covered",
    facts: [{ ...newest, fact }],
    history: [older],
  };
}

function judgeProse(
  claim: ClaimReading,
  candidates: readonly Candidate[],
  parts: JudgeParts,
): Judgement | undefined {
  const judged = candidates
    .slice(0, READ_SENTENCES)
    .map((candidate) => ({ candidate, verdict: judgeSentence(claim, candidate.unit, parts) }))
    .filter(isDecided);
  const current = judged.filter(
    ({ candidate }) => !parts.succession.isSuperseded(candidate.unit.item.id),
  );
  const best = current.find(({ verdict }) => verdict === "supported") ?? current[0];
  if (best !== undefined) {
    const { item } = best.candidate.unit;
    return item.fact === null
      ? { ...NOTHING, verdict: best.verdict, evidence: [toEvidence(best.candidate)] }
      : toJudgement({ verdict: best.verdict, facts: [{ ...item, fact: item.fact }] }, claim, parts);
  }
  const covering = judged.find(({ verdict }) => verdict === "supported");
  const older = covering && judgeOlder(claim, covering.candidate, parts);
  return older && toJudgement(older, claim, parts);
}

function newestOf({ evidence }: Judgement): string {
  return (
    evidence
      .map(({ item }) => item.date ?? "")
      .toSorted()
      .at(-1) ?? ""
  );
}

/**
 * What typed facts and prose come to together. Where they disagree, a typed state that is no older than the
 * prose holds; otherwise one was misread, and neither decides.
 */
function weigh(typed: Judgement | undefined, prose: Judgement | undefined): Judgement | undefined {
  if (typed !== undefined && typed.disputing.length > 0) {
    return typed;
  }
  const decided = [typed, prose].filter((each) => each !== undefined).filter(isDecided);
  const [first, second] = decided;
  if (first === undefined || second === undefined || first.verdict === second.verdict) {
    return first ?? typed ?? prose;
  }
  return newestOf(first) >= newestOf(second)
    ? first
    : { ...first, verdict: "not-covered", history: [] };
}

/** Judges single claims over one generation. */
export class ClaimJudge {
  readonly #finder: EvidenceFinder;

  constructor(finder: EvidenceFinder) {
    this.#finder = finder;
  }

  /**
   * @param text The claim as it can be read alone.
   * @throws {BotError} GENERATION_INVALID when the index cannot be read.
   */
  async judge(
    text: string,
    language: AskerLanguage,
    { today }: Pick<Question, "today">,
  ): Promise<Judgement> {
    const finder = this.#finder;
    const question: Question = { text, history: [], locale: language, today };
    const understanding = finder.understand(question);
    const searched = finder.search(understanding, await finder.embed(understanding));
    const candidates = finder.candidates(searched);
    const claim = this.read(text, language);
    const judged = this.compare(claim, candidates, { today });
    if (judged.evidence.length > 0) {
      return judged;
    }
    const nearest = candidates.find((candidate) => isNear(claim, candidate));
    return nearest === undefined ? NOTHING : { ...NOTHING, evidence: [toEvidence(nearest)] };
  }

  read(text: string, language: AskerLanguage): ClaimReading {
    return readClaim(text, language, this.#finder.lexicon);
  }

  /** Judges a claim by typed facts and by these sentences, searching nothing. */
  compare(
    claim: ClaimReading,
    candidates: readonly Candidate[],
    { today }: Pick<Question, "today">,
  ): Judgement {
    const { parts: read, lexicon } = this.#finder;
    const parts: JudgeParts = { ...read, lexicon, today };
    const ruled = judgeRule(claim, parts);
    if (ruled !== undefined) {
      return ruled;
    }
    const found = JUDGES.map((judge) => judge(claim, parts))
      .filter((each) => each !== undefined)
      .map((each) => judgeTold(claim, each));
    const best = found.find(isDecided) ?? found[0];
    const typed = best && toJudgement(best, claim, parts);
    const isClosed = isOwnership(claim) || best?.isOpen === true;
    const prose = isClosed ? undefined : judgeProse(claim, candidates, parts);
    return weigh(typed, prose) ?? NOTHING;
  }
}
