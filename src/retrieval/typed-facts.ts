import type { Attribute, ProviderFact } from "../domain/provider.ts";
import type { FactOutline } from "./fact-outline.ts";
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
  /** What being of the right type adds to each fact's score, by its id; empty but for list questions. */
  bonuses(query: Query): ReadonlyMap<string, number>;
}

type FactsBy<Key> = ReadonlyMap<Key, readonly FactOutline[]>;

function groupFacts<Key>(
  facts: readonly FactOutline[],
  keysOf: (fact: FactOutline) => Iterable<Key>,
): FactsBy<Key> {
  const groups = new Map<Key, FactOutline[]>();
  for (const fact of facts) {
    for (const key of new Set(keysOf(fact))) {
      const group = groups.get(key) ?? [];
      group.push(fact);
      groups.set(key, group);
    }
  }
  return groups;
}

/** Sorts the facts of a generation by what lists ask of them, so that none looks at all of them. */
export function createTypedFacts({ facts }: Pick<SearchableGeneration, "facts">): TypedFacts {
  const byAttribute: FactsBy<Attribute> = groupFacts(facts, ({ attribute }) => [attribute]);
  const byCountry: FactsBy<string> = groupFacts(facts, ({ countries }) => countries);
  return {
    bonuses({ asksList, attributes, countries }) {
      const found = new Map<string, number>();
      if (!asksList) {
        return found;
      }
      for (const { id } of [...attributes].flatMap((each) => byAttribute.get(each) ?? [])) {
        found.set(id, ATTRIBUTE_BONUS);
      }
      const there = new Set([...countries].flatMap((each) => byCountry.get(each) ?? []));
      for (const { id } of there) {
        found.set(id, (found.get(id) ?? 0) + COUNTRY_BONUS);
      }
      return found;
    },
  };
}
