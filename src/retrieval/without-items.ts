import { createHash } from "node:crypto";
import type { ItemId } from "../domain/passage.ts";
import type { SearchableGeneration } from "./searchable-generation.ts";

const VARIANT_DIGITS = 12;

/**
 * A generation without some of its items: they are neither found nor listed nor read, so no answer can
 * cite them. Nothing is copied; the generation itself stays its opener's to close.
 */
export function withoutItems(
  generation: SearchableGeneration,
  excluded: ReadonlySet<ItemId>,
): SearchableGeneration {
  const here = [...excluded].filter((id) => generation.item(id) !== undefined).toSorted();
  if (here.length === 0) {
    return generation;
  }
  const hidden = new Set<ItemId>(here);
  const hash = createHash("sha256").update(JSON.stringify(here)).digest("hex");
  return {
    // By hand and not by spreading: what an opened generation reads lies in its prototype.
    manifest: generation.manifest,
    subjects: generation.subjects,
    passageCount: generation.passageCount,
    get passageVectors() {
      // Not read unless somebody asks: a graph has its own.
      return generation.passageVectors;
    },
    sentenceVectors: generation.sentenceVectors,
    sentenceStart: generation.sentenceStart,
    lexical: generation.lexical,
    rowItems: generation.rowItems,
    rowLanguages: generation.rowLanguages,
    facts: generation.facts.filter(({ id }) => !hidden.has(id)),
    graphFile: generation.graphFile,
    excluded: {
      rows: new Set(here.flatMap((id) => generation.passageRows(id))),
      variant: hash.slice(0, VARIANT_DIGITS),
    },
    passage: (row) => generation.passage(row),
    item: (id) => (hidden.has(id) ? undefined : generation.item(id)),
    passageRows: (id) => (hidden.has(id) ? [] : generation.passageRows(id)),
    factsOf: (subject) => generation.factsOf(subject).filter(({ id }) => !hidden.has(id)),
    close: () => generation.close(),
  };
}
