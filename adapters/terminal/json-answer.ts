import type { Answer, AnswerSentence, Block, Citation, Nearest } from "../../src/domain/answer.ts";
import type { PartialDate } from "../../src/domain/partial-date.ts";
import type { ItemId } from "../../src/domain/passage.ts";
import { shownSentences } from "../../src/domain/shown-sentences.ts";
import { formatDate } from "../../src/language/format-date.ts";

/** Name of a question in a questionnaire, as its file gave it. */
export type QuestionId = string | number | null;

/** One answer as programs read it; `text` and `sentences` are the flat view of `blocks`. */
export interface JsonAnswer {
  readonly id: QuestionId;
  readonly answerId: string;
  readonly kind: Answer["kind"];
  readonly reason: Answer["reason"];
  readonly language: Answer["language"];
  /** Sentences and cells in reading order, without citation marks; parted only by white space. */
  readonly text: string;
  readonly blocks: readonly Block[];
  /** A frame has no citations. */
  readonly sentences: readonly AnswerSentence[];
  readonly citations: readonly Citation[];
  readonly nearest: readonly Nearest[];
  readonly generation: string;
  /** The language model that was asked; left out when none was. */
  readonly model?: Answer["model"];
  /** Milliseconds from question to answer. */
  readonly ms: number;
  /** Best first; only in a batch. */
  readonly retrieved?: readonly ItemId[];
}

/** A question that could not be asked or answered; the rest of the run is not touched. */
export interface JsonFailure {
  readonly id: QuestionId;
  readonly kind: "failed";
  readonly error: { readonly code: string; readonly message: string };
}

/** Turns an answer into its JSON form; the keys always come in the same order. */
export function toJsonAnswer(
  answer: Answer,
  { id, ms }: { readonly id: QuestionId; readonly ms: number },
): JsonAnswer {
  return {
    id,
    answerId: answer.answerId,
    kind: answer.kind,
    reason: answer.reason,
    language: answer.language,
    text: flatText(answer),
    blocks: answer.blocks,
    sentences: shownSentences(answer),
    citations: answer.citations,
    nearest: answer.nearest,
    generation: answer.generation,
    ...(answer.model === undefined ? {} : { model: answer.model }),
    ms,
  };
}

/** The words of an answer without its citation marks: a line an entry or row, cells parted by tabs. */
export function flatText({ blocks, language }: Pick<Answer, "blocks" | "language">): string {
  return blocks.map((block) => blockText(block, language)).join("\n");
}

function blockText(block: Block, language: Answer["language"]): string {
  switch (block.kind) {
    case "text":
      return joinSentences(block.sentences);
    case "list":
      return block.items.map(joinSentences).join("\n");
    case "table":
      return [block.header, ...block.rows].map(joinCells).join("\n");
    case "timeline":
      return block.entries
        .map(({ date, sentence }) => datedText(date, sentence, language))
        .join("\n");
  }
}

function joinSentences(sentences: readonly AnswerSentence[]): string {
  return sentences.map(({ text }) => text).join(" ");
}

function joinCells(cells: readonly AnswerSentence[]): string {
  return cells.map(({ text }) => text).join("\t");
}

function datedText(
  date: PartialDate,
  sentence: AnswerSentence,
  language: Answer["language"],
): string {
  return `${formatDate(date, language)}\t${sentence.text}`;
}
