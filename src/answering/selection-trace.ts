import type { EvidenceUnit } from "./evidence-unit.ts";

/**
 * Why a unit was chosen: `asked-for` by the form of the question, before anything else; `best` of what was
 * left; `newest-state` of one that was chosen; `history` of one; `ending` of what is told; `drafted` by a
 * language model.
 */
export type KeptHow = "asked-for" | "best" | "newest-state" | "history" | "ending" | "drafted";

/** Why a unit was not chosen, or is not shown. */
export type DroppedWhy =
  /** Worth less, beside what is chosen, than the best by more than the gap allows. */
  | "below-gap"
  /** Near enough, but about something else than was asked. */
  | "aside"
  | "said-already"
  /** It would have made the answer longer than its limit of words. */
  | "over-limit"
  /** The answer had as many units as it may. */
  | "enough"
  /** A newer state replaces it. */
  | "superseded"
  /** A longer run that begins with it is shown. */
  | "extended"
  /** A heading, a question, a few words: no statement. */
  | "says-nothing"
  /** Too far down the ranking to be looked at. */
  | "too-far-down"
  /** Beside a list or table, in a language that the asker does not read. */
  | "other-language"
  /** About the other thing of the same name. */
  | "other-reading"
  /** The table is the whole answer. */
  | "table-is-whole"
  /** Undated, beside a course of events that has enough of these. */
  | "beside-timeline"
  /** The language model did not choose it. */
  | "not-drafted"
  /** The bot abstained: the gate found no answer in all of it. */
  | "gate";

/** What became of a unit; numbers are left out where none decided. */
export interface Fate<Reason> {
  readonly reason: Reason;
  /** Worth beside what was chosen before it. */
  readonly value?: number | undefined;
  /** The least that was enough. */
  readonly floor?: number | undefined;
  /** Id of the passage that repeats or replaces it. */
  readonly by?: string | undefined;
}

/** Notes what became of each unit while units are chosen; made only where somebody asks why. */
export class SelectionTrace {
  readonly #kept = new Map<EvidenceUnit, Fate<KeptHow>>();
  readonly #dropped = new Map<EvidenceUnit, Fate<DroppedWhy>>();
  #next: Fate<KeptHow> = { reason: "asked-for" };

  /** How units are chosen from here on. */
  begin(next: Fate<KeptHow>): void {
    this.#next = next;
  }

  keep(unit: EvidenceUnit, reason: KeptHow = this.#next.reason): void {
    this.#kept.set(unit, reason === this.#next.reason ? this.#next : { reason });
  }

  /** Undone by a later {@link keep}: what counts is what becomes of a unit in the end. */
  drop(unit: EvidenceUnit, reason: DroppedWhy, more: Omit<Fate<DroppedWhy>, "reason"> = {}): void {
    this.#kept.delete(unit);
    this.#dropped.set(unit, { reason, ...more });
  }

  /** Those of which nothing is known yet. */
  dropOthers(units: Iterable<EvidenceUnit>, reason: DroppedWhy): void {
    for (const unit of units) {
      if (!this.#kept.has(unit) && !this.#dropped.has(unit)) {
        this.#dropped.set(unit, { reason });
      }
    }
  }

  keptBy(unit: EvidenceUnit): Fate<KeptHow> | undefined {
    return this.#kept.get(unit);
  }

  droppedBy(unit: EvidenceUnit): Fate<DroppedWhy> | undefined {
    return this.#kept.has(unit) ? undefined : this.#dropped.get(unit);
  }
}
