import type { DropReason } from "../domain/answer-model.ts";
import type { CandidateParts } from "./candidates.ts";
import { type Choice, disputing, missing, mustSpeakOf } from "./choose.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import type { FoundEvidence } from "./find-evidence.ts";
import { takeEndings } from "./first-units.ts";
import { Selection, type SelectionInput } from "./selection.ts";
import { SELECTION } from "./selection-limits.ts";

/** Whether more is gathered than may be shown; one unit alone is shown however long. */
function exceeds({ units, isWide }: Selection): boolean {
  const words = units.reduce((sum, { wordCount }) => sum + wordCount, 0);
  return (
    units.length > (isWide ? SELECTION.maxUnitsWide : SELECTION.maxUnits) ||
    (units.length > 1 && words > (isWide ? SELECTION.maxWordsWide : SELECTION.maxWords))
  );
}

/**
 * Takes units that something else than the ranking has chosen under the rules of the house: the newest state
 * before the one it replaces, nothing twice, the limits of length, both sides of a dispute.
 */
export class UnitAdoption {
  readonly #found: FoundEvidence;
  readonly #parts: CandidateParts;
  #selection: Selection;
  /** In the order in which they were offered. */
  readonly #taken: EvidenceUnit[] = [];

  constructor(found: FoundEvidence, parts: CandidateParts) {
    this.#found = found;
    this.#parts = parts;
    this.#selection = this.#gather([]);
  }

  get isEmpty(): boolean {
    return this.#selection.units.length === 0;
  }

  /** @returns Why none of them was taken; `null` when one was, or the newest state in its place. */
  take(units: readonly EvidenceUnit[]): DropReason | null {
    // Together: each alone may fit where all of them do not.
    const selection = this.#gather([...this.#taken, ...units]);
    if (exceeds(selection)) {
      return "over-limit";
    }
    const before = new Set(this.#selection.units);
    this.#selection = selection;
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
    const { generation } = this.#parts;
    return {
      ...choice,
      chosen,
      disputing: disputing(chosen, this.#parts),
      missing: missing(
        chosen,
        mustSpeakOf(searched.understanding, { ...choice, chosen }),
        generation.subjects,
      ),
    };
  }

  /** Untraced: what is offered may come to nothing. */
  #gather(units: readonly EvidenceUnit[]): Selection {
    const selection = new Selection(this.#input(false));
    for (const unit of units) {
      selection.take(unit);
    }
    return selection;
  }

  #input(isTraced: boolean): SelectionInput {
    const { searched, candidates, trace } = this.#found;
    const { succession } = this.#parts;
    return { searched, candidates, succession, ...(isTraced ? { trace } : {}) };
  }
}
