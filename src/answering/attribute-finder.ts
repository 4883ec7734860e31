import { Attribute } from "../domain/provider.ts";
import type { Vocabulary } from "../knowledge/vocabulary.ts";
import { createConceptFinder } from "../language/concepts.ts";

/** Tells which attributes of facts a text asks about; empty when no word says. */
export type FindAttributes = (text: string) => ReadonlySet<Attribute>;

const NONE: ReadonlySet<Attribute> = new Set();

/** Finds attributes as concepts are found, whatever the text's order: in that of their list. */
export function createAttributeFinder(words: Vocabulary["attributes"]): FindAttributes {
  const find = createConceptFinder(words);
  return (text) => {
    const found = find(text);
    return found.size === 0
      ? NONE
      : new Set(Attribute.options.filter((attribute) => found.has(attribute)));
  };
}
