import type { Attribute, ProviderFact } from "../domain/provider.ts";
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

/** What is compared of a fact. */
interface Typed {
  readonly group: string;
  readonly attribute: Attribute;
  readonly countries: readonly string[];
}

function bonusOf(fact: Typed, { attributes, countries }: Query): number {
  const isAsked = attributes.has(fact.attribute);
  const isThere = countries.size > 0 && fact.countries.some((country) => countries.has(country));
  return (isAsked ? ATTRIBUTE_BONUS : 0) + (isThere ? COUNTRY_BONUS : 0);
}

/** Reads the facts of a generation once. */
export function createTypedFacts(generation: SearchableGeneration): TypedFacts {
  const facts = generation.subjects
    .flatMap(({ id }) => generation.factsOf(id))
    .flatMap(({ group, fact }): readonly Typed[] =>
      fact === null ? [] : [{ group, attribute: fact.attribute, countries: countriesOf(fact) }],
    );
  return {
    bonuses(query) {
      const found = new Map<string, number>();
      for (const fact of query.asksList ? facts : []) {
        const bonus = bonusOf(fact, query);
        if (bonus > 0) {
          found.set(fact.group, bonus);
        }
      }
      return found;
    },
  };
}
