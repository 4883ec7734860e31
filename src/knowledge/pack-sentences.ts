import type { BaseLanguage } from "../domain/language.ts";
import { splitSentences } from "../language/sentences.ts";
import type { TextSpan } from "./knowledge.ts";

/** About 400 tokens: the embedder reads 512, of which title and headings need some. */
export const MAX_PASSAGE_CHARS = 1600;

/** Packs whole sentences into pieces of at most {@link MAX_PASSAGE_CHARS}; a longer sentence stays whole. */
export function packSentences(text: string, language: BaseLanguage): readonly TextSpan[] {
  const pieces: TextSpan[] = [];
  for (const { start, end } of splitSentences(text, language)) {
    const last = pieces.at(-1);
    if (last !== undefined && end - last.start <= MAX_PASSAGE_CHARS) {
      pieces[pieces.length - 1] = { start: last.start, end };
    } else {
      pieces.push({ start, end });
    }
  }
  return pieces;
}
