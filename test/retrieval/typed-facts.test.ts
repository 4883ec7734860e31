import { describe, expect, it } from "vitest";
import type { Query } from "../../src/retrieval/query.ts";
import { countriesOf, createTypedFacts } from "../../src/retrieval/typed-facts.ts";
import { openSmallBase } from "../helpers/open-content.ts";
import { queryOf } from "../helpers/query.ts";

async function boosted(fields: Partial<Query>): Promise<ReadonlyMap<string, number>> {
  const generation = await openSmallBase();
  return createTypedFacts(generation).bonuses(queryOf("Lesquels ?", fields));
}

describe("createTypedFacts", () => {
  it("lifts the facts of an attribute that a list asks for, whosoever's they are", async () => {
    const bonuses = await boosted({ asksList: true, attributes: new Set(["ownership"]) });

    expect([...bonuses.keys()].toSorted()).toEqual(["fact:alpha-owner", "fact:beta-share"]);
  });

  it("lifts the facts about a country, by place or by owner", async () => {
    const french = await boosted({ asksList: true, countries: new Set(["FR"]) });
    const german = await boosted({ asksList: true, countries: new Set(["DE"]) });

    expect([...french.keys()]).toEqual(["fact:alpha-owner"]);
    expect([...german.keys()]).toEqual(["fact:alpha-owner"]);
  });

  it("lifts what meets both higher than what meets one", async () => {
    const bonuses = await boosted({
      asksList: true,
      attributes: new Set(["ownership"]),
      countries: new Set(["DE"]),
    });

    expect(bonuses.get("fact:alpha-owner")).toBeGreaterThan(bonuses.get("fact:beta-share") ?? 9);
  });

  it.each([
    { name: "a question for no list", fields: { attributes: new Set(["ownership"] as const) } },
    { name: "a list of nothing in particular", fields: { asksList: true } },
    { name: "a country nobody is of", fields: { asksList: true, countries: new Set(["SG"]) } },
  ])("lifts nothing for $name", async ({ fields }) => {
    expect((await boosted(fields)).size).toBe(0);
  });
});

describe("countriesOf", () => {
  it("names places and owners, and no owner of unknown country", async () => {
    const generation = await openSmallBase();
    const owner = generation.item("fact:alpha-owner")?.fact;
    const qualified = generation.item("fact:alpha-qualified")?.fact;

    // Countries first, then those of the holders; one holder's is unknown.
    expect(owner ? countriesOf(owner) : null).toEqual(["FR", "DE", "FR"]);
    expect(qualified ? countriesOf(qualified) : null).toEqual([]);
  });
});
