import { LineCounter } from "yaml";

/** Tells the line, counted from 1, of an offset into one text. */
export type FindLine = (offset: number) => number;

function countLines(text: string): LineCounter {
  const counter = new LineCounter();
  counter.addNewLine(0);
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) {
    counter.addNewLine(at + 1);
  }
  return counter;
}

/** Lines are counted at the first search, which a text without faults never needs; each other is logarithmic. */
export function createFindLine(text: string): FindLine {
  let counter: LineCounter | null = null;
  return (offset) => {
    counter ??= countLines(text);
    return Math.max(1, counter.linePos(offset).line);
  };
}
