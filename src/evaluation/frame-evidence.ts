import type { Answer, AnswerSentence } from "../domain/answer.ts";
import type { SentenceGroup } from "../domain/shown-sentences.ts";
import { type AnswerEvidence, gatherEvidence } from "./answer-evidence.ts";
import type { SupportFiles } from "./support-files.ts";

/**
 * What the slots of one frame may be filled with.
 *
 * Names come from the entry of the list or table that the frame stands in, or from the whole answer
 * where it stands in prose or its entry cites nothing. Dates and words come from the cited sentences
 * next to it, before and after, where there are any: `(as of 2021)` speaks of those only.
 */
export function frameEvidence(
  frame: AnswerSentence,
  group: SentenceGroup,
  { answer, files }: { readonly answer: Answer; readonly files: SupportFiles },
): AnswerEvidence {
  const wide = gatherEvidence(entryScope(group, answer), files);
  const near = neighbours(frame, group.sentences);
  if (near.length === 0) {
    return wide;
  }
  const { texts, dates } = gatherEvidence(citing(near, answer), files);
  return { ...wide, texts, dates };
}

function entryScope({ kind, sentences }: SentenceGroup, answer: Answer): Answer {
  // Something is claimed in a citing entry, also where the rest of the answer is partial.
  return kind === "entry" && sentences.some(isCited)
    ? { ...citing(sentences, answer), kind: "answered" }
    : answer;
}

function isCited({ citations }: AnswerSentence): boolean {
  return citations.length > 0;
}

/** The nearest cited sentence on either side. */
function neighbours(
  frame: AnswerSentence,
  sentences: readonly AnswerSentence[],
): readonly AnswerSentence[] {
  const at = sentences.indexOf(frame);
  const before = sentences.slice(0, at).findLast(isCited);
  const after = sentences.slice(at + 1).find(isCited);
  return [before, after].filter((sentence) => sentence !== undefined);
}

/** The answer with the citations of these sentences alone. */
function citing(sentences: readonly AnswerSentence[], answer: Answer): Answer {
  const numbers = new Set(sentences.flatMap(({ citations }) => citations));
  const citations = answer.citations.filter(({ number }) => numbers.has(number));
  return { ...answer, citations, nearest: [] };
}
