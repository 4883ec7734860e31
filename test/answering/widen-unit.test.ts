import { describe, expect, it } from "vitest";
import type { EvidenceUnit } from "../../src/answering/evidence-unit.ts";
import { createNameFinder } from "../../src/answering/name-finder.ts";
import { createUnitReader } from "../../src/answering/unit-reader.ts";
import { widenUnit } from "../../src/answering/widen-unit.ts";
import { articlesOf } from "../helpers/articles.ts";
import { openContent } from "../helpers/open-content.ts";

const TEXT = "Alpha is qualified. Beta waited a year. Nobody else did. Critics disagree.";

const PROVIDERS = ["Alpha", "Beta"].map((name) => ({
  id: name.toLowerCase(),
  name,
  aliases: [],
  kind: "provider" as const,
}));
const CONCEPTS = ["qualified", "waited"];

function findConcepts(text: string | readonly string[]): ReadonlySet<string> {
  const words = typeof text === "string" ? text.split(" ") : text;
  return new Set(words.filter((word) => CONCEPTS.includes(word)));
}

async function readUnits(text: string): Promise<readonly EvidenceUnit[]> {
  const generation = await openContent(articlesOf([{ id: "a", language: "en", text }]));
  const names = createNameFinder(PROVIDERS, {}, () => false);
  return createUnitReader({ generation, names, findConcepts }).read(0);
}

describe("widenUnit", () => {
  it.each([
    { name: "the first two", first: 0, last: 1, text: "Alpha is qualified. Beta waited a year." },
    { name: "two in the middle", first: 1, last: 2, text: "Beta waited a year. Nobody else did." },
    { name: "the whole passage", first: 0, last: 3, text: TEXT },
    { name: "one alone", first: 3, last: 3, text: "Critics disagree." },
  ])("tells the sentences of $name as stored", async ({ first, last, text }) => {
    const units = await readUnits(TEXT);

    expect(widenUnit(units, first, last)).toMatchObject({
      first,
      last,
      text,
      wordCount: text.split(" ").length,
    });
  });

  it("says and names what all its sentences do, and no more", async () => {
    const units = await readUnits(TEXT);
    const unit = widenUnit(units, 0, 1);

    expect([...(unit?.sentenceNames ?? [])].toSorted()).toEqual(["subject:alpha", "subject:beta"]);
    expect([...(unit?.nameWords ?? [])].toSorted()).toEqual(["alpha", "beta"]);
    expect([...(unit?.aboutNames ?? [])].toSorted()).toEqual(["subject:alpha", "subject:beta"]);
    expect([...(unit?.sentence.concepts ?? [])].toSorted()).toEqual(["qualified", "waited"]);
    expect(["=alpha", "=waited", "=critics"].map((key) => unit?.sentence.terms.has(key))).toEqual([
      true,
      true,
      false,
    ]);
    expect([...(unit?.sentence.beginnings ?? [])].toSorted()).toEqual(["quali", "waite"]);
  });

  it("keeps one profile a sentence, in order", async () => {
    const units = await readUnits(TEXT);
    const unit = widenUnit(units, 0, 2);

    expect(unit?.run).toEqual(units.slice(0, 3).map(({ sentence }) => sentence));
  });

  it("keeps what is of the whole passage", async () => {
    const units = await readUnits(TEXT);
    const unit = widenUnit(units, 0, 1);

    expect(unit).toMatchObject({ row: 0, passage: units[0]?.passage, names: units[0]?.names });
    expect(unit?.whole).toBe(units[0]?.whole);
  });

  it("gives a sentence that stands alone as it was read", async () => {
    const units = await readUnits(TEXT);

    expect(widenUnit(units, 3, 3)).toBe(units[3]);
  });

  it("leaves the predecessors of a sentence out that are not asked for", async () => {
    const read = await readUnits("Alpha is qualified. It waited a year.");

    expect(read[1]).toMatchObject({ first: 0, last: 1 });
    expect(widenUnit(read, 1, 1)).toMatchObject({
      first: 1,
      last: 1,
      text: "It waited a year.",
      wordCount: 4,
    });
  });

  it.each([
    { name: "behind the last sentence", first: 4, last: 4 },
    { name: "that end behind the last one", first: 0, last: 4 },
    { name: "that end before they begin", first: 2, last: 1 },
  ])("is nothing for places $name", async ({ first, last }) => {
    expect(widenUnit(await readUnits(TEXT), first, last)).toBeUndefined();
  });
});
