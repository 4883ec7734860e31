import { describe, expect, it } from "vitest";
import { statementUnit } from "../../src/answering/fact-units.ts";
import { createNameFinder } from "../../src/answering/name-finder.ts";
import { createUnitReader } from "../../src/answering/unit-reader.ts";
import { BaseLanguage } from "../../src/domain/language.ts";
import { articlesOf } from "../helpers/articles.ts";
import { openContent } from "../helpers/open-content.ts";
import { openSmallAnswering } from "../helpers/small-answering.ts";

describe("createUnitReader", () => {
  it("reads one unit a sentence, with its predecessors where it cannot stand alone", async () => {
    const generation = await openContent(
      articlesOf([
        {
          id: "a",
          language: "en",
          text: "Alpha is qualified. It waited a year. This took work. Critics see two weak points.",
        },
      ]),
    );
    const names = { find: () => [] };
    const reader = createUnitReader({ generation, names, findConcepts: () => new Set() });

    const units = reader.read(0);

    expect(units.map(({ text }) => text)).toEqual([
      "Alpha is qualified.",
      "Alpha is qualified. It waited a year.",
      "Alpha is qualified. It waited a year. This took work.",
      "Critics see two weak points.",
    ]);
    expect(units.map(({ first, last }) => [first, last])).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
      [3, 3],
    ]);
    expect(units.map(({ wordCount }) => wordCount)).toEqual([3, 7, 10, 5]);
  });

  it("counts the words that white space parts, whichever it is", async () => {
    const text = "Alpha\u00A0: 40\u202F000 «\u2009clés\u2009», où l’état\tse  tient.";
    const generation = await openContent(articlesOf([{ id: "a", language: "fr", text }]));
    const names = { find: () => [] };
    const reader = createUnitReader({ generation, names, findConcepts: () => new Set() });

    const [unit] = reader.read(0);

    expect(unit?.wordCount).toBe(unit?.text.split(/\s+/u).length);
    expect(unit?.wordCount).toBeGreaterThan(5);
  });

  it("leaves a first sentence that cannot stand alone as it is", async () => {
    const small = await openSmallAnswering();

    const [, practice] = small.units("topic:keys.en", "en");

    expect(practice).toMatchObject({ text: "They stay with them.", first: 0, last: 0 });
  });

  it("tells the names of every fact as its unit has them", async () => {
    const { finder } = await openSmallAnswering();
    const { book, generation, reader } = finder.parts;
    const facts = book.subjects.flatMap(({ id }) => book.all(id));
    const told = facts.flatMap((item) =>
      BaseLanguage.options.map((language) => [item.id, language, reader.namesOf(item, language)]),
    );
    const read = facts.flatMap(({ id }) =>
      BaseLanguage.options.map((language) => [
        id,
        language,
        statementUnit(id, language, { generation, reader })[0]?.names,
      ]),
    );

    expect(facts.length).toBeGreaterThan(1);
    expect(told).toEqual(read);
  });

  it("knows what a passage is about and what it names", async () => {
    const small = await openSmallAnswering();

    const [share] = small.units("fact:beta-share");
    const [topic] = small.units("topic:keys.fr");
    const [article] = small.units("article:2025-06-10-alpha.en", "en");

    expect([...(share?.names ?? [])].toSorted()).toEqual(["subject:alpha", "subject:beta"]);
    expect([...(topic?.names ?? [])]).toContain("topic:keys");
    expect([...(article?.names ?? [])]).toContain("subject:alpha");
  });

  it("tells what the sentence itself names from what its passage names", async () => {
    const generation = await openContent(
      articlesOf([{ id: "a", language: "en", text: "Alpha is qualified. Nobody else is." }]),
    );
    const names = createNameFinder(
      [{ id: "alpha", name: "Alpha", aliases: [], kind: "provider" }],
      {},
      () => false,
    );
    const reader = createUnitReader({ generation, names, findConcepts: () => new Set() });

    const units = reader.read(0);

    expect(units.map(({ sentenceNames }) => [...sentenceNames])).toEqual([["subject:alpha"], []]);
    expect(units.map(({ names: all }) => [...all])).toEqual([["subject:alpha"], ["subject:alpha"]]);
  });

  it("keeps the beginnings of longer words, in which languages and inflections meet", async () => {
    const generation = await openContent(
      articlesOf([{ id: "a", language: "fr", text: "La qualification est neutralisée." }]),
    );
    const reader = createUnitReader({
      generation,
      names: { find: () => [] },
      findConcepts: () => new Set(),
    });

    expect([...(reader.read(0)[0]?.sentence.beginnings ?? [])]).toEqual(["quali", "neutr"]);
  });

  it("finds the words of a fact's attribute and value beside those of its sentence", async () => {
    const small = await openSmallAnswering();

    const [candidate] = small.units("fact:alpha-candidate");

    expect(candidate?.attributes.terms.has("=secnumcloud")).toBe(true);
    expect(candidate?.sentence.terms.has("=secnumcloud")).toBe(false);
    expect(candidate?.heading.terms.has("=alpha")).toBe(true);
  });

  it("reads the same a second time", async () => {
    const { finder } = await openSmallAnswering();

    const { reader } = finder.parts;

    expect(reader.read(0)).toEqual(reader.read(0));
  });

  it("refuses a passage of no item, and says how to mend it", async () => {
    const { parts } = await openSmallAnswering();
    const { generation } = parts;
    const broken = {
      ...generation,
      subjects: [],
      passage: (row: number) => generation.passage(row),
      item: () => undefined,
    };
    const reader = createUnitReader({
      generation: broken,
      names: { find: () => [] },
      findConcepts: () => new Set(),
    });

    expect(() => reader.read(0)).toThrow(
      expect.objectContaining({
        code: "GENERATION_INVALID",
        message: expect.stringContaining("npm run souverain index"),
      }),
    );
  });
});
