import type { FindConcepts } from "../language/concepts.ts";
import type { LexicalIndex } from "../retrieval/lexical-index.ts";

/** Inverse document frequency of a concept: high for what few passages speak of. */
export type ConceptWeight = (concept: string) => number;

const EXACT_PREFIX = "=";

/** Terms of an index by the concepts that their word stands for. */
function termsByConcept(
  index: LexicalIndex,
  findConcepts: FindConcepts,
): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [term, id] of index.postings.terms) {
    const concepts = term.startsWith(EXACT_PREFIX) ? findConcepts([term.slice(1)]) : [];
    for (const concept of concepts) {
      const ids = found.get(concept) ?? [];
      ids.push(id);
      found.set(concept, ids);
    }
  }
  return found;
}

/** Passages that hold any one word of each concept. */
function countByConcept(
  index: LexicalIndex,
  findConcepts: FindConcepts,
): ReadonlyMap<string, number> {
  const { starts, rows } = index.postings;
  // Of each row the number of the concept that it was last counted for: a set for each would take ten times as long.
  const countedFor = new Uint32Array(index.passageCount);
  const counts = new Map<string, number>();
  for (const [concept, ids] of termsByConcept(index, findConcepts)) {
    const number = counts.size + 1;
    let count = 0;
    for (const id of ids) {
      for (const row of rows.subarray(starts[id], starts[id + 1])) {
        count += countedFor[row] === number ? 0 : 1;
        countedFor[row] = number;
      }
    }
    counts.set(concept, count);
  }
  return counts;
}

/** Weighs concepts by the passages of an index, as BM25 weighs words. */
export function weighConcepts(index: LexicalIndex, findConcepts: FindConcepts): ConceptWeight {
  const frequencies = countByConcept(index, findConcepts);
  return (concept) => {
    const frequency = frequencies.get(concept) ?? 0;
    return Math.log(1 + (index.passageCount - frequency + 0.5) / (frequency + 0.5));
  };
}
