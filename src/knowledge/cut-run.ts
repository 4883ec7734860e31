import type { BaseLanguage } from "../domain/language.ts";
import { splitSentences } from "../language/sentences.ts";
import type { DocumentBlock, TextSpan } from "./knowledge.ts";
import type { BodyRun } from "./read-body.ts";
import { type ShownText, showText } from "./source-markers.ts";

/** About 400 tokens: the embedder reads 512, of which title and headings need some. */
const MAX_CHARS = 1600;

/** Packs whole sentences into pieces of at most {@link MAX_CHARS}; a longer sentence stays whole. */
function packSentences(text: string, language: BaseLanguage): readonly TextSpan[] {
  const pieces: TextSpan[] = [];
  for (const { start, end } of splitSentences(text, language)) {
    const last = pieces.at(-1);
    if (last !== undefined && end - last.start <= MAX_CHARS) {
      pieces[pieces.length - 1] = { start: last.start, end };
    } else {
      pieces.push({ start, end });
    }
  }
  return pieces;
}

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
  const isShort = shown.text.length <= MAX_CHARS;
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
