import { tokens } from "../language/tokens.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import type { SelectionInput } from "./selection.ts";

/** Sentences of one rule's state, at most. */
const MAX_UNITS = 3;

/** Words of a question beside some names, but for those that add nothing. */
export function wordsBeside(
  { searched }: Pick<SelectionInput, "searched">,
  named: Iterable<string>,
  isSpare: (word: string) => boolean,
): readonly string[] {
  const known = new Set(named);
  const { words } = searched.understanding;
  return words.map(({ exact }) => exact).filter((word) => !known.has(word) && !isSpare(word));
}

/** Whether words hold a name. */
function holdsName(words: readonly string[], name: readonly string[]): boolean {
  return words.some((_, at) => name.every((each, by) => words[at + by] === each));
}

function lastSentence({ passage, last }: EvidenceUnit): string {
  const { start, end } = passage.sentences[last] ?? { start: 0, end: 0 };
  return passage.text.slice(start, end);
}

/**
 * The sentences by which a topic tells the state of the law or scheme that is all a question names, in their order.
 *
 * @param isSpare - Whether a folded word adds nothing to the question.
 */
export function ruleUnits(
  input: SelectionInput,
  isSpare: (word: string) => boolean,
): readonly EvidenceUnit[] {
  const { text, baseLanguage, names } = input.searched.understanding;
  const words = tokens(text);
  const own = names.flatMap((name) => name.words);
  const isAsked = (called: string): boolean => {
    const name = tokens(called);
    return holdsName(words, name) && wordsBeside(input, [...own, ...name], isSpare).length === 0;
  };
  const tells = (unit: EvidenceUnit): boolean =>
    (unit.item.states ?? []).some(
      (state) => state.told.includes(lastSentence(unit)) && state.names.some(isAsked),
    );
  return input.candidates
    .map(({ unit }) => unit)
    .filter((unit) => unit.passage.language === baseLanguage && tells(unit))
    .toSorted((a, b) => a.row - b.row || a.first - b.first)
    .slice(0, MAX_UNITS);
}
