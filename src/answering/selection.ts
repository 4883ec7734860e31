import type { ItemId } from "../domain/passage.ts";
import { datesIn } from "../language/dates-in-text.ts";
import type { Candidate, Searched } from "./candidates.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import { type Coverage, isHeld, type QuestionTerms } from "./question-terms.ts";
import { SELECTION } from "./selection-limits.ts";
import type { SelectionTrace } from "./selection-trace.ts";
import type { Succession } from "./succession.ts";
import { dateOfUnit } from "./timeline.ts";

/** What choosing draws on. */
export interface SelectionInput {
  readonly searched: Searched;
  /** Best first. */
  readonly candidates: readonly Candidate[];
  readonly succession: Succession;
  /** Facts shown as a list beside the chosen units; they are not chosen again. */
  readonly listed?: readonly EvidenceUnit[];
  /** Told what becomes of each unit; left out where nobody asks. */
  readonly trace?: SelectionTrace | undefined;
  /** `RankingModel.addition`; left out, whatever lies near enough below the best is added. */
  readonly addition?: readonly number[] | undefined;
  /** Told of everything that is added, with its features; then far more is added, to learn from. */
  readonly onAddition?: ((unit: EvidenceUnit, features: readonly number[]) => void) | undefined;
}

function sharesSentence(a: EvidenceUnit, b: EvidenceUnit): boolean {
  return a.row === b.row && a.first <= b.last && b.first <= a.last;
}

function termsOf({ run }: EvidenceUnit): ReadonlySet<string> {
  const [only] = run;
  return run.length === 1 && only !== undefined
    ? only.terms
    : new Set(run.flatMap(({ terms }) => [...terms]));
}

function overlaps(a: EvidenceUnit, b: EvidenceUnit): boolean {
  const [left, right] = [termsOf(a), termsOf(b)];
  let shared = 0;
  for (const term of left) {
    shared += right.has(term) ? 1 : 0;
  }
  const smaller = Math.min(left.size, right.size);
  return smaller > 0 && shared / smaller > SELECTION.maxOverlap;
}

/** Facts of two providers say two things, however alike their words. */
function isOfAnother(a: EvidenceUnit, b: EvidenceUnit): boolean {
  return a.item.subject !== null && b.item.subject !== null && a.item.subject !== b.item.subject;
}

function isNeighbour(a: EvidenceUnit, b: EvidenceUnit): boolean {
  return a.row === b.row && Math.abs(a.last - b.last) === 1;
}

/** Gathers units under the limits; what repeats a chosen one stays out. */
export class Selection {
  readonly units: EvidenceUnit[] = [];
  readonly #input: SelectionInput;
  #words = 0;
  /** Words of the question that so many units hold; nothing once one was exchanged. */
  #chosen: { readonly units: number; readonly words: Coverage } | undefined;

  constructor(input: SelectionInput) {
    this.#input = input;
  }

  get isWide(): boolean {
    const { intents, subjects } = this.#input.searched.understanding;
    return intents.asksList || intents.asksComparison || intents.asksTimeline || subjects.size > 1;
  }

  fits(unit: EvidenceUnit): boolean {
    const limit = this.isWide ? SELECTION.maxWordsWide : SELECTION.maxWords;
    return this.units.length === 0 || this.#words + unit.wordCount <= limit;
  }

  get isFull(): boolean {
    return this.units.length >= this.#limit();
  }

  #limit(): number {
    if ((this.#input.listed ?? []).length > 0) {
      return SELECTION.maxBesideList;
    }
    return this.isWide ? SELECTION.maxUnitsWide : SELECTION.maxUnits;
  }

  /** Takes a unit, preceded by the newest state that replaces it, unless it repeats what is there. */
  take(unit: EvidenceUnit): void {
    if (this.#extend(unit) || this.#repeats(unit)) {
      return;
    }
    const newest = this.#newerThan(unit);
    if (newest !== undefined && !this.#repeats(newest)) {
      this.#add(newest);
      this.#input.trace?.keep(newest, "newest-state");
    }
    if (newest === undefined || this.#asksPast() || this.#isAskedFor(unit, newest)) {
      this.#add(unit);
    } else {
      this.#input.trace?.drop(unit, "superseded", { by: newest.passage.id });
    }
  }

  /** A run that begins with a chosen one takes its place. */
  #extend(unit: EvidenceUnit): boolean {
    const at = this.units.findIndex(
      (chosen) => chosen.row === unit.row && chosen.first === unit.first && chosen.last < unit.last,
    );
    const chosen = this.units[at];
    if (chosen !== undefined) {
      this.units[at] = unit;
      this.#chosen = undefined;
      this.#words += unit.wordCount - chosen.wordCount;
      this.#input.trace?.drop(chosen, "extended", { by: unit.passage.id });
      this.#input.trace?.keep(unit);
    }
    return chosen !== undefined;
  }

  /** An older state stays when it holds what was asked and the newer one is about something else. */
  #isAskedFor({ item }: EvidenceUnit, newest: EvidenceUnit): boolean {
    const { attributes } = this.#input.searched.understanding;
    const attribute = item.fact?.attribute;
    return (
      attribute !== undefined &&
      attributes.has(attribute) &&
      attribute !== newest.item.fact?.attribute
    );
  }

  /** Takes an older state whose newer one is there already. */
  takeAsHistory(unit: EvidenceUnit): void {
    if (!this.#repeats(unit)) {
      this.#add(unit);
      this.#input.trace?.keep(unit, "history");
    }
  }

  /** Puts first what became of something that the chosen ones tell of. */
  lead(unit: EvidenceUnit): void {
    if (!this.#repeats(unit)) {
      this.units.unshift(unit);
      this.#words += unit.wordCount;
      this.#input.trace?.keep(unit, "ending");
    }
  }

  /** Score of a candidate beside what is chosen already. */
  value({ unit, score }: Candidate, terms: QuestionTerms): number {
    const beside = this.units.some((chosen) => isNeighbour(chosen, unit));
    return (
      score +
      SELECTION.newWordsBonus * this.#newWords(unit, terms) +
      (beside ? SELECTION.neighbourBonus : 0) +
      this.#timeBonus(unit) -
      this.#undatedMalus(unit) -
      this.#foreignMalus(unit) -
      this.#asideMalus(unit)
    );
  }

  /** Where the asker has something to read, what they cannot read must add much. */
  #foreignMalus({ passage }: EvidenceUnit): number {
    const { baseLanguage } = this.#input.searched.understanding;
    const isForeign = passage.language !== baseLanguage;
    const hasOwn = this.units.some((chosen) => chosen.passage.language === baseLanguage);
    return isForeign && hasOwn ? SELECTION.foreignMalus : 0;
  }

  /** Beside a fact of a provider, its other facts are mostly about something else than was asked. */
  #asideMalus({ item }: EvidenceUnit): number {
    const { attributes, intents } = this.#input.searched.understanding;
    if (item.fact === null || attributes.has(item.fact.attribute) || intents.asksTimeline) {
      return 0;
    }
    const isAside = this.units.some(
      (chosen) => chosen.item.fact !== null && chosen.item.subject === item.subject,
    );
    return isAside ? SELECTION.asideMalus : 0;
  }

  /** A course of events is made of what took place at one time and another. */
  #timeBonus(unit: EvidenceUnit): number {
    if (!this.#input.searched.understanding.intents.asksTimeline) {
      return 0;
    }
    const date = dateOfUnit(unit);
    const isNew = date !== undefined && !this.units.some((chosen) => dateOfUnit(chosen) === date);
    return isNew ? SELECTION.newDateBonus : 0;
  }

  /** What led to a state is told by events, which have their dates. */
  #undatedMalus({ text }: EvidenceUnit): number {
    const { asksOutcome } = this.#input.searched.understanding.intents;
    return asksOutcome && datesIn(text).length === 0 ? SELECTION.undatedMalus : 0;
  }

  #add(unit: EvidenceUnit): void {
    this.units.push(unit);
    this.#words += unit.wordCount;
    this.#input.trace?.keep(unit);
  }

  #repeats(unit: EvidenceUnit): boolean {
    const shown = [...this.units, ...(this.#input.listed ?? [])];
    const repeated = shown.find(
      (other) =>
        sharesSentence(other, unit) || (!isOfAnother(other, unit) && overlaps(other, unit)),
    );
    if (repeated !== undefined && !this.units.includes(unit)) {
      this.#input.trace?.drop(unit, "said-already", { by: repeated.passage.id });
    }
    return repeated !== undefined;
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

  /** Share (0..1) by weight of the question's words that a unit holds and no chosen one does. */
  #newWords(unit: EvidenceUnit, { words, cover }: QuestionTerms): number {
    const [own, chosen] = [cover(unit.run), this.#chosenWords(cover)];
    let [total, fresh] = [0, 0];
    for (const word of words) {
      total += word.weight;
      fresh += isHeld(word, own) && !isHeld(word, chosen) ? word.weight : 0;
    }
    return total === 0 ? 0 : fresh / total;
  }

  /** What the chosen units hold; found again once another is chosen, not for each candidate. */
  #chosenWords(cover: QuestionTerms["cover"]): Coverage {
    if (this.#chosen?.units !== this.units.length) {
      this.#chosen = {
        units: this.units.length,
        words: cover(this.units.flatMap(({ run }) => run)),
      };
    }
    return this.#chosen.words;
  }
}
