import type { BaseLanguage } from "../domain/language.ts";
import type { DocumentBlock, TextSpan } from "./knowledge.ts";
import { MAX_PASSAGE_CHARS, packSentences } from "./pack-sentences.ts";
import type { BodyRun } from "./read-body.ts";
import { type ShownText, showText } from "./source-markers.ts";

function locate(shown: ShownText, { start, end }: TextSpan, run: BodyRun): TextSpan {
  const first = shown.offsets[start] ?? 0;
  const last = shown.offsets[end - 1] ?? 0;
  // The markers at the end belong to the last piece.
  const rawEnd = end === shown.text.length ? run.raw.length : last + 1;
  return { start: run.start + first, end: run.start + rawEnd };
}

/** Makes blocks of a run: one, or several of whole sentences when it is long. */
export function cutRun(run: BodyRun, language: BaseLanguage): readonly DocumentBlock[] {
  const shown = showText(run.raw);
  const isShort = shown.text.length <= MAX_PASSAGE_CHARS;
  const pieces = isShort
    ? [{ start: 0, end: shown.text.length }]
    : packSentences(shown.text, language);
  const sources = [...new Set(run.markers.map(({ number }) => number - 1))];
  return pieces.map((piece) => ({
    headings: run.headings,
    columns: run.columns,
    text: shown.text.slice(piece.start, piece.end),
    span: locate(shown, piece, run),
    sources,
  }));
}
