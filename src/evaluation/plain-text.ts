const SOURCE_MARKERS = /\s*\[\d+\]/g;
const HEADING = /^#{1,6}\s/;
const BLOCK_START = /^\s*(?:[-*+]\s|\d+[.)]\s|\||>)/;

/** White space collapsed to single spaces, ends trimmed. */
export function collapse(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/**
 * The paragraphs of a Markdown body, collapsed and without `[n]` markers: what one sentence, or a
 * run of them, may stand in. Headings are no evidence and stay out.
 */
export function paragraphs(body: string): readonly string[] {
  const blocks: string[][] = [[]];
  for (const line of body.split(/\r?\n/)) {
    const isBreak = line.trim() === "" || HEADING.test(line);
    if (isBreak || BLOCK_START.test(line)) {
      blocks.push([]);
    }
    if (!isBreak) {
      blocks.at(-1)?.push(line);
    }
  }
  return blocks
    .map((lines) => collapse(lines.join(" ").replace(SOURCE_MARKERS, "")))
    .filter((text) => text !== "");
}

const BEFORE_SENTENCE = /(?:^|^(?:[-*+>]|\d+[.)])\s*|[.!?…]\s?[»”")\]]*\s+|\|\s*)$/;
const SENTENCE_END = /[.!?…]\s?[»”")\]]*$/;
const REST_OF_SENTENCE = /^\s?(?:$|[.!?…][»”")\]]*(?:\s|$)|\|)/;

/**
 * Whether `part` stands in `whole` as one or more whole sentences, or as a whole cell.
 *
 * A part cut inside a sentence does not count: `est qualifié` stands in `Rien ne dit qu'il est
 * qualifié`, and says the opposite.
 */
export function standsWhole(part: string, whole: string): boolean {
  for (const at of placesOf(part, whole)) {
    const rest = whole.slice(at + part.length);
    const endsWhole = REST_OF_SENTENCE.test(rest) || (SENTENCE_END.test(part) && /^\s/.test(rest));
    if (endsWhole && BEFORE_SENTENCE.test(whole.slice(0, at))) {
      return true;
    }
  }
  return false;
}

/** Whether `part` stands in `whole` with neither end inside a word or a number. */
export function standsAsWords(part: string, whole: string): boolean {
  for (const at of placesOf(part, whole)) {
    const before = whole.slice(Math.max(0, at - 2), at);
    const after = whole.slice(at + part.length, at + part.length + 2);
    if (
      !/(?:[\p{L}\p{N}]|\p{N}[.,])$/u.test(before) &&
      !/^(?:[\p{L}\p{N}]|[.,]\p{N})/u.test(after)
    ) {
      return true;
    }
  }
  return false;
}

/** Where `part` begins in `whole`; nothing begins nowhere. */
function placesOf(part: string, whole: string): readonly number[] {
  const places: number[] = [];
  if (part !== "") {
    for (let at = whole.indexOf(part); at !== -1; at = whole.indexOf(part, at + 1)) {
      places.push(at);
    }
  }
  return places;
}
