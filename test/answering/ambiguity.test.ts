import { describe, expect, it } from "vitest";
import { keepReading, readAmbiguity } from "../../src/answering/ambiguity.ts";
import type { FoundName } from "../../src/answering/name-finder.ts";
import { openSmallAnswering, ranked } from "../helpers/small-answering.ts";

function named(id: string, ...words: readonly string[]): FoundName {
  return { kind: "subject", id, words, isFuzzy: false };
}

const SHARED = [named("alpha", "shared"), named("beta", "shared")];

describe("readAmbiguity", () => {
  it("reads a shared name as the one whose evidence is nearer, and offers the other", async () => {
    const small = await openSmallAnswering();
    const { subjects } = small.parts.generation;
    const [alpha, beta] = [small.units("fact:alpha-owner"), small.units("fact:beta-share")];

    const one = readAmbiguity(SHARED, ranked([...alpha, ...beta]), subjects);
    const other = readAmbiguity(SHARED, ranked([...beta, ...alpha]), subjects);

    expect([one?.read.name, one?.other.name]).toEqual(["Alpha", "Beta"]);
    expect([other?.read.name, other?.other.name]).toEqual(["Beta", "Alpha"]);
  });

  it.each([
    { name: "no name", names: [] },
    { name: "one name", names: [named("alpha", "alpha")] },
    { name: "two names of two", names: [named("alpha", "alpha"), named("beta", "beta")] },
    { name: "a name said twice", names: [named("alpha", "alpha"), named("alpha", "alpha")] },
    {
      name: "a provider and a topic of the same name",
      names: [named("alpha", "shared"), { ...named("keys", "shared"), kind: "topic" as const }],
    },
  ])("finds nothing ambiguous in $name", async ({ names }) => {
    const small = await openSmallAnswering();
    const candidates = ranked(small.units("fact:alpha-owner"));

    expect(readAmbiguity(names, candidates, small.parts.generation.subjects)).toBeUndefined();
  });

  it("is undecided without evidence of either", async () => {
    const small = await openSmallAnswering();
    const candidates = ranked(small.units("topic:keys.fr"));

    expect(readAmbiguity(SHARED, candidates, small.parts.generation.subjects)).toBeUndefined();
  });
});

describe("keepReading", () => {
  it("leaves out what is about the other, and keeps what is about neither", async () => {
    const small = await openSmallAnswering();
    const { subjects } = small.parts.generation;
    const candidates = ranked([
      ...small.units("fact:alpha-owner"),
      ...small.units("fact:beta-share"),
      ...small.units("topic:keys.fr").slice(0, 1),
    ]);
    const reading = readAmbiguity(SHARED, candidates, subjects);
    if (reading === undefined) {
      throw new Error("the shared name was not read");
    }

    const kept = keepReading(candidates, reading).map(({ unit }) => unit.item.id);

    expect(kept).toEqual(["fact:alpha-owner", "topic:keys.fr"]);
  });
});
