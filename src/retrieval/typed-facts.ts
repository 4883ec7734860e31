import type { Item } from "../domain/passage.ts";
import type { ProviderFact } from "../domain/provider.ts";
import type { Query } from "./query.ts";
import type { SearchableGeneration } from "./searchable-generation.ts";

/**
 * What a fact of the attribute asked, and one about a country named, is worth in a list question:
 * such facts belong to the answer whatever words they use. Measured in the README.
 */
const ATTRIBUTE_BONUS = 0.15;
const COUNTRY_BONUS = 0.15;

/** ISO codes of the places and owners of a fact. */
export function countriesOf({ countries, holders }: ProviderFact): readonly string[] {
  const owners = (holders ?? []).flatMap(({ country }) => (country === null ? [] : [country]));
  return [...(countries ?? []), ...owners];
}

/** Finds facts by their type. */
export interface TypedFacts {
  /** What being of the right type adds to each fact's score, by group; empty but for list questions. */
  bonuses(query: Query): ReadonlyMap<string, number>;
}

function bonusOf({ fact }: Item, { attributes, countries }: Query): number {
  if (fact === null) {
    return 0;
  }
  const isAsked = attributes.has(fact.attribute);
  const isThere = countriesOf(fact).some((country) => countries.has(country));
  return (isAsked ? ATTRIBUTE_BONUS : 0) + (isThere ? COUNTRY_BONUS : 0);
}

/** Reads the facts of a generation once. */
export function createTypedFacts(generation: SearchableGeneration): TypedFacts {
  const facts = generation.subjects.flatMap(({ id }) => generation.factsOf(id));
  return {
    bonuses(query) {
      if (!query.asksList) {
        return new Map();
      }
      const scored = facts.map((item) => [item.group, bonusOf(item, query)] as const);
      return new Map(scored.filter(([, bonus]) => bonus > 0));
    },
  };
}
