/** Folded names of small numbers in the six languages, from two; "one" is an article in most. */
const WORDS: readonly string[] = [
  "two deux zwei dos due twee",
  "three trois drei tres tre drie",
  "four quatre vier cuatro quattro",
  "five cinq funf cinco cinque vijf",
  "six sechs seis sei zes",
  "seven sept sieben siete sette zeven",
  "eight huit acht ocho otto",
  "nine neuf neun nueve nove negen",
  "ten dix zehn diez dieci tien",
  "eleven onze elf undici",
  "twelve douze zwolf doce dodici twaalf",
];
const NUMBERS = new Map(
  WORDS.flatMap((line, at) => line.split(" ").map((word) => [word, String(at + 2)] as const)),
);

/** Tokens with small numbers in figures, however they are written. */
export function canonicalNumbers(words: readonly string[]): readonly string[] {
  return words.map((word) => NUMBERS.get(word) ?? word);
}

const FIGURE = /^\d+(?:\.\d+)*$/;

/** Whether a token is a number. */
export function isFigure(word: string): boolean {
  return FIGURE.test(word);
}
