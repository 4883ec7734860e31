import type { BaseLanguage } from "../domain/language.ts";
import type { ExtractedBlock, ExtractedDocument } from "../extracting/extracted-document.ts";
import { fold } from "../language/fold.ts";
import { searchedWords } from "../language/text-fragment.ts";
import type { TextSpan } from "./knowledge.ts";
import { MAX_PASSAGE_CHARS, packSentences } from "./pack-sentences.ts";

/** A block of a page, or a piece of a long one, that becomes one passage. */
export interface PagePiece {
  readonly block: ExtractedBlock;
  readonly text: string;
  /** In {@link joinBlocks}. */
  readonly span: TextSpan;
}

/** The whole text of a page: passages know their places in it. */
export function joinBlocks({ blocks }: Pick<ExtractedDocument, "blocks">): string {
  return blocks.map(({ text }) => text).join("\n");
}

/** The blocks of a page in order; none is longer than a passage may be. */
export function cutPage({ blocks, language }: ExtractedDocument): readonly PagePiece[] {
  const pieces: PagePiece[] = [];
  let at = 0;
  for (const block of blocks) {
    for (const { start, end } of cutText(block.text, language)) {
      const text = block.text.slice(start, end);
      pieces.push({ block, text, span: { start: at + start, end: at + end } });
    }
    at += block.text.length + 1;
  }
  return pieces;
}

function cutText(text: string, language: BaseLanguage): readonly TextSpan[] {
  const whole = { start: 0, end: text.length };
  const packed = text.length <= MAX_PASSAGE_CHARS ? [whole] : packSentences(text, language);
  return packed.flatMap((span) => cutLongSpan(text, span));
}

/** Nothing a page holds may make a passage without end: where no sentence ends, a space must do. */
function cutLongSpan(text: string, { start, end }: TextSpan): readonly TextSpan[] {
  const spans: TextSpan[] = [];
  let from = start;
  while (end - from > MAX_PASSAGE_CHARS) {
    const space = text.lastIndexOf(" ", from + MAX_PASSAGE_CHARS);
    const cut = space > from ? space : wholeCharacter(text, from + MAX_PASSAGE_CHARS);
    spans.push({ start: from, end: cut });
    from = text[cut] === " " ? cut + 1 : cut;
  }
  return [...spans, { start: from, end }].filter(
    (span) => text.slice(span.start, span.end).trim() !== "",
  );
}

/** Not between the halves of a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc_00 && unit <= 0xdf_ff ? at - 1 : at;
}

/**
 * Prepares to tell whether the words by which a link finds a text stand on the page once only,
 * whatever case and accents, as browsers look for them.
 */
export function createIsUnique(pageText: string): (text: string) => boolean {
  const words = wordsOf(pageText);
  const places = new Map<string, number[]>();
  for (const [index, word] of words.entries()) {
    const known = places.get(word);
    if (known === undefined) {
      places.set(word, [index]);
    } else {
      known.push(index);
    }
  }
  const stands = (wanted: readonly string[], at: number): boolean =>
    wanted.every((word, offset) => words[at + offset] === word);
  return (text) => {
    const wanted = wordsOf(searchedWords(text)[0] ?? "");
    const starts = places.get(wanted[0] ?? "") ?? [];
    return starts.filter((at) => stands(wanted, at)).length === 1;
  };
}

function wordsOf(text: string): readonly string[] {
  return fold(text)
    .split(/\s+/u)
    .filter((word) => word !== "");
}
