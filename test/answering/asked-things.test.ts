import { describe, expect, it } from "vitest";
import { missesThings, readMatter } from "../../src/answering/asked-things.ts";
import type { BaseLanguage } from "../../src/domain/language.ts";
import type { ItemId } from "../../src/domain/passage.ts";
import { openSmallAnswering } from "../helpers/small-answering.ts";

describe("readMatter", () => {
  it.each([
    {
      name: "a thing beside how and when",
      text: "Qui a gagné le tour de France cette année ?",
      things: ["tour"],
      relations: ["tender"],
    },
    {
      name: "no place, in French",
      text: "il fait beau demain à Nantes ?",
      things: ["beau"],
      relations: [],
    },
    {
      name: "no place that is a concept",
      text: "¿Va a llover mañana en Bruselas?",
      things: ["va", "llover"],
      relations: [],
    },
    {
      name: "a place that is the thing asked about",
      text: "Who paid the Hague its subsidy last year?",
      things: ["paid", "hague"],
      relations: ["subsidy"],
    },
    {
      name: "no name",
      text: "Does Alpha sell waffles?",
      things: ["waffles"],
      relations: ["acquire"],
    },
    {
      name: "nothing but how it asks",
      text: "Wie viele Kunden in Frankreich 2025?",
      things: [],
      relations: ["customer"],
    },
  ])("tells $name", async ({ text, things, relations }) => {
    const small = await openSmallAnswering();
    const { searched } = await small.find(text);

    const matter = readMatter(searched);

    expect([...new Set(matter.things.map(({ exact }) => exact))]).toEqual(things);
    expect([...matter.relations.keys()]).toEqual(relations);
  });
});

interface Asked {
  readonly name: string;
  readonly text: string;
  readonly unit: ItemId;
  readonly language?: BaseLanguage;
  readonly isMissed: boolean;
}

describe("missesThings", () => {
  it.each<Asked>([
    {
      name: "a thing that no text names, asked by a relation that it names",
      text: "Qui détient le tour de France ?",
      unit: "fact:alpha-owner",
      isMissed: true,
    },
    {
      name: "the same across languages",
      text: "Wer ist Eigentümer der Nationalmannschaft?",
      unit: "fact:alpha-owner",
      language: "en",
      isMissed: true,
    },
    {
      name: "one of two things named",
      text: "Who stays with the waffles?",
      unit: "topic:keys.en",
      language: "en",
      isMissed: false,
    },
    {
      name: "a word of another language that begins alike",
      text: "¿Quién está cualificado para los servicios?",
      unit: "fact:alpha-qualified",
      language: "en",
      isMissed: false,
    },
    {
      name: "nothing but a relation",
      text: "Who are the shareholders?",
      unit: "topic:keys.en",
      language: "en",
      isMissed: false,
    },
  ])("$name: $isMissed", async ({ text, unit, language, isMissed }) => {
    const small = await openSmallAnswering();
    const { searched } = await small.find(text);

    expect(missesThings(searched, small.units(unit, language))).toBe(isMissed);
  });

  it("takes relations that are rare together for what is asked", async () => {
    const small = await openSmallAnswering();
    const question = "Welche Lizenzen und Schlüssel behält der Kunde irgendwo?";
    const { searched } = await small.find(question);
    const units = small.units("topic:keys.en", "en");
    const weighing = (weight: number): typeof searched => ({
      ...searched,
      terms: {
        ...searched.terms,
        concepts: new Map([
          ["key", weight],
          ["customer", 1],
        ]),
      },
    });

    expect(missesThings(weighing(1.9), units)).toBe(true);
    expect(missesThings(weighing(2), units)).toBe(false);
  });

  it("asks for more of them in a text of the asker's language, where the words would be", async () => {
    const small = await openSmallAnswering();
    const { searched } = await small.find("Where do the customer's waffles go?");
    const weighing = (weight: number): typeof searched => ({
      ...searched,
      terms: { ...searched.terms, concepts: new Map([["customer", weight]]) },
    });

    const own = small.units("topic:keys.en", "en");
    const foreign = small.units("topic:keys.fr", "fr");

    expect(missesThings(weighing(3.5), own)).toBe(true);
    expect(missesThings(weighing(3.5), foreign)).toBe(false);
    expect(missesThings(weighing(4), own)).toBe(false);
  });
});
