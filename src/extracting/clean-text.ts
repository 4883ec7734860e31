import { ESCAPE_SEQUENCES } from "../language/escape-sequences.ts";

// Control, format (bidirectional, zero-width, soft hyphen), private-use and default-ignorable characters.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Default_Ignorable_Code_Point}]/gu;
// What parts lines; a tab or a line feed is white space, not to be dropped between two words.
const BLANKS = /[^\S\u00a0\u202f]+/gu;
// No-break spaces are typography ("100 %") and stay, but one at a time.
const SEVERAL = /[ \u00a0\u202f]{2,}/gu;
const BLANK_ENDS = /^[\s\u00a0\u202f]+|(?<![\s\u00a0\u202f])[\s\u00a0\u202f]+$/gu;

/**
 * Text of a page as it is kept: one line, composed characters (NFC), nothing that nobody can see.
 *
 * @returns An empty text when nothing visible is left.
 */
export function cleanText(text: string): string {
  return text
    .replace(ESCAPE_SEQUENCES, "")
    .replace(/\p{Cs}/gu, "\ufffd")
    .replace(BLANKS, " ")
    .replace(INVISIBLE, "")
    .normalize("NFC")
    .replace(SEVERAL, (run) => (run.includes(" ") ? " " : run.slice(0, 1)))
    .replace(BLANK_ENDS, "");
}

/** A cleaned title, name or heading of at most `max` characters; `null` when nothing is left. */
export function cleanName(text: string | null | undefined, max = 300): string | null {
  const cleaned = cleanText((text ?? "").slice(0, max * 10));
  if (!/[\p{L}\p{N}]/u.test(cleaned)) {
    return null;
  }
  return cleaned.length > max
    ? `${cleaned
        .slice(0, max - 1)
        .replace(/\p{Cs}$/u, "")
        .trimEnd()}…`
    : cleaned;
}
