const COMBINING_MARKS = /\p{M}+/gu;
const TYPOGRAPHIC_APOSTROPHES = /[\u2018\u2019\u201B\u02BC]/g;
const THOUSANDS = /(?<![\d.,])\d{1,3}([ .,'])\d{3}(?:\1\d{3})*(?!\d)/g;

/**
 * Brings an answer and an expected string to the same form before one is sought in the other.
 *
 * NFKD without combining marks, casefolded, plain apostrophes, single spaces, none before `%`, and
 * no separator inside thousands: `65 000`, `65,000`, `65.000` and `65'000` all become `65000`.
 */
export function normalise(text: string): string {
  return casefold(text.normalize("NFKD").replace(COMBINING_MARKS, ""))
    .replace(TYPOGRAPHIC_APOSTROPHES, "'")
    .replace(/\s+/g, " ")
    .replace(/ %/g, "%")
    .replace(THOUSANDS, (number) => number.replace(/\D/g, ""))
    .trim();
}

/** Unicode's full case folding, for the letters left after NFKD whose lower case differs from it. */
function casefold(text: string): string {
  return text.toLowerCase().replace(/ß/g, "ss").replace(/ς/g, "σ");
}
