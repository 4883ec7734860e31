import type { Answer, Citation } from "../domain/answer.ts";
import { shownSentences } from "../domain/shown-sentences.ts";

/** What of a list is in both, only in the first, only in the second; each in its own order. */
interface ListDifference {
  readonly kept: readonly string[];
  readonly gone: readonly string[];
  readonly added: readonly string[];
}

/** How two answers to the same question differ. */
export interface AnswerDifference {
  /** Whether both say the same with the same evidence, in the same order. */
  readonly isSame: boolean;
  /** Kind, with the reason of an abstention: `abstained (nothing-found)`. */
  readonly before: string;
  readonly after: string;
  /** Sentences and cells with a citation, without the bot's own words. */
  readonly sentences: ListDifference;
  /** As `item, publisher, address`. */
  readonly citations: ListDifference;
}

function kindOf({ kind, reason }: Answer): string {
  return reason === null ? kind : `${kind} (${reason})`;
}

function citedTexts(answer: Answer): readonly string[] {
  const cited = shownSentences(answer).filter(({ citations }) => citations.length > 0);
  return [...new Set(cited.map(({ text }) => text))];
}

function nameOf({ item, publisher, url }: Citation): string {
  return `${item}, ${publisher}, ${url}`;
}

function compareLists(before: readonly string[], after: readonly string[]): ListDifference {
  return {
    kept: before.filter((each) => after.includes(each)),
    gone: before.filter((each) => !after.includes(each)),
    added: after.filter((each) => !before.includes(each)),
  };
}

/** Compares an answer with a later one to the same question. */
export function compareAnswers(before: Answer, after: Answer): AnswerDifference {
  const [textsBefore, textsAfter] = [citedTexts(before), citedTexts(after)];
  const [evidenceBefore, evidenceAfter] = [before, after].map((answer) => [
    ...new Set(answer.citations.map(nameOf)),
  ]);
  const shown = (answer: Answer): string =>
    JSON.stringify([kindOf(answer), answer.blocks, answer.citations.map(nameOf)]);
  return {
    isSame: shown(before) === shown(after),
    before: kindOf(before),
    after: kindOf(after),
    sentences: compareLists(textsBefore, textsAfter),
    citations: compareLists(evidenceBefore ?? [], evidenceAfter ?? []),
  };
}
