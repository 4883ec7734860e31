const SENTENCE = /[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?]*/g;
/** With fewer letters, what is marked as a question says too little of it. */
const MIN_LETTERS = 8;

/**
 * The sentences of a message that end with a question mark: what people tell around a question is
 * not what the base must cover to answer it.
 *
 * @returns The whole text when no sentence is marked, or too little of it.
 */
export function questionFocus(text: string): string {
  const sentences = text.match(SENTENCE) ?? [];
  const asked = sentences
    .filter((sentence) => sentence.trimEnd().endsWith("?"))
    .join(" ")
    .trim();
  return asked.replace(/[^\p{L}]/gu, "").length >= MIN_LETTERS ? asked : text;
}
