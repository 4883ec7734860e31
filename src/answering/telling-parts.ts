import { fold } from "../language/fold.ts";
import { tokens } from "../language/tokens.ts";
import type { NameFinder } from "./name-finder.ts";
import { LISTED, type TypedWordParts } from "./typed-words.ts";

/** What is read of clauses in which askers tell of themselves. */
export interface TellingParts extends TypedWordParts {
  readonly names: NameFinder;
}

/** A typed word, folded, without the signs around it; empty for signs alone. */
export function wordOf(typed: string): string {
  return fold(typed).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
}

/** Whether a text names providers as such. */
export function namesProviders(text: string, { findConcepts }: TellingParts): boolean {
  return findConcepts(tokens(text)).has(LISTED);
}

/** Whether a text names something, or says what a type tells. */
export function saysType(text: string, { findAttributes, names }: TellingParts): boolean {
  return findAttributes(text).size > 0 || names.find(text).length > 0;
}
