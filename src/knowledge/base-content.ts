import type { Item, Passage } from "../domain/passage.ts";
import type { Subject } from "../domain/provider.ts";
import { documentContent } from "./document-content.ts";
import type { ItemContent } from "./item-content.ts";
import type { Knowledge } from "./knowledge.ts";
import { providerContent } from "./provider-content.ts";

/** The base as it is indexed. */
export interface BaseContent {
  /** By id. */
  readonly items: readonly Item[];
  /** In the order of their items; within one, fr before en, or from the first paragraph on. */
  readonly passages: readonly Passage[];
  /** By id. */
  readonly subjects: readonly Subject[];
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

/**
 * Makes items and passages of a valid base: the same base gives the same content.
 *
 * @param pages - What is indexed of the sources of data/sources.yaml, each id once.
 */
export function toBaseContent(
  { providers, topics, articles }: Omit<Knowledge, "sources">,
  pages: readonly ItemContent[] = [],
): BaseContent {
  const contents = [
    ...providers.flatMap(providerContent),
    ...[...topics, ...articles].map(documentContent),
    ...pages,
  ].toSorted((a, b) => byId(a.item, b.item));
  return {
    items: contents.map(({ item }) => item),
    passages: contents.flatMap(({ passages }) => passages),
    subjects: providers
      .map(({ provider: { id, name, aliases, kind } }): Subject => ({ id, name, aliases, kind }))
      .toSorted(byId),
  };
}
