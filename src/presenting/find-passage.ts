import type { Answer, Nearest } from "../domain/answer.ts";

/** Names of the passages shown with an abstention, in order; citations are named by their number. */
export const NEAREST_LETTERS = ["a", "b", "c"] as const;

/**
 * The passage behind a citation number, or behind the letter of one of the nearest passages.
 *
 * @returns `undefined` when this answer has no such passage.
 */
export function findPassage(answer: Answer, name: string): Nearest | undefined {
  const letter = NEAREST_LETTERS.findIndex((each) => each === name.toLowerCase());
  return letter === -1
    ? answer.citations.find(({ number }) => String(number) === name)
    : answer.nearest[letter];
}

/** Every name that {@link findPassage} knows in this answer, in order. */
export function passageNames(answer: Answer): readonly string[] {
  return [
    ...answer.citations.map(({ number }) => String(number)),
    ...NEAREST_LETTERS.slice(0, answer.nearest.length),
  ];
}
