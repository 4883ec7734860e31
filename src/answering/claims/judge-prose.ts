import { canBeSame, claimDates, saysDate } from "../../language/claim-dates.ts";
import { readManner } from "../../language/claim-words.ts";
import { fold } from "../../language/fold.ts";
import { isFigure } from "../../language/number-words.ts";
import type { EvidenceUnit } from "../evidence-unit.ts";
import type { ClaimVerdict } from "./claim-check.ts";
import { type Compared, compareSentence, type Element, sameWord } from "./compare-sentence.ts";
import type { JudgeParts } from "./fact-texts.ts";
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

/** What is denied to this day, without a date of its own, was not so on a day before. */
function deniesAllDates(claim: ClaimReading, { manner }: Compared, unit: EvidenceUnit): boolean {
  const told = unit.item.date ?? "";
  return (
    manner.isDenied &&
    !claim.manner.isDenied &&
    claimDates(unit.text).length === 0 &&
    claim.dates.every(({ date, role }) => role !== "until" && date < told && !told.startsWith(date))
  );
}

/** A sentence that begins something at one date, where the claim begins it at an earlier one. */
function beginsLater(claim: ClaimReading, { manner }: Compared, unit: EvidenceUnit): boolean {
  const [only, ...more] = claimDates(unit.text);
  const [claimed, ...others] = claim.dates;
  const isPlain = !manner.isDenied && !claim.manner.isDenied && more.length + others.length === 0;
  return (
    isPlain &&
    only?.role === "since" &&
    claimed?.role === "since" &&
    claimed.date < only.date &&
    !canBeSame(claimed.date, only.date)
  );
}

/** Whether a sentence is put as the claim is, but for being denied. */
function isPutAlike(claim: ClaimReading, { manner }: Compared, unit: EvidenceUnit): boolean {
  const { qualifiers, hedges, modals, phase } = claim.manner;
  const state = unit.item.fact?.state;
  const isPlan = state === "planned";
  const isOver = state === "ended" && !claim.manner.isPast;
  return (
    phase === manner.phase &&
    (!isPlan || phase === "planned") &&
    (!isOver || phase === "ended") &&
    [...qualifiers].every((each) => manner.qualifiers.has(each)) &&
    [...manner.qualifiers].every((each) => qualifiers.has(each) || HARMLESS.has(each)) &&
    [...manner.hedges].every((each) => hedges.has(each)) &&
    // What must or can be is not so for that, nor the reverse.
    modals.size === manner.modals.size &&
    [...modals].every((each) => manner.modals.has(each))
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
  const unit = countedBy(claim.words, claim.words.indexOf(missing.word));
  const same = sentence.filter(
    (word, at) =>
      isFigure(word) && unit !== "" && sameWord(countedBy(sentence, at), unit, claim.baseLanguage),
  );
  return same.length === 1;
}

const ASIDE =
  /(?:,\s+(?:and|et|which|who|whose|where|but|while|qui|dont|où|mais|tandis|alors|without|sans|not|non|pas)|\s(?:and not|et non|et pas|rather than|instead of|plutôt que|au lieu))(?!\p{L})/u;
const NONE = /\b(?:no|aucune?)\b/;
/** Words that say of which kind something is. */
const KIND =
  /^(?:europe\w*|eu|public\w*|sovereign|souverain\w*|private|prive\w*|national\w*|own|propre)$/;

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
  // What stands before or after a semicolon or a colon can be denied for itself; of a text, what stands before.
  const clauses = unit.text.split(/\s*[;:]\s+/u);
  const parted = unit.item.fact === null ? clauses.slice(0, 1) : clauses;
  const texts = clauses.length > 1 ? [unit.text, ...parted] : [unit.text];
  const [whole = "not-covered", ...rest] = texts.map((text) =>
    judgeClause(claim, { ...unit, text }, parts),
  );
  // What one part denies, the whole does not deny of another.
  const judged = [whole, ...rest];
  const isDenied = rest.length === 0 || unit.item.fact === null ? judged : rest;
  return judged.includes("supported")
    ? "supported"
    : (isDenied.find((verdict) => verdict === "contradicted") ?? "not-covered");
}

/** Enough is said to be told from another claim; a sentence that says no more than the claim is its like. */
function isTelling(
  claim: ClaimReading,
  { elements, sentence }: Compared,
  unit: EvidenceUnit,
): boolean {
  const isSame = claim.language === unit.passage.language;
  const isWhole = isSame && contentWords(sentence, unit) <= elements.length;
  return elements.length + claim.dates.length >= MIN_ELEMENTS || (isWhole && elements.length > 1);
}

/** Whether a sentence can tell of a claim at all: enough of it, in its order, and put alike. */
function isComparable(claim: ClaimReading, compared: Compared, unit: EvidenceUnit): boolean {
  return (
    claim.placed.length > 0 &&
    isTelling(claim, compared, unit) &&
    isInOrder(compared.elements) &&
    isPutAlike(claim, compared, unit)
  );
}

/** Whether a sentence is in the claim's language and says little beside it. */
function isAsShort(
  claim: ClaimReading,
  { elements, sentence, manner }: Compared,
  unit: EvidenceUnit,
): boolean {
  const { language } = unit.passage;
  const isSame = claim.language === language;
  // "…, which are not qualified" denies nothing of what stands before.
  const isMain = readManner(unit.text.split(ASIDE)[0] ?? "", language).isDenied === manner.isDenied;
  return isSame && isMain && contentWords(sentence, unit) - elements.length <= MOST_EXTRA;
}

/** What a sentence that holds all of a claim makes of it. */
function judgeCovered(claim: ClaimReading, compared: Compared, unit: EvidenceUnit): ClaimVerdict {
  const { elements, sentence, manner } = compared;
  const isWhole = contentWords(sentence, unit) - elements.length <= MOST_EXTRA;
  if (manner.isDenied !== claim.manner.isDenied) {
    return isAsShort(claim, compared, unit) ? "contradicted" : "not-covered";
  }
  // A longer sentence may deny it of a part only.
  return claim.manner.isDenied && !isWhole ? "not-covered" : "supported";
}

/** Of what there is none at all, there is none of a kind either: "runs no cloud", "a European cloud". */
function deniesKind(claim: ClaimReading, compared: Compared, unit: EvidenceUnit): boolean {
  const { elements, manner } = compared;
  const missing = elements.filter(({ at, isImplied }) => at.length === 0 && !isImplied);
  const isNone = NONE.test(fold(unit.text)) && manner.isDenied && !claim.manner.isDenied;
  return (
    isNone &&
    missing.length === 1 &&
    missing.every(({ word }) => KIND.test(word)) &&
    elements.length - missing.length >= MIN_ELEMENTS &&
    claim.dates.length === 0 &&
    isAsShort(claim, compared, unit)
  );
}

/** What a sentence without the claim's dates makes of it. */
function judgeUndated(claim: ClaimReading, compared: Compared, unit: EvidenceUnit): ClaimVerdict {
  const isElse = deniesAllDates(claim, compared, unit) || beginsLater(claim, compared, unit);
  return isElse && isAsShort(claim, compared, unit) ? "contradicted" : "not-covered";
}

/** What a sentence that holds a claim but for a word makes of it. */
function judgeNear(claim: ClaimReading, compared: Compared, unit: EvidenceUnit): ClaimVerdict {
  const isFact = unit.item.fact !== null && claim.language === unit.passage.language;
  const isExact =
    compared.manner.isDenied === claim.manner.isDenied && !BOUNDED.test(fold(claim.text));
  const isElse = isFact && isExact && hasOtherFigure(claim, compared);
  return isElse || deniesKind(claim, compared, unit) ? "contradicted" : "not-covered";
}

function judgeClause(claim: ClaimReading, unit: EvidenceUnit, parts: JudgeParts): ClaimVerdict {
  const compared = compareSentence(claim, unit, parts);
  if (!isComparable(claim, compared, unit)) {
    return "not-covered";
  }
  const isCovered = compared.elements.every(({ at, isImplied }) => at.length > 0 || isImplied);
  if (!saysDates(claim, unit)) {
    return isCovered ? judgeUndated(claim, compared, unit) : "not-covered";
  }
  return isCovered ? judgeCovered(claim, compared, unit) : judgeNear(claim, compared, unit);
}
