import type { Candidate } from "./candidates.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import { takeEndings, takeFirstUnits } from "./first-units.ts";
import { SELECTION, Selection, type SelectionInput } from "./selection.ts";

interface Valued {
  readonly candidate: Candidate;
  readonly value: number;
}

/** The candidate worth most beside what is chosen already; `undefined` when none is left. */
function mostWorth(
  left: ReadonlySet<Candidate>,
  selection: Selection,
  { searched: { terms } }: SelectionInput,
): Valued | undefined {
  let best: Valued | undefined;
  for (const candidate of left) {
    const value = selection.value(candidate, terms);
    if (best === undefined || value > best.value) {
      best = { candidate, value };
    }
  }
  return best;
}

/** Neither a sentence that leads to the next nor a question that a text puts answers anything. */
function saysSomething({ item, wordCount, text }: EvidenceUnit): boolean {
  return item.fact !== null || (wordCount >= SELECTION.minWords && !text.endsWith("?"));
}

/** How far below the best what is added may lie: less where what was asked is said already. */
function gapOf(selection: Selection, { searched }: SelectionInput): number {
  const { intents, attributes, subjects } = searched.understanding;
  if (intents.asksTimeline) {
    return SELECTION.timelineGap;
  }
  const isSaid =
    subjects.size === 1 &&
    selection.units.some(
      ({ item }) =>
        item.subject !== null &&
        subjects.has(item.subject) &&
        item.fact !== null &&
        attributes.has(item.fact.attribute),
    );
  return isSaid ? SELECTION.saidGap : SELECTION.maxGap;
}

/**
 * Chooses what is shown: what the question asks for by its form, then the best units, each bringing
 * something new, the newest state before the one it replaces.
 *
 * @returns In the order of choice; empty when there are no candidates.
 */
export function selectUnits(input: SelectionInput): readonly EvidenceUnit[] {
  const selection = new Selection(input);
  const pool = input.candidates.filter(({ unit }) => saysSomething(unit)).slice(0, SELECTION.pool);
  takeFirstUnits(selection, input);
  const floor = (pool[0]?.score ?? 0) - gapOf(selection, input);
  const left = new Set(pool);
  while (!selection.isFull) {
    const next = mostWorth(left, selection, input);
    if (next === undefined || next.value < floor) {
      break;
    }
    left.delete(next.candidate);
    if (selection.fits(next.candidate.unit)) {
      selection.take(next.candidate.unit);
    }
  }
  takeEndings(selection, input);
  return selection.units;
}
