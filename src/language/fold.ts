// Most words of the base: nothing to take off.
const ASCII = /^[ -~\s]*$/;
const MARKS = /\p{M}+/gu;
const APOSTROPHES = /[‘’ʼ´`]/g;

/**
 * Lower case without accents or ligatures, so that `Données` and `donnees` meet.
 * Typographic apostrophes become `'`. The length may change.
 */
export function fold(text: string): string {
  if (ASCII.test(text)) {
    return text.replaceAll("`", "'").toLowerCase();
  }
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
