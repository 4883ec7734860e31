import type { Attribute } from "../domain/provider.ts";
import type { FactBook, FactItem } from "./fact-book.ts";

/** Attributes that say whose a subject is. */
export const OWNERS: readonly Attribute[] = [
  "country-of-control",
  "capital-control",
  "parent-company",
  "ownership",
];
/** Share of the capital, in per cent, above which a holder decides alone. */
const HALF = 50;

/** From where a subject is controlled. */
export interface Control {
  /** ISO code; `null` where the facts leave it open. */
  readonly country: string | null;
  /** Countries of all known owners. */
  readonly owners: ReadonlySet<string>;
  /** Facts that say so, or that name owners; empty where the base has none. */
  readonly facts: readonly FactItem[];
}

type Holder = NonNullable<FactItem["fact"]["holders"]>[number];

/** All known holders are of one country, and are not said to hold the smaller part. */
function onlyCountry(holders: readonly Holder[]): string | null {
  const countries = new Set(holders.flatMap(({ country }) => country ?? []));
  const [only = null] = countries;
  const known = holders.reduce((total, { share }) => total + (share ?? 0), 0);
  const isWhole = known > HALF || holders.some(({ share }) => share === null);
  return countries.size === 1 && isWhole ? only : null;
}

/** Reads from where a subject is controlled: as stated, else the holder of most, else the one country of all. */
export function readControl(subject: string, book: FactBook): Control {
  const facts = book
    .current(subject, OWNERS)
    .filter(({ fact }) => (fact.holders ?? fact.countries ?? []).length > 0);
  const holders = facts.flatMap(({ fact }) => fact.holders ?? []);
  const stated = facts.filter(
    ({ fact }) => fact.attribute === "country-of-control" && fact.countries?.length === 1,
  );
  const most = holders.find(({ share, country }) => (share ?? 0) > HALF && country !== null);
  const country = stated[0]?.fact.countries?.[0] ?? most?.country ?? onlyCountry(holders);
  return {
    country,
    owners: new Set(holders.flatMap((holder) => holder.country ?? [])),
    facts: stated.length > 0 ? stated : facts,
  };
}
