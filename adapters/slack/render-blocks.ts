import type { types } from "@slack/bolt";
import { type MarkedClaim, markClaim } from "../../src/presenting/claim-marks.ts";
import type { PresentedBlock } from "../../src/presenting/presented-answer.ts";
import type { Wording } from "../../src/presenting/wording.ts";
import { MESSAGE_TABLES, TABLE_COLUMNS, TABLE_ROWS, TABLE_TEXT } from "./limits.ts";
import { measureText } from "./render-measure.ts";
import {
  bulletList,
  citedSentence,
  type Links,
  lines,
  paragraph,
  sentences,
  text,
} from "./render-rich-text.ts";

type Table = Extract<PresentedBlock, { kind: "table" }>;

/** The parts of an answer as Slack's own blocks. Tables beyond what Slack shows as such become lists. */
export function renderBlocks(
  blocks: readonly PresentedBlock[],
  { links, ...wording }: Wording & { readonly links: Links },
): readonly types.KnownBlock[] {
  let tables = 0;
  return blocks.map((block) => {
    const claim = markClaim(block, wording);
    if (claim !== undefined) {
      return renderClaim(claim, links);
    }
    if (block.kind !== "table") {
      return renderBlock(block, links);
    }
    const table = tables < MESSAGE_TABLES ? renderTable(block, links) : undefined;
    tables += table === undefined ? 0 : 1;
    return table ?? renderTableAsList(block, links);
  });
}

function renderBlock(block: Exclude<PresentedBlock, Table>, links: Links): types.KnownBlock {
  switch (block.kind) {
    case "text":
      return paragraph(sentences(block.sentences, links));
    case "list":
      return bulletList(block.items.map((item) => sentences(item, links)));
    case "timeline":
      return bulletList(
        block.entries.map(({ date, sentence }) => [
          text(date, { bold: true }),
          text("\u00a0– "),
          ...citedSentence(sentence, links),
        ]),
      );
  }
}

/** The sign of the verdict, the claim, the verdict in words, then what it stands on, each on a line of its own. */
function renderClaim(
  { mark, claim, verdict, evidence }: MarkedClaim,
  links: Links,
): types.KnownBlock {
  const words = [text(verdict.text, { bold: true })];
  return paragraph(
    lines([
      ...(claim === undefined ? [] : [[text(`${mark} `), text(claim.text, { italic: true })]]),
      claim === undefined ? [text(`${mark} `), ...words] : words,
      ...(evidence.length === 0 ? [] : [sentences(evidence, links)]),
    ]),
  );
}

/** @returns `undefined` when Slack would refuse it. */
function renderTable({ header, rows }: Table, links: Links): types.TableBlock | undefined {
  const cells = [
    header.map((cell) => paragraph(citedSentence(cell, links, { bold: true }))),
    ...rows.map((row) =>
      row.map((cell, column) =>
        paragraph(citedSentence(cell, links, column === 0 ? { bold: true } : undefined)),
      ),
    ),
  ];
  const isPossible =
    header.length <= TABLE_COLUMNS &&
    cells.length <= TABLE_ROWS &&
    measureText(cells) <= TABLE_TEXT;
  return isPossible
    ? { type: "table", rows: cells, column_settings: header.map(() => ({ is_wrapped: true })) }
    : undefined;
}

/** One item a row: its first cell, then each other one behind the name of its column. */
function renderTableAsList({ header, rows }: Table, links: Links): types.KnownBlock {
  return bulletList(
    rows.map((row) =>
      row.flatMap((cell, column): readonly types.RichTextElement[] => {
        const name = header[column];
        return column === 0 || name === undefined
          ? citedSentence(cell, links, { bold: true })
          : [text(` · ${name.text}: `), ...citedSentence(cell, links)];
      }),
    ),
  );
}
