import type { types } from "@slack/bolt";
import { markClaim } from "../../src/presenting/claim-marks.ts";
import type { PresentedAnswer, PresentedBlock } from "../../src/presenting/presented-answer.ts";
import { shorten } from "../../src/presenting/shorten.ts";
import type { Wording } from "../../src/presenting/wording.ts";
import { MESSAGE_TEXT, TEXT_OBJECT } from "./limits.ts";
import { type AnswerActions, renderActions } from "./render-actions.ts";
import { renderBlocks } from "./render-blocks.ts";
import { fitsMessage } from "./render-measure.ts";
import { linksOf, paragraph, text } from "./render-rich-text.ts";
import { renderSources } from "./render-sources.ts";
import { fallbackText, plainText } from "./render-text.ts";

/** What a message is made of: `text` is the escaped fallback of `blocks`. */
export interface RenderedMessage {
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

export interface AnswerRendering extends Wording, AnswerActions {
  /** Line above the answer, such as what was asked or who shares it; as it is, not escaped; `null`: none. */
  readonly above: string | null;
}

/** Makes an answer into one message, shortened by importance until Slack takes it. Never throws. */
export function renderAnswer(answer: PresentedAnswer, rendering: AnswerRendering): RenderedMessage {
  const fits = (candidate: PresentedAnswer): boolean =>
    fitsMessage(renderWhole(candidate, rendering));
  const shown = shorten(answer, fits, rendering);
  return {
    text: fallbackText(fallbackLines(shown, rendering), MESSAGE_TEXT),
    blocks: renderWhole(shown, rendering),
  };
}

function renderWhole(answer: PresentedAnswer, rendering: AnswerRendering): types.KnownBlock[] {
  const { above } = rendering;
  return [
    ...(above === null || above === "" ? [] : [aside(above)]),
    ...renderBlocks(answer.blocks, { ...rendering, links: linksOf(answer) }),
    ...renderSources(answer),
    ...(answer.omitted === null ? [] : [paragraph([text(answer.omitted, { italic: true })])]),
    ...(answer.footer.length === 0 ? [] : [aside(answer.footer.join(" · "))]),
    ...renderActions(answer, rendering, rendering),
  ];
}

/** A line of small print. */
function aside(line: string): types.ContextBlock {
  return { type: "context", elements: [plainText(line, TEXT_OBJECT)] };
}

function fallbackLines(
  answer: PresentedAnswer,
  { above, ...wording }: AnswerRendering,
): readonly string[] {
  const told = answer.blocks.flatMap((block) => claimLines(block, wording) ?? blockLines(block));
  const all = [above, ...told, answer.omitted, ...answer.footer];
  return all.filter((line) => line !== null);
}

/** A claim with its verdict on one line: a notification shows little more. */
function claimLines(block: PresentedBlock, wording: Wording): readonly string[] | undefined {
  const marked = markClaim(block, wording);
  if (marked === undefined) {
    return undefined;
  }
  const { mark, claim, verdict, evidence } = marked;
  const words = [mark, claim?.text ?? "", verdict.text].filter((part) => part !== "");
  return [words.join(" "), ...evidence.map((sentence) => sentence.text)];
}

function blockLines(block: PresentedBlock): readonly string[] {
  switch (block.kind) {
    case "text":
      return block.sentences.map((sentence) => sentence.text);
    case "list":
      return block.items.map((item) => item.map((sentence) => sentence.text).join(" "));
    case "table":
      return block.rows.map((row) => row.map((cell) => cell.text).join(" – "));
    case "timeline":
      return block.entries.map(({ date, sentence }) => `${date} – ${sentence.text}`);
  }
}
