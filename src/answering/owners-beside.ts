import type { Attribute } from "../domain/provider.ts";
import { OWNERS } from "./control.ts";
import type { FactBook, FactItem } from "./fact-book.ts";
import { groupsOf, type ListedProvider, type ProviderList } from "./provider-list.ts";
import type { Understanding } from "./understanding.ts";

/** Attributes by which owners are asked for: "control" alone asks from where. */
const ASKED: readonly Attribute[] = ["ownership", "parent-company"];
/** What tells them, the most telling first. */
const TELLING: readonly Attribute[] = [
  "ownership",
  "parent-company",
  "capital-control",
  "country-of-control",
];

function tellsOwner({ fact }: FactItem): boolean {
  return OWNERS.includes(fact.attribute);
}

function withOwner(listed: ListedProvider, book: FactBook): ListedProvider {
  const [owner] = TELLING.flatMap((each) => book.current(listed.subject.id, [each]));
  if (owner === undefined || listed.facts.some(tellsOwner)) {
    return listed;
  }
  const facts = [...listed.facts, owner];
  return { ...listed, facts, disputing: book.disputing(facts) };
}

/**
 * A list whose entries tell their owners where these are asked for beside: "German hosts and their owners".
 * An entry of whose owners the base does not tell stays as it is.
 */
export function addOwners(
  list: ProviderList,
  { attributes }: Pick<Understanding, "attributes">,
  book: FactBook,
): ProviderList {
  if (!ASKED.some((each) => attributes.has(each))) {
    return list;
  }
  const { groups, unknown } = list;
  const of = groupsOf((standing) => groups[standing].map((listed) => withOwner(listed, book)));
  return { groups: of, unknown };
}
