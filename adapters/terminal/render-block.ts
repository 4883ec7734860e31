import type { Block } from "../../src/domain/answer.ts";
import { formatDate } from "../../src/language/format-date.ts";
import { displayWidth } from "./display-width.ts";
import type { RenderOptions } from "./render-options.ts";
import { hang, sentenceWords } from "./render-sentence.ts";
import { renderTable } from "./render-table.ts";
import { wrap } from "./wrap.ts";

type Timeline = Extract<Block, { kind: "timeline" }>;

/** Lines of one part of an answer. */
export function renderBlock(block: Block, options: RenderOptions): readonly string[] {
  switch (block.kind) {
    case "text":
      return wrap(
        block.sentences.flatMap((sentence) => sentenceWords(sentence, options)),
        options.width,
      );
    case "list":
      return block.items.flatMap((item) =>
        hang(
          "- ",
          item.flatMap((sentence) => sentenceWords(sentence, options)),
          options,
        ),
      );
    case "table":
      return renderTable(block, options);
    case "timeline":
      return renderTimeline(block, options);
  }
}

function renderTimeline({ entries }: Timeline, options: RenderOptions): readonly string[] {
  const dated = entries.map(({ date, sentence }) => ({
    date: formatDate(date, options.language),
    sentence,
  }));
  const column = Math.max(...dated.map(({ date }) => displayWidth(date)));
  return dated.flatMap(({ date, sentence }) =>
    hang(`${date.padEnd(column)}  `, sentenceWords(sentence, options), options),
  );
}
