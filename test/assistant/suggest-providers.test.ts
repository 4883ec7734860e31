import { assert, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { createSuggestProviders } from "../../src/assistant/suggest-providers.ts";
import type { Subject } from "../../src/domain/provider.ts";

function subject(name: string, aliases: readonly string[] = [], kind = "provider"): Subject {
  return {
    id: name.toLowerCase().replaceAll(/\W/g, "-"),
    name,
    aliases: [...aliases],
    kind: kind === "provider" ? "provider" : "technology",
  };
}

const SUBJECTS = [
  subject("Scaleway", ["Scaleway SAS", "Online SAS"]),
  subject("OVHcloud", ["OVH", "OVH Groupe"]),
  subject("Cloud Temple", ["Temple"]),
  subject("Clever Cloud"),
  subject("Numérique Défense", ["ND"]),
  subject("OpenStack", [], "technology"),
  subject("Outscale", ["3DS Outscale"]),
];

describe("createSuggestProviders", () => {
  const suggest = createSuggestProviders(SUBJECTS);

  it.each([
    { name: "a name, exactly", typed: "Scaleway", expected: ["Scaleway"] },
    { name: "the beginning of a name", typed: "sca", expected: ["Scaleway"] },
    { name: "an alias, one a subject", typed: "online", expected: ["Online SAS"] },
    { name: "an alias, exactly, before what begins with it", typed: "OVH", expected: ["OVH"] },
    { name: "no accents", typed: "numerique", expected: ["Numérique Défense"] },
    { name: "accents and spaces", typed: "  NUMÉRIQUE   DÉ", expected: ["Numérique Défense"] },
    { name: "a later word", typed: "temple", expected: ["Temple"] },
    {
      name: "first words before later ones",
      typed: "clou",
      expected: ["Cloud Temple", "Clever Cloud"],
    },
    { name: "a letter left out", typed: "scleway", expected: ["Scaleway"] },
    { name: "letters swapped", typed: "outsacle", expected: ["Outscale"] },
    { name: "a typo in the beginning of a name", typed: "scalw", expected: ["Scaleway"] },
    { name: "a wrong first letter", typed: "zcaleway", expected: ["Scaleway"] },
    {
      name: "providers before technologies",
      typed: "o",
      expected: ["Outscale", "OVHcloud", "OpenStack", "Online SAS"],
    },
    { name: "a short word with a typo", typed: "ovx", expected: [] },
    { name: "something else", typed: "azure", expected: [] },
  ])("meets $name", ({ typed, expected }) => {
    expect(suggest(typed, 25)).toEqual(expected);
  });

  it("suggests all names in alphabetical order, providers first, before anything is typed", () => {
    expect(suggest("", 25)).toEqual([
      "Clever Cloud",
      "Cloud Temple",
      "Numérique Défense",
      "Outscale",
      "OVHcloud",
      "Scaleway",
      "OpenStack",
    ]);
  });

  it("gives no more than asked for, and only names that are there, for whatever is typed", () => {
    const known = new Set(SUBJECTS.flatMap(({ name, aliases }) => [name, ...aliases]));

    assert(
      property(string({ unit: "binary", maxLength: 200 }), (typed) => {
        const names = suggest(typed, 3);
        expect(names.length).toBeLessThanOrEqual(3);
        expect(names.every((name) => known.has(name))).toBe(true);
      }),
    );
  });
});
