import type { Nearest } from "../domain/answer.ts";
import type { BaseLanguage } from "../domain/language.ts";
import type { Candidate } from "./candidates.ts";
import { citedEvidence } from "./citation-ledger.ts";

const SHOWN = 3;

/** The three nearest passages, of distinct items; fewer when there are no more. */
export function nearestOf(
  candidates: readonly Candidate[],
  language: BaseLanguage,
): readonly Nearest[] {
  const seen = new Set<string>();
  const nearest: Nearest[] = [];
  for (const { unit } of candidates) {
    const [evidence] = citedEvidence(unit.item, unit.passage, { language, form: "summary" });
    if (nearest.length < SHOWN && evidence !== undefined && !seen.has(unit.item.id)) {
      seen.add(unit.item.id);
      nearest.push(evidence);
    }
  }
  return nearest;
}
