import type { Attribute } from "../domain/provider.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";
import { familiesOf } from "./attribute-families.ts";
import type { FactBook, FactItem } from "./fact-book.ts";
import { byAge, byChange, byScope, byState, type CompareItems, firstOf } from "./fact-fit.ts";

/** The family of an attribute, itself first: what says it in other words counts where it does not stand itself. */
export function alike(attribute: Attribute): readonly Attribute[] {
  const family = familiesOf(new Set([attribute]))[0] ?? [attribute];
  return [attribute, ...family.filter((each) => each !== attribute)];
}

/** What choosing a cell draws on. */
export interface CellParts {
  readonly book: FactBook;
  readonly generation: Pick<SearchableGeneration, "factsOf">;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/**
 * Facts of attributes, first what says best how things stand: in force before planned, of the whole before
 * of a service, the newest of what changes; else as the file puts them, the main thing first.
 */
export function inOrder(
  subject: string,
  attributes: readonly Attribute[],
  { book, generation, today }: CellParts,
): readonly FactItem[] {
  const places = new Map(generation.factsOf(subject).map(({ id }, at) => [id, at]));
  const byPlace: CompareItems = (a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0);
  const order = firstOf(byState, byAge(today), byScope, byChange, byPlace);
  return book.current(subject, attributes).toSorted(order);
}

/** The fact that says most of the first of these attributes that has one. */
export function best(
  subject: string,
  attributes: readonly Attribute[],
  parts: CellParts,
): FactItem | undefined {
  return attributes.flatMap((each) => inOrder(subject, [each], parts).slice(0, 1))[0];
}

/** The same where the attributes say one thing: what is so and can be relied on before what comes first in them. */
export function bestOfJoined(
  subject: string,
  attributes: readonly Attribute[],
  parts: CellParts,
): FactItem | undefined {
  const each = attributes.flatMap((attribute) => best(subject, [attribute], parts) ?? []);
  return each.toSorted(firstOf(byState, byAge(parts.today)))[0];
}
