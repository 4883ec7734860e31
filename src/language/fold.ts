// Most words of the base: nothing to take off.
const ASCII = /^[ -~\s]*$/;
const MARKS = /\p{M}+/gu;
const APOSTROPHES = /[‘’ʼ´`]/g;
/** What the six languages are written with, and the signs around it: each is folded by itself, whatever stands beside it. */
const COMMON = /^[\0-\u017F\u2010-\u2027\u202F\u2030\u20AC]*$/;
const NOT_ASCII = /[`\u0080-\uFFFF]/g;

function foldAny(text: string): string {
  return (
    text
      // Decomposed, an acute accent that was typed as an apostrophe would become a space.
      .replaceAll("´", "'")
      .normalize("NFKD")
      .replace(MARKS, "")
      .replace(APOSTROPHES, "'")
      .toLowerCase()
      .replaceAll("œ", "oe")
      .replaceAll("æ", "ae")
      .replaceAll("ß", "ss")
  );
}

const COMMON_ENDS = [
  [0x80, 0x17f],
  [0x2010, 0x2027],
  [0x202f, 0x2030],
  [0x20ac, 0x20ac],
] as const;

/** The common characters beyond ASCII, folded; to fold each text anew takes four times as long. */
const FOLDED: ReadonlyMap<string, string> = new Map(
  ["`", ...COMMON_ENDS.flatMap(([from, to]) => range(from, to))].map((each) => [
    each,
    foldAny(each),
  ]),
);

function range(from: number, to: number): readonly string[] {
  return Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at));
}

function foldOne(character: string): string {
  return FOLDED.get(character) ?? character;
}

/**
 * Lower case without accents or ligatures, so that `Données` and `donnees` meet.
 * Typographic apostrophes become `'`. The length may change.
 */
export function fold(text: string): string {
  if (ASCII.test(text)) {
    return text.replaceAll("`", "'").toLowerCase();
  }
  return COMMON.test(text) ? text.replace(NOT_ASCII, foldOne).toLowerCase() : foldAny(text);
}
