import type { ItemId } from "../domain/passage.ts";
import type { Candidate, Searched } from "./candidates.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import { hasWord, type QuestionTerms } from "./question-terms.ts";
import type { Succession } from "./succession.ts";

/** How much is shown: fitted on the calibration questions, see README. */
export const SELECTION = {
  /** Units at most, and for lists and comparisons. */
  maxUnits: 5,
  maxUnitsWide: 8,
  /** Words at most, the first unit not counted against it; and for lists and comparisons. */
  maxWords: 85,
  maxWordsWide: 150,
  /** A unit this much below the best (in score) adds nothing. */
  maxGap: 2,
  /** What covering words that no chosen unit covers adds to a score, at most. */
  newWordsBonus: 1,
  /** What standing beside a chosen sentence of the same passage adds. */
  neighbourBonus: 0.4,
  /** Share of a unit's words that may stand in another chosen unit already. */
  maxOverlap: 0.7,
  /** How far below the best the units of each compared provider may lie. */
  comparedGap: 4,
  /** Best units among which is chosen. */
  pool: 60,
} as const;

/** What choosing draws on. */
export interface SelectionInput {
  readonly searched: Searched;
  /** Best first. */
  readonly candidates: readonly Candidate[];
  readonly succession: Succession;
}

function sharesSentence(a: EvidenceUnit, b: EvidenceUnit): boolean {
  return a.row === b.row && a.first <= b.last && b.first <= a.last;
}

function overlaps(a: EvidenceUnit, b: EvidenceUnit): boolean {
  let shared = 0;
  for (const term of a.run.terms) {
    shared += b.run.terms.has(term) ? 1 : 0;
  }
  const smaller = Math.min(a.run.terms.size, b.run.terms.size);
  return smaller > 0 && shared / smaller > SELECTION.maxOverlap;
}

function isNeighbour(a: EvidenceUnit, b: EvidenceUnit): boolean {
  return a.row === b.row && Math.abs(a.last - b.last) === 1;
}

/** Gathers units under the limits; what repeats a chosen one stays out. */
class Selection {
  readonly units: EvidenceUnit[] = [];
  readonly #input: SelectionInput;
  #words = 0;

  constructor(input: SelectionInput) {
    this.#input = input;
  }

  get isWide(): boolean {
    const { intents, subjects } = this.#input.searched.understanding;
    return intents.asksList || intents.asksComparison || subjects.size > 1;
  }

  fits(unit: EvidenceUnit): boolean {
    const limit = this.isWide ? SELECTION.maxWordsWide : SELECTION.maxWords;
    return this.units.length === 0 || this.#words + unit.wordCount <= limit;
  }

  get isFull(): boolean {
    return this.units.length >= (this.isWide ? SELECTION.maxUnitsWide : SELECTION.maxUnits);
  }

  /** Takes a unit, preceded by the newest state that replaces it, unless it repeats what is there. */
  take(unit: EvidenceUnit): void {
    if (this.#repeats(unit)) {
      return;
    }
    const newest = this.#newerThan(unit);
    if (newest !== undefined && !this.#repeats(newest)) {
      this.#add(newest);
    }
    if (newest === undefined || this.#asksPast()) {
      this.#add(unit);
    }
  }

  /** Score of a candidate beside what is chosen already. */
  value({ unit, score }: Candidate, terms: QuestionTerms): number {
    const beside = this.units.some((chosen) => isNeighbour(chosen, unit));
    return (
      score +
      SELECTION.newWordsBonus * this.#newWords(unit, terms) +
      (beside ? SELECTION.neighbourBonus : 0)
    );
  }

  #add(unit: EvidenceUnit): void {
    this.units.push(unit);
    this.#words += unit.wordCount;
  }

  #repeats(unit: EvidenceUnit): boolean {
    return this.units.some((chosen) => sharesSentence(chosen, unit) || overlaps(chosen, unit));
  }

  #asksPast(): boolean {
    const { intents, asksPast } = this.#input.searched.understanding;
    return intents.asksHistory || intents.asksDate || asksPast;
  }

  #newerThan({ item }: EvidenceUnit): EvidenceUnit | undefined {
    const newest: ItemId = this.#input.succession.newestOf(item.id);
    return newest === item.id
      ? undefined
      : this.#input.candidates.find((candidate) => candidate.unit.item.id === newest)?.unit;
  }

  #newWords(unit: EvidenceUnit, { words }: QuestionTerms): number {
    const total = words.reduce((sum, { weight }) => sum + weight, 0);
    const fresh = words.filter(
      (word) => hasWord(unit.run, word) && !this.units.some((chosen) => hasWord(chosen.run, word)),
    );
    return total === 0 ? 0 : fresh.reduce((sum, { weight }) => sum + weight, 0) / total;
  }
}

/** Each provider of a comparison gets its best unit first. */
function takeCompared(selection: Selection, { searched, candidates }: SelectionInput): void {
  const { subjects } = searched.understanding;
  const best = candidates[0]?.score ?? 0;
  for (const subject of subjects.size > 1 ? subjects : []) {
    const found = candidates.find(
      ({ unit, score }) => unit.item.subject === subject && score > best - SELECTION.comparedGap,
    );
    if (found !== undefined) {
      selection.take(found.unit);
    }
  }
}

/**
 * Chooses what is shown: the best units, each bringing something new, the newest state before the
 * one it replaces.
 *
 * @returns In the order of choice; empty when there are no candidates.
 */
export function selectUnits(input: SelectionInput): readonly EvidenceUnit[] {
  const selection = new Selection(input);
  const pool = input.candidates.slice(0, SELECTION.pool);
  const best = pool[0]?.score ?? 0;
  takeCompared(selection, input);
  const left = new Set(pool);
  while (!selection.isFull && left.size > 0) {
    let next: Candidate | undefined;
    let value = Number.NEGATIVE_INFINITY;
    for (const candidate of left) {
      const worth = selection.value(candidate, input.searched.terms);
      if (worth > value) {
        next = candidate;
        value = worth;
      }
    }
    if (next === undefined || (selection.units.length > 0 && value < best - SELECTION.maxGap)) {
      break;
    }
    left.delete(next);
    if (selection.fits(next.unit)) {
      selection.take(next.unit);
    }
  }
  return selection.units;
}
