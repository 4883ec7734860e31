import type { BaseLanguage } from "../domain/language.ts";
import type { ItemId } from "../domain/passage.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";
import type { CandidateParts } from "./candidates.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";

/** Row of a fact's statement in a language of the base; `undefined` for an unknown fact. */
export function statementRow(
  id: ItemId,
  language: BaseLanguage,
  generation: Pick<SearchableGeneration, "passageRows" | "rowLanguages">,
): number | undefined {
  return generation.passageRows(id).find((row) => generation.rowLanguages[row] === language);
}

/** The shortest unit of a fact's statement in a language of the base; empty for an unknown fact. */
export function statementUnit(
  id: ItemId,
  language: BaseLanguage,
  { generation, reader }: Pick<CandidateParts, "generation" | "reader">,
): readonly EvidenceUnit[] {
  const row = statementRow(id, language, generation);
  return row === undefined ? [] : reader.read(row).slice(0, 1);
}
