import type { Item } from "../domain/passage.ts";
import type { Attribute, ProviderFact } from "../domain/provider.ts";
import { agedDate } from "./freshness.ts";

/** Orders two facts of a provider: negative where the first says better how things stand. */
export type CompareItems = (a: Item, b: Item) => number;

/** How near a state is to what is so; what has none is so. */
const NEARNESS: Readonly<Record<NonNullable<ProviderFact["state"]>, number>> = {
  "in-force": 0,
  "in-progress": 1,
  planned: 2,
  ended: 3,
  "not-held": 3,
};
/** Attributes of which the last change is what counts; of others, files name the main thing first. */
const CHANGING: ReadonlySet<Attribute> = new Set([
  "certification-secnumcloud",
  "certification-hds",
  "certification-c5",
  "certification-iso27001",
  "status",
  "ownership",
  "capital-control",
  "parent-company",
  "country-of-control",
  "governance",
  "gaia-x-membership",
  "gaia-x-label",
]);

function nearness({ fact }: Item): number {
  return NEARNESS[fact?.state ?? "in-force"];
}

/** What is so before what is on its way, planned or over. A certification's newest state decides instead. */
export function byState(a: Item, b: Item): number {
  return nearness(a) - nearness(b);
}

/** What may be relied on before what is to be checked. */
export function byAge(today: string): CompareItems {
  const age = (item: Item): number => (agedDate(item, today) === undefined ? 0 : 1);
  return (a, b) => age(a) - age(b);
}

/** What is said of a provider as a whole before what is said of one of its services. */
export function byScope(a: Item, b: Item): number {
  return Number(a.fact?.scope !== undefined) - Number(b.fact?.scope !== undefined);
}

/** Newest first. */
export function byDate(a: Item, b: Item): number {
  return (b.date ?? "").localeCompare(a.date ?? "", "en");
}

/** The newest of what changes; 0 for what only adds up, which stays as the base puts it. */
export function byChange(a: Item, b: Item): number {
  const isChanging = [a, b].some(({ fact }) => fact !== null && CHANGING.has(fact.attribute));
  return isChanging ? byDate(a, b) : 0;
}

/** The first of several orders that tells two facts apart. */
export function firstOf(...orders: readonly CompareItems[]): CompareItems {
  return (a, b) => {
    for (const order of orders) {
      const told = order(a, b);
      if (told !== 0) {
        return told;
      }
    }
    return 0;
  };
}
