import type { DropReason } from "../domain/answer-model.ts";
import type { CandidateParts } from "./candidates.ts";
import { type Choice, disputing, missing } from "./choose.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import type { FoundEvidence } from "./find-evidence.ts";
import { takeEndings } from "./first-units.ts";
import { Selection, type SelectionInput } from "./selection.ts";

/**
 * Takes units that something else than the ranking has chosen under the rules of the house: the newest state
 * before the one it replaces, nothing twice, the limits of length, both sides of a dispute.
 */
export class UnitAdoption {
  readonly #found: FoundEvidence;
  readonly #parts: CandidateParts;
  readonly #selection: Selection;
  /** In the order in which they were offered. */
  readonly #taken: EvidenceUnit[] = [];

  constructor(found: FoundEvidence, parts: CandidateParts) {
    this.#found = found;
    this.#parts = parts;
    // Untraced: what is offered may come to nothing.
    this.#selection = new Selection(this.#input(false));
  }

  get isEmpty(): boolean {
    return this.#selection.units.length === 0;
  }

  /** @returns Why none of them was taken; `null` when one was, or the newest state in its place. */
  take(units: readonly EvidenceUnit[]): DropReason | null {
    const selection = this.#selection;
    if (units.some((unit) => selection.isFull || !selection.fits(unit))) {
      return "over-limit";
    }
    const before = new Set(selection.units);
    for (const unit of units) {
      selection.take(unit);
    }
    this.#taken.push(...units);
    return selection.units.some((unit) => !before.has(unit)) ? null : "said-already";
  }

  /** What is to be shown in the place of `choice`, noted in the trace. */
  finish(choice: Choice): Choice {
    const input = this.#input(true);
    const selection = new Selection(input);
    const { trace, searched } = input;
    trace?.begin({ reason: "drafted" });
    for (const unit of this.#taken) {
      selection.take(unit);
    }
    takeEndings(selection, input);
    const chosen = selection.units;
    for (const unit of choice.chosen.filter((each) => !chosen.includes(each))) {
      trace?.drop(unit, "not-drafted");
    }
    const { subjects } = searched.understanding;
    const isCompared = subjects.size > 1 && choice.reading === undefined;
    const { generation } = this.#parts;
    return {
      ...choice,
      chosen,
      disputing: disputing(chosen, this.#parts),
      missing: missing(chosen, isCompared ? subjects : new Set(), generation.subjects),
    };
  }

  #input(isTraced: boolean): SelectionInput {
    const { searched, candidates, trace } = this.#found;
    const { succession } = this.#parts;
    return { searched, candidates, succession, ...(isTraced ? { trace } : {}) };
  }
}
