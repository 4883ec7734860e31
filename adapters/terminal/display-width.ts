const WIDE =
  /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/u;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Columns that a text without control characters takes on a terminal. */
export function displayWidth(text: string): number {
  // Nearly all of the base is Latin script, where one unit is one column.
  if (/^[\u0020-\u02ff\u2010-\u2027\u20ac]*$/u.test(text)) {
    return text.length;
  }
  let width = 0;
  for (const { segment } of graphemes.segment(text)) {
    width += WIDE.test(segment) ? 2 : 1;
  }
  return width;
}
