import { fold } from "../../language/fold.ts";
import type { EvidenceUnit } from "../evidence-unit.ts";
import type { ClaimVerdict } from "./claim-check.ts";
import { claimDates, saysDate } from "./claim-dates.ts";
import {
  type Compared,
  compareSentence,
  type Element,
  isFigure,
  sameWord,
} from "./compare-sentence.ts";
import type { JudgeParts } from "./fact-texts.ts";
import { canonicalNumbers } from "./number-words.ts";
import { type ClaimReading, isFiller } from "./read-claim.ts";

/** Elements and dates below which a claim says too little to be told from another one. */
const MIN_ELEMENTS = 3;
/** Of the elements of a long claim, this part stands in the sentence in the same order; of a short one all. */
const ORDERED = 0.8;
const LONG = 6;
/** A sentence that says much more than the claim denies something else. */
const MOST_EXTRA = 4;
/** What a sentence may say beside a claim without making it another one. */
const HARMLESS: ReadonlySet<string> = new Set(["first", "all", "whole"]);

/** Length of the longest run of elements that stand in the sentence in the order of the claim. */
function orderedLength(elements: readonly Element[]): number {
  const ends: { readonly at: number; readonly length: number }[] = [];
  for (const { at } of elements) {
    const added = at.map((place) => ({
      at: place,
      length: 1 + Math.max(0, ...ends.filter((end) => end.at < place).map(({ length }) => length)),
    }));
    ends.push(...added);
  }
  return Math.max(0, ...ends.map(({ length }) => length));
}

function isInOrder(elements: readonly Element[]): boolean {
  const standing = elements.filter(({ at }) => at.length > 0);
  const part = standing.length < LONG ? 1 : ORDERED;
  return orderedLength(standing) >= part * standing.length;
}

function saysDates(claim: ClaimReading, unit: EvidenceUnit): boolean {
  const { fact } = unit.item;
  const known = [
    ...claimDates(unit.text).map(({ date }) => date),
    ...[fact?.from, fact?.until].flatMap((date) => date ?? []),
  ];
  return claim.dates.every(({ date }) => known.some((each) => saysDate(each, date)));
}

/** Whether a sentence is put as the claim is, but for being denied. */
function isPutAlike(claim: ClaimReading, { manner }: Compared, unit: EvidenceUnit): boolean {
  const { qualifiers, hedges, phase } = claim.manner;
  const state = unit.item.fact?.state;
  const isPlan = state === "planned";
  const isOver = state === "ended" && !claim.manner.isPast;
  return (
    phase === manner.phase &&
    (!isPlan || phase === "planned") &&
    (!isOver || phase === "ended") &&
    [...qualifiers].every((each) => manner.qualifiers.has(each)) &&
    [...manner.qualifiers].every((each) => qualifiers.has(each) || HARMLESS.has(each)) &&
    [...manner.hedges].every((each) => hedges.has(each))
  );
}

function contentWords(words: readonly string[], unit: EvidenceUnit): number {
  return words.filter((word) => !isFiller(word, unit.passage.language)).length;
}

/** The word that a figure counts: the one after it. */
function countedBy(words: readonly string[], at: number): string {
  return words.slice(at + 1).find((word) => !/^(?:de|of)$/.test(word)) ?? "";
}

/** The sentence gives one figure of the same unit where the claim gives another. */
function hasOtherFigure(claim: ClaimReading, { elements, sentence }: Compared): boolean {
  const [missing, ...more] = elements.filter(({ at, isImplied }) => at.length === 0 && !isImplied);
  if (missing === undefined || more.length > 0 || !missing.isFigure) {
    return false;
  }
  const words = canonicalNumbers(claim.tokens);
  const unit = countedBy(words, words.indexOf(missing.word));
  const same = sentence.filter(
    (word, at) =>
      isFigure(word) && unit !== "" && sameWord(countedBy(sentence, at), unit, claim.baseLanguage),
  );
  return same.length === 1;
}

/** A stated bound or a rounding: its figure is not another one. */
const BOUNDED =
  /\b(?:more|less|over|under|about|around|at least|nearly|almost|up to|plus|moins|environ|jusqu|pres de|au moins|quelque)\b/;

/**
 * Compares a claim with one sentence of the base. Supported: the sentence holds every name, word, figure and
 * date of the claim in its order, and is put the same way. Contradicted: it differs in nothing but a denial or,
 * in a typed fact, in one figure of the same unit.
 */
export function judgeSentence(
  claim: ClaimReading,
  unit: EvidenceUnit,
  parts: JudgeParts,
): ClaimVerdict {
  // What stands before or after a semicolon or a colon can be denied for itself.
  const clauses = unit.text.split(/[;:]\s+/u);
  const texts =
    clauses.length > 1 && unit.item.fact !== null ? [unit.text, ...clauses] : [unit.text];
  const judged = texts.map((text) => judgeClause(claim, { ...unit, text }, parts));
  return judged.find((verdict) => verdict !== "not-covered") ?? "not-covered";
}

/** Whether a sentence can tell of a claim at all: enough of it, in its order, of its dates, and put alike. */
function isComparable(claim: ClaimReading, compared: Compared, unit: EvidenceUnit): boolean {
  const { elements } = compared;
  return (
    claim.placed.length > 0 &&
    elements.length + claim.dates.length >= MIN_ELEMENTS &&
    saysDates(claim, unit) &&
    isInOrder(elements) &&
    isPutAlike(claim, compared, unit)
  );
}

/** What a sentence that holds all of a claim makes of it. */
function judgeCovered(
  claim: ClaimReading,
  { elements, sentence, manner }: Compared,
  unit: EvidenceUnit,
): ClaimVerdict {
  const isWhole = contentWords(sentence, unit) - elements.length <= MOST_EXTRA;
  const isSame = claim.language === unit.passage.language;
  if (manner.isDenied !== claim.manner.isDenied) {
    return isWhole && isSame ? "contradicted" : "not-covered";
  }
  // A longer sentence may deny it of a part only.
  return claim.manner.isDenied && !isWhole ? "not-covered" : "supported";
}

function judgeClause(claim: ClaimReading, unit: EvidenceUnit, parts: JudgeParts): ClaimVerdict {
  const compared = compareSentence(claim, unit, parts);
  if (!isComparable(claim, compared, unit)) {
    return "not-covered";
  }
  if (compared.elements.every(({ at, isImplied }) => at.length > 0 || isImplied)) {
    return judgeCovered(claim, compared, unit);
  }
  const isFact = unit.item.fact !== null && claim.language === unit.passage.language;
  const isExact =
    compared.manner.isDenied === claim.manner.isDenied && !BOUNDED.test(fold(claim.text));
  return isFact && isExact && hasOtherFigure(claim, compared) ? "contradicted" : "not-covered";
}
