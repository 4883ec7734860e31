import type { Attribute } from "../domain/provider.ts";

/** Attributes that ask for the same thing in other words; every other one stands alone. */
const FAMILIES: readonly (readonly Attribute[])[] = [
  ["ownership", "capital-control", "parent-company", "country-of-control"],
  ["regions", "data-location"],
  ["launch-date", "status"],
  ["governance"],
  ["operator"],
  ["headquarters", "legal-entity"],
  ["technology-origin"],
];

/** The families of which at least one attribute is given, each once. */
export function familiesOf(attributes: ReadonlySet<Attribute>): readonly (readonly Attribute[])[] {
  const known = FAMILIES.flat();
  const alone = [...attributes].filter((each) => !known.includes(each)).map((each) => [each]);
  return [...FAMILIES, ...alone].filter((family) => family.some((each) => attributes.has(each)));
}
