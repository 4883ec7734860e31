import type { Answer, AnswerSentence, Block, Nearest } from "../domain/answer.ts";
import { formatDate } from "../language/format-date.ts";
import { cutAtWord } from "./cut-at-word.ts";
import { NEAREST_LETTERS } from "./find-passage.ts";
import { type FooterOptions, footerTexts } from "./footer-texts.ts";
import type {
  PresentedAnswer,
  PresentedBlock,
  PresentedOrigin,
  PresentedSentence,
} from "./presented-answer.ts";
import { sanitizeLine } from "./sanitize.ts";
import { sourceLink } from "./source-link.ts";
import { sourceDetails, worthTexts } from "./source-texts.ts";
import type { Wording } from "./wording.ts";

const TITLE_CHARS = 150;
const DETAIL_CHARS = 100;
const WORTH_CHARS = 300;
const EXCERPT_CHARS = 240;
/** Stands where cleaning left nothing to show. */
const NOTHING = "–";

/** Chooses the words of an answer and cleans all texts; nothing is left out yet. */
export function presentAnswer(answer: Answer, options: FooterOptions): PresentedAnswer {
  const { say } = options;
  return {
    answerId: answer.answerId,
    kind: answer.kind,
    reason: answer.reason,
    language: answer.language,
    blocks: answer.blocks.map((block) => presentBlock(block, options)),
    sourcesHeading: say("source-heading"),
    sources: answer.citations.map((citation) => ({
      number: citation.number,
      ...presentOrigin(citation, options),
    })),
    nearestHeading: say("source-nearest"),
    nearest: answer.nearest.map((passage, index) => ({
      letter: NEAREST_LETTERS[index] ?? NOTHING,
      excerpt: cutAtWord(sanitizeLine(passage.excerpt), EXCERPT_CHARS) || NOTHING,
      ...presentOrigin(passage, options),
    })),
    omitted: null,
    footer: footerTexts(answer, options),
    passages: answer.citations.map(({ number }) => number),
    isLast: true,
  };
}

function presentBlock(block: Block, { language }: Wording): PresentedBlock {
  switch (block.kind) {
    case "text":
      return { kind: "text", sentences: block.sentences.map(presentSentence) };
    case "list":
      return { kind: "list", items: block.items.map((item) => item.map(presentSentence)) };
    case "table":
      return {
        kind: "table",
        header: block.header.map(presentSentence),
        rows: block.rows.map((row) => row.map(presentSentence)),
      };
    case "timeline":
      return {
        kind: "timeline",
        entries: block.entries.map(({ date, sentence }) => ({
          date: formatDate(date, language),
          sentence: presentSentence(sentence),
        })),
      };
  }
}

/** One clean line and its citations. */
export function presentSentence({ text, citations }: AnswerSentence): PresentedSentence {
  return { text: sanitizeLine(text) || NOTHING, citations };
}

function presentOrigin(source: Nearest, wording: Wording): PresentedOrigin {
  return {
    title: cutAtWord(sanitizeLine(source.title), TITLE_CHARS) || NOTHING,
    details: sourceDetails(source, wording)
      .map((text) => cutAtWord(text, DETAIL_CHARS))
      .filter((text) => text !== ""),
    worth: worthTexts(source, wording).map((text) => cutAtWord(text, WORTH_CHARS)),
    url: sourceLink(source),
    form: source.form,
  };
}
