import type { AnswerSentence } from "../../src/domain/answer.ts";
import { sanitizeLine } from "../../src/presenting/sanitize.ts";
import type { RenderOptions } from "./render-options.ts";
import { toWords, type Word, wrap } from "./wrap.ts";

/** Words of a sentence or cell with its citation marks, which never part from the last word. */
export function sentenceWords(sentence: AnswerSentence, { style }: RenderOptions): readonly Word[] {
  const words = toWords(sanitizeLine(sentence.text));
  if (sentence.citations.length === 0) {
    return words;
  }
  const marks = sentence.citations.map((number) => `[${String(number)}]`).join("");
  return [...words, { plain: ` ${marks}`, shown: ` ${style.accent(marks)}`, glued: true }];
}

/** Wraps words behind a first-line label, the next lines set in as far. */
export function hang(
  label: string,
  words: readonly Word[],
  options: RenderOptions,
): readonly string[] {
  const indent = " ".repeat(label.length);
  const width = options.width === null ? null : Math.max(1, options.width - label.length);
  return wrap(words, width).map((line, index) => (index === 0 ? label : indent) + line);
}
