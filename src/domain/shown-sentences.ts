import type { Answer, AnswerSentence, Block } from "./answer.ts";
import type { PartialDate } from "./partial-date.ts";

/** Sentences that belong together. */
export interface SentenceGroup {
  /** `entry`: an item of a list or a row of a table, which speaks of one thing. */
  readonly kind: "prose" | "entry";
  readonly sentences: readonly AnswerSentence[];
}

/** Every sentence and cell of an answer, in reading order. */
export function shownSentences(answer: Pick<Answer, "blocks">): readonly AnswerSentence[] {
  return sentenceGroups(answer).flatMap((group) => group.sentences);
}

/** The same, by what they are part of. */
export function sentenceGroups(answer: Pick<Answer, "blocks">): readonly SentenceGroup[] {
  return answer.blocks.flatMap(groupsOf);
}

/** The dates that a timeline shows before its sentences, as precise as they are known. */
export function shownDates(answer: Pick<Answer, "blocks">): readonly PartialDate[] {
  return answer.blocks.flatMap((block) =>
    block.kind === "timeline" ? block.entries.map((entry) => entry.date) : [],
  );
}

function groupsOf(block: Block): readonly SentenceGroup[] {
  switch (block.kind) {
    case "text":
      return [{ kind: "prose", sentences: block.sentences }];
    case "list":
      return block.items.map(asEntry);
    case "table":
      return [block.header, ...block.rows].map(asEntry);
    case "timeline":
      return [{ kind: "prose", sentences: block.entries.map((entry) => entry.sentence) }];
  }
}

function asEntry(sentences: readonly AnswerSentence[]): SentenceGroup {
  return { kind: "entry", sentences };
}
