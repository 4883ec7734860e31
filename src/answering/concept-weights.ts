import type { FindConcepts } from "../language/concepts.ts";
import type { LexicalIndex } from "../retrieval/lexical-index.ts";

/** Inverse document frequency of a concept: high for what few passages speak of. */
export type ConceptWeight = (concept: string) => number;

const EXACT_PREFIX = "=";

/** Rows that hold any one word of each concept. */
function rowsByConcept(
  index: LexicalIndex,
  findConcepts: FindConcepts,
): ReadonlyMap<string, number> {
  const { terms, starts, rows } = index.postings;
  const found = new Map<string, Set<number>>();
  for (const [term, id] of terms) {
    const concepts = term.startsWith(EXACT_PREFIX) ? findConcepts(term.slice(1)) : [];
    for (const concept of concepts) {
      const list = found.get(concept) ?? new Set<number>();
      for (let at = starts[id] ?? 0; at < (starts[id + 1] ?? 0); at += 1) {
        list.add(rows[at] ?? 0);
      }
      found.set(concept, list);
    }
  }
  return new Map([...found].map(([concept, list]) => [concept, list.size]));
}

/** Weighs concepts by the passages of an index, as BM25 weighs words. */
export function weighConcepts(index: LexicalIndex, findConcepts: FindConcepts): ConceptWeight {
  const frequencies = rowsByConcept(index, findConcepts);
  return (concept) => {
    const frequency = frequencies.get(concept) ?? 0;
    return Math.log(1 + (index.passageCount - frequency + 0.5) / (frequency + 0.5));
  };
}
