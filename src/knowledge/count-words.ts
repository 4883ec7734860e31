// "200 000" is one number in French, and French sets "%", ":" and ";" apart.
const NUMBER_GROUPS = /\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)/g;
const WORD = /[\p{L}\p{N}]/u;
const ISO_DATE = /^\W*\d{4}-\d{2}-\d{2}\W*$/;

/**
 * Words of a text, as the limits of data/README.md count them: parts between white space that hold
 * a letter or digit. A number in groups of three digits is one; a full date (`2026-12-29`) is none,
 * so that a table cell can date each service that it lists.
 */
export function countWords(text: string): number {
  return text
    .replaceAll(NUMBER_GROUPS, "0")
    .split(/\s+/)
    .filter((part) => WORD.test(part) && !ISO_DATE.test(part)).length;
}
