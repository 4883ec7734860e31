import { fold } from "../../language/fold.ts";
import { stem } from "../../language/stem.ts";
import { tokens } from "../../language/tokens.ts";
import { beginningOf, type EvidenceUnit } from "../evidence-unit.ts";
import type { ClaimVerdict } from "./claim-check.ts";
import { claimDates, saysDate, withoutDates } from "./claim-dates.ts";
import { type Manner, readManner, withoutManner } from "./claim-words.ts";
import type { JudgeParts } from "./fact-texts.ts";
import { canonicalNumbers } from "./number-words.ts";
import { type ClaimReading, isFiller, placeNames } from "./read-claim.ts";

/** A word or name of a claim, with the places of the sentence where it stands. */
interface Element {
  readonly word: string;
  readonly at: readonly number[];
  /** What a passage is about need not stand in each of its sentences. */
  readonly isImplied: boolean;
  readonly isFigure: boolean;
}

/** Elements and dates below which a claim says too little to be told from another one. */
const MIN_ELEMENTS = 3;
/** Of the elements of a long claim, this part stands in the sentence in the same order; of a short one all. */
const ORDERED = 0.8;
const LONG = 6;
/** A sentence that says much more than the claim denies something else. */
const MOST_EXTRA = 4;
const FIGURE = /^\d+(?:\.\d+)*$/;
/** What a sentence may say beside a claim without making it another one. */
const HARMLESS: ReadonlySet<string> = new Set(["first", "all", "whole"]);

interface Compared {
  readonly elements: readonly Element[];
  readonly sentence: readonly string[];
  readonly manner: Manner;
}

function sameWord(word: string, other: string, language: ClaimReading["baseLanguage"]): boolean {
  return word === other || stem(word, language) === stem(other, language);
}

/** Compares words of two languages: by meaning, or by a common beginning. */
function sameMeaning(word: string, other: string, { lexicon }: JudgeParts): boolean {
  const beginning = beginningOf(word);
  const concepts = lexicon.findConcepts(word);
  return (
    word === other ||
    (beginning !== undefined && beginning === beginningOf(other)) ||
    [...lexicon.findConcepts(other)].some((concept) => concepts.has(concept))
  );
}

function compare(claim: ClaimReading, unit: EvidenceUnit, parts: JudgeParts): Compared {
  const sentence = canonicalNumbers(tokens(unit.text));
  const named = placeNames(sentence, parts.lexicon.names.find(sentence));
  const isSame = claim.language === unit.passage.language;
  const places = (matches: (other: string) => boolean): readonly number[] =>
    sentence.flatMap((other, at) => (matches(other) ? [at] : []));
  const names = claim.placed.map(({ names: claimed, start, end }): Element & { start: number } => {
    const ids = new Set(claimed.map(({ kind, id }) => `${kind}:${id}`));
    const at = named
      .filter((each) => each.names.some(({ kind, id }) => ids.has(`${kind}:${id}`)))
      .map((each) => each.start);
    const isImplied =
      (unit.item.fact !== null || unit.item.kind === "topic") &&
      [...ids].some(
        (id) =>
          unit.names.has(id) &&
          (id === `subject:${unit.item.subject ?? ""}` ||
            (id.startsWith("topic:") && unit.item.id.startsWith(`${id}.`))),
      );
    return {
      word: claim.tokens.slice(start, end).join(" "),
      at,
      isImplied,
      isFigure: false,
      start,
    };
  });
  const inName = new Set(
    claim.placed.flatMap(({ start, end }) =>
      Array.from({ length: end - start }, (_, by) => start + by),
    ),
  );
  const left = new Set(tokens(withoutDates(claim.text)));
  const said = new Set(tokens(withoutManner(claim.text, claim.language)));
  const words = canonicalNumbers(claim.tokens).flatMap((word, start) => {
    const typed = claim.tokens[start] ?? word;
    const isRead =
      inName.has(start) ||
      !left.has(typed) ||
      (!FIGURE.test(word) &&
        (isFiller(typed, claim.language) || (!said.has(typed) && claim.manner.phase !== "ended")));
    const matches = (other: string): boolean =>
      isSame ? sameWord(word, other, claim.baseLanguage) : sameMeaning(word, other, parts);
    return isRead
      ? []
      : [{ word, at: places(matches), isImplied: false, isFigure: FIGURE.test(word), start }];
  });
  return {
    elements: [...names, ...words].toSorted((a, b) => a.start - b.start),
    sentence,
    manner: readManner(unit.text, unit.passage.language),
  };
}

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
  const isPlan = unit.item.fact?.state === "planned";
  return (
    phase === manner.phase &&
    (!isPlan || phase === "planned") &&
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
      FIGURE.test(word) &&
      unit !== "" &&
      sameWord(countedBy(sentence, at), unit, claim.baseLanguage),
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
  const compared = compare(claim, unit, parts);
  const { elements, sentence, manner } = compared;
  const size = elements.length + claim.dates.length;
  const isNamed = claim.placed.length > 0;
  if (
    size < MIN_ELEMENTS ||
    !isNamed ||
    !saysDates(claim, unit) ||
    !isInOrder(elements) ||
    !isPutAlike(claim, compared, unit)
  ) {
    return "not-covered";
  }
  const isDenied = manner.isDenied !== claim.manner.isDenied;
  if (elements.every(({ at, isImplied }) => at.length > 0 || isImplied)) {
    const extra = contentWords(sentence, unit) - elements.length;
    const denied =
      extra <= MOST_EXTRA && claim.language === unit.passage.language
        ? "contradicted"
        : "not-covered";
    return isDenied ? denied : "supported";
  }
  const isFact = unit.item.fact !== null && claim.language === unit.passage.language;
  return isFact && !isDenied && !BOUNDED.test(fold(claim.text)) && hasOtherFigure(claim, compared)
    ? "contradicted"
    : "not-covered";
}
