import type { Answer, AnswerSentence, Block } from "../domain/answer.ts";
import type { PartialDate } from "../domain/partial-date.ts";

/** Every sentence and cell of an answer, in reading order. */
export function shownSentences(answer: Pick<Answer, "blocks">): readonly AnswerSentence[] {
  return answer.blocks.flatMap(sentencesOf);
}

/** The dates that a timeline shows before its sentences, as precise as they are known. */
export function shownDates(answer: Pick<Answer, "blocks">): readonly PartialDate[] {
  return answer.blocks.flatMap((block) =>
    block.kind === "timeline" ? block.entries.map((entry) => entry.date) : [],
  );
}

function sentencesOf(block: Block): readonly AnswerSentence[] {
  switch (block.kind) {
    case "text":
      return block.sentences;
    case "list":
      return block.items.flat();
    case "table":
      return [...block.header, ...block.rows.flat()];
    case "timeline":
      return block.entries.map((entry) => entry.sentence);
  }
}
