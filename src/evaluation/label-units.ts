import type { EvidenceUnit } from "../answering/evidence-unit.ts";
import { itemGroup } from "../retrieval/item-group.ts";
import { normalise } from "./normalise.ts";
import type { EvalQuestion } from "./question-set.ts";

/** Half an answer is worth nearly as much as a whole one: several units make an answer together. */
const PARTIAL_LABEL = 0.8;

/**
 * How right a unit is for a question: 1 with every expected string, 0.8 with some, 0 with none or of
 * an item that does not answer it.
 */
export function labelUnit(unit: EvidenceUnit, question: EvalQuestion): number {
  const groups = new Set(question.relevant.map(itemGroup));
  if (!groups.has(itemGroup(unit.item.id))) {
    return 0;
  }
  const text = normalise(unit.text);
  const met = question.mustInclude.filter((group) =>
    group.some((expected) => text.includes(normalise(expected))),
  );
  if (met.length === 0) {
    return 0;
  }
  return met.length === question.mustInclude.length ? 1 : PARTIAL_LABEL;
}

/** Tells of each unit that is added to an answer whether it answered something: in order of choice. */
export class AdditionLabels {
  readonly #groups: ReadonlySet<string>;
  readonly #expected: readonly (readonly string[])[];
  readonly #met = new Set<number>();

  constructor({ relevant, mustInclude }: EvalQuestion) {
    this.#groups = new Set(relevant.map(itemGroup));
    this.#expected = mustInclude.map((group) => group.map(normalise));
  }

  /** @returns Whether the unit is of an item that answers, or brings an expected string that was not there. */
  note(unit: EvidenceUnit | undefined): boolean {
    if (unit === undefined) {
      return false;
    }
    const text = normalise(unit.text);
    const fresh = this.#expected.flatMap((group, at) =>
      !this.#met.has(at) && group.some((expected) => text.includes(expected)) ? [at] : [],
    );
    for (const at of fresh) {
      this.#met.add(at);
    }
    return fresh.length > 0 || this.#groups.has(itemGroup(unit.item.id));
  }
}
