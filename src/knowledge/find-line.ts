import { LineCounter } from "yaml";

/** Tells the line, counted from 1, of an offset into one text. */
export type FindLine = (offset: number) => number;

/** Prepares the search for lines in `text`; each search is logarithmic. */
export function createFindLine(text: string): FindLine {
  const counter = new LineCounter();
  counter.addNewLine(0);
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) {
    counter.addNewLine(at + 1);
  }
  return (offset) => Math.max(1, counter.linePos(offset).line);
}
