import { fold } from "../language/fold.ts";
import { IMPERATIVE } from "./asked-head.ts";
import { OCCASION, REPORTING } from "./asker-words.ts";
import { BEGINS, QUESTION_WORD } from "./question-parts.ts";

/** A clause of a message, with the sign and space behind it. */
export interface MessageClause {
  readonly text: string;
  readonly gap: string;
}

const OPENS = `(?=¿?${QUESTION_WORD}(?![\\p{L}\\p{N}]))`;
/** Ends of sentences, colons, dashes; a comma or what reports a question before it. */
const JOINT = new RegExp(
  `(?<=[.!?…])\\s+|\\s*[:;]\\s+|\\s+[–—-]\\s+|,\\s+${OPENS}|(?<=(?<!\\p{L})${REPORTING}(?: \\p{L}+){0,2}),?\\s+${OPENS}`,
  "giu",
);
const COMMA = /,\s+/u;
function cutAt(text: string, joints: readonly RegExpMatchArray[]): readonly MessageClause[] {
  const clauses: MessageClause[] = [];
  let start = 0;
  for (const { 0: gap, index = 0 } of joints) {
    clauses.push({ text: text.slice(start, index), gap });
    start = index + gap.length;
  }
  return [...clauses, { text: text.slice(start), gap: "" }].filter((each) => each.text !== "");
}

/** "For a tender, …": what is asked stands behind the comma. */
function cutOccasion({ text, gap }: MessageClause): readonly MessageClause[] {
  const comma = OCCASION.test(fold(text)) ? COMMA.exec(text) : null;
  return comma === null
    ? [{ text, gap }]
    : [
        { text: text.slice(0, comma.index), gap: comma[0] },
        { text: text.slice(comma.index + comma[0].length), gap },
      ];
}

/** The clauses of a message in order: put together with their gaps they are the message. Empty for an empty one. */
export function messageClauses(text: string): readonly MessageClause[] {
  return cutAt(text, [...text.matchAll(JOINT)]).flatMap(cutOccasion);
}

/** Whether a clause asks, or orders: its form says so, whatever it is about. */
export function asksSomething(clause: string): boolean {
  const text = clause.trim();
  const [first = ""] = fold(text).split(/[^\p{L}]+/u);
  return text.endsWith("?") || BEGINS.test(text) || IMPERATIVE.test(first);
}
