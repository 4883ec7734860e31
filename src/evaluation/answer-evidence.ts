import type { Answer } from "../domain/answer.ts";
import { shownSentences } from "../domain/shown-sentences.ts";
import { type BaseItem, baseItem } from "./base-files.ts";
import type { FramePhrases } from "./frame-phrases.ts";
import { collapse, standsAsWords, standsWhole } from "./plain-text.ts";
import type { SupportFiles } from "./support-files.ts";
import { readWrittenDate } from "./written-date.ts";

/** What the slots of an answer's frames may be filled with. */
export interface AnswerEvidence {
  /** Folded texts that a short value may be found in. */
  readonly texts: readonly string[];
  /** Folded values that may be used whole: titles, publishers, names. */
  readonly wholes: ReadonlySet<string>;
  /** Folded names of all that the base covers. */
  readonly covered: ReadonlySet<string>;
  /** Whether those may stand in any slot: where no answer is given, nothing is claimed of them. */
  readonly mayNameCovered: boolean;
  /** ISO dates, as precise as their source. */
  readonly dates: readonly string[];
  /** Numbers that count something in the answer. */
  readonly counts: ReadonlySet<string>;
  readonly phrases: FramePhrases;
}

/** Longer pieces of a text must be whole sentences: a piece can leave out a "not". */
const MAX_PIECE_WORDS = 8;
const LIST_SEPARATOR =
  /(?:, | et | and | und | y | e | en | ou | or | oder | o | of |, and |, or )/;

/** Gathers the evidence of one answer: its citations, its nearest passages and their entries. */
export function gatherEvidence(answer: Answer, { base, phrases }: SupportFiles): AnswerEvidence {
  const shown = [...answer.citations, ...answer.nearest];
  const items = shown
    .map((citation) => baseItem(base, citation.item))
    .filter((item) => item !== undefined);
  const isAnswer = answer.kind === "answered";

  return {
    texts: [
      ...shown.flatMap((citation) => [citation.excerpt, citation.caveat ?? ""]),
      // Of a page only the passage is evidence; of a fact, its whole entry.
      ...items.filter((item) => item.basis !== null).flatMap((item) => item.texts),
    ].map(fold),
    wholes: new Set(
      [
        ...shown.flatMap((citation) => [citation.title, citation.publisher, citation.url]),
        ...items.flatMap((item) => item.names),
      ].map(fold),
    ),
    covered: new Set(base.names.map(fold)),
    mayNameCovered: !isAnswer,
    dates: [...datesOf(answer, items), ...(isAnswer ? [] : [base.newest])],
    counts: new Set([...countsOf(answer), ...(isAnswer ? [] : base.counts)].map(String)),
    phrases,
  };
}

/** How a slot's value may be found. */
export interface SlotRules {
  /**
   * Whether a few words out of a text will do. Not where the phrase has no word of its own: there,
   * half a sentence would pass as the bot's own words.
   */
  readonly allowsPieces: boolean;
  /** Whether the slot is for a name of the base that the answer does not speak of. */
  readonly namesAlternative: boolean;
}

/** Whether a slot's value comes from the answer's evidence, or carries no fact. */
export function isSupportedValue(
  value: string,
  evidence: AnswerEvidence,
  rules: SlotRules,
): boolean {
  const whole = collapse(value);
  if (isSupportedPart(whole, evidence, rules)) {
    return true;
  }
  const parts = whole.split(LIST_SEPARATOR);
  return parts.length > 1 && parts.every((part) => isSupportedPart(part, evidence, rules));
}

function isSupportedPart(value: string, evidence: AnswerEvidence, rules: SlotRules): boolean {
  const folded = fold(value);
  return (
    evidence.counts.has(folded) ||
    evidence.wholes.has(folded) ||
    evidence.phrases.fixed.has(value) ||
    ((evidence.mayNameCovered || rules.namesAlternative) && evidence.covered.has(folded)) ||
    isKnownDate(value, evidence) ||
    evidence.texts.some(
      (text) => standsWhole(folded, text) || (rules.allowsPieces && isPieceOf(folded, text)),
    )
  );
}

/** A date may be told less precisely than it is known, never more. */
function isKnownDate(value: string, evidence: AnswerEvidence): boolean {
  const date = readWrittenDate(value);
  return date !== null && evidence.dates.some((known) => `${known}-`.startsWith(`${date}-`));
}

function isPieceOf(value: string, text: string): boolean {
  return value.split(" ").length <= MAX_PIECE_WORDS && standsAsWords(value, text);
}

function datesOf(answer: Answer, items: readonly BaseItem[]): readonly string[] {
  return [...answer.citations, ...answer.nearest]
    .flatMap((citation) => [citation.published, citation.asOf])
    .concat(items.filter((item) => item.basis !== null).flatMap((item) => item.dates))
    .filter((date) => date !== null);
}

function countsOf(answer: Answer): readonly number[] {
  const sentences = shownSentences(answer);
  const sizes = answer.blocks.map((block) => {
    switch (block.kind) {
      case "text":
        return block.sentences.length;
      case "list":
        return block.items.length;
      case "table":
        return block.rows.length;
      case "timeline":
        return block.entries.length;
    }
  });
  return [
    ...sizes,
    sentences.length,
    sentences.filter((sentence) => sentence.citations.length > 0).length,
    answer.citations.length,
    new Set(answer.citations.map((citation) => citation.item)).size,
    new Set(answer.citations.map((citation) => citation.url)).size,
    new Set(answer.citations.map((citation) => citation.publisher)).size,
    answer.nearest.length,
  ];
}

function fold(text: string): string {
  return collapse(text.normalize("NFC")).toLowerCase();
}
