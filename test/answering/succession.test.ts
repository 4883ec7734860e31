import { describe, expect, it } from "vitest";
import { readSuccession, type Succession } from "../../src/answering/succession.ts";
import type { FactOutline } from "../../src/retrieval/fact-outline.ts";
import { openSmallBase } from "../helpers/open-content.ts";
import { edit } from "../helpers/small-base.ts";

/** The small base, in which a third state replaces the second. */
async function threeStates(): Promise<Succession> {
  const renewed = `  - id: alpha-renewed
    attribute: certification-secnumcloud
    objective: SOV-3
    value: { fr: "Renouvelé", en: "Renewed" }
    statement: { fr: "Alpha a renouvelé sa qualification.", en: "Alpha renewed its qualification." }
    asOf: "2026-06"
    state: in-force
    supersedes: [alpha-qualified]
    basis: primary
    source: { title: "Visa", publisher: "Authority", url: "https://example.com/visa", published: "2026-06-01", language: en }
  - id: alpha-owner
`;
  return readSuccession(
    await openSmallBase({
      "providers/alpha.yaml": edit("providers/alpha.yaml", "  - id: alpha-owner\n", renewed),
    }),
  );
}

describe("readSuccession", () => {
  it("follows a line of states to its newest", async () => {
    const succession = await threeStates();

    expect(succession.newestOf("fact:alpha-candidate")).toBe("fact:alpha-renewed");
    expect(succession.newestOf("fact:alpha-qualified")).toBe("fact:alpha-renewed");
    expect(succession.newestOf("fact:alpha-renewed")).toBe("fact:alpha-renewed");
  });

  it("tells which states are replaced, and by which", async () => {
    const succession = await threeStates();

    expect(succession.isSuperseded("fact:alpha-candidate")).toBe(true);
    expect(succession.isSuperseded("fact:alpha-qualified")).toBe(true);
    expect(succession.isSuperseded("fact:alpha-renewed")).toBe(false);
    expect(succession.replacedBy("fact:alpha-renewed")).toEqual(["fact:alpha-qualified"]);
  });

  it("tells who contradicts whom", async () => {
    const succession = await threeStates();

    expect(succession.disputedBy("fact:alpha-owner")).toEqual(["fact:beta-share"]);
    expect(succession.disputedBy("fact:beta-share")).toEqual(["fact:alpha-owner"]);
    expect(succession.disputedBy("fact:alpha-renewed")).toEqual([]);
  });

  it.each(["topic:keys.fr", "article:2025-06-10-alpha.en", "fact:unheard"] as const)(
    "knows nothing of %s",
    async (id) => {
      const succession = await threeStates();

      expect(succession.isSuperseded(id)).toBe(false);
      expect(succession.newestOf(id)).toBe(id);
      expect(succession.replacedBy(id)).toEqual([]);
      expect(succession.disputedBy(id)).toEqual([]);
    },
  );

  it("comes to an end where states replace one another in a ring", async () => {
    const generation = await openSmallBase();
    const facts = generation.facts.map(
      (fact): FactOutline =>
        fact.id === "fact:alpha-candidate"
          ? { ...fact, supersedes: ["fact:alpha-qualified"] }
          : fact,
    );
    const succession = readSuccession({ facts });

    expect(succession.newestOf("fact:alpha-candidate")).toMatch(/^fact:alpha-/);
  });
});
