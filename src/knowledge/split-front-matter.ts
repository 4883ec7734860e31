import type { TextSpan } from "./knowledge.ts";

/** Where the two parts of a document stand in its text. */
export interface DocumentParts {
  readonly frontMatter: TextSpan;
  readonly body: TextSpan;
}

/** Finds the front matter between the first two lines of `---`; `null` when there is none. */
export function splitFrontMatter(text: string): DocumentParts | null {
  const open = /^---[ \t]*\r?\n/.exec(text);
  const close = /^---[ \t]*(?:\r?\n|$)/gm;
  close.lastIndex = open?.[0].length ?? 0;
  const end = close.exec(text);
  if (open === null || end === null) {
    return null;
  }
  return {
    frontMatter: { start: open[0].length, end: end.index },
    body: { start: end.index + end[0].length, end: text.length },
  };
}
