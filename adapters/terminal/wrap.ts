import { displayWidth } from "./display-width.ts";

/** A stretch of text that is never broken, with its looks: `shown` may hold escape sequences. */
export interface Word {
  /** What takes room, without escape sequences. */
  readonly plain: string;
  readonly shown: string;
  /** True when it follows the word before without a space, as a citation mark does. */
  readonly glued: boolean;
}

/** Cuts a text at white space; `paint` adds the looks of each word. */
export function toWords(text: string, paint: (word: string) => string = (word) => word): Word[] {
  return text
    .split(/[ \n]+/u)
    .filter((word) => word !== "")
    .map((word) => ({ plain: word, shown: paint(word), glued: false }));
}

/**
 * Fills lines with words.
 *
 * @param width Columns; `null` puts everything on one line. A word longer than a line gets its own.
 * @returns At least one line.
 */
export function wrap(words: readonly Word[], width: number | null): readonly string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of joinGlued(words)) {
    const size = displayWidth(word.plain);
    if (used > 0 && width !== null && used + 1 + size > width) {
      lines.push(line);
      line = "";
      used = 0;
    }
    line += used > 0 ? ` ${word.shown}` : word.shown;
    used += used > 0 ? 1 + size : size;
  }
  return [...lines, line];
}

function joinGlued(words: readonly Word[]): readonly Word[] {
  const joined: Word[] = [];
  for (const word of words) {
    const previous = joined.at(-1);
    if (word.glued && previous !== undefined) {
      joined[joined.length - 1] = {
        plain: previous.plain + word.plain,
        shown: previous.shown + word.shown,
        glued: previous.glued,
      };
    } else {
      joined.push(word);
    }
  }
  return joined;
}
