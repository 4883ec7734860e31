const SENTENCE = /[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?]*/g;
/** Who asks, or what about: "RSSI banque : quels groupes…". */
const PREAMBLE = /^[^:?]{1,80}:\s+/;
/** With fewer letters, what is marked as a question says too little of it. */
const MIN_LETTERS = 8;

/**
 * The sentences of a message that end with a question mark, without a preamble: what people tell
 * around a question is not what the base must cover to answer it.
 *
 * @returns The whole text when no sentence is marked, or too little of it.
 */
export function questionFocus(text: string): string {
  const sentences = text.match(SENTENCE) ?? [];
  const asked = sentences
    .filter((sentence) => sentence.trimEnd().endsWith("?"))
    .join(" ")
    .trim();
  const focus = asked.replace(PREAMBLE, "");
  return (
    [focus, asked].find((each) => each.replace(/[^\p{L}]/gu, "").length >= MIN_LETTERS) ?? text
  );
}
