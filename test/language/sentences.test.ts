import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BaseLanguage } from "../../src/domain/language.ts";
import { splitSentences } from "../../src/language/sentences.ts";

function sentencesOf(text: string, language: BaseLanguage): readonly string[] {
  return splitSentences(text, language).map(({ start, end }) => text.slice(start, end));
}

describe("splitSentences", () => {
  it.each([
    {
      name: "a full stop",
      text: "Bleu existe. S3NS aussi.",
      parts: ["Bleu existe.", "S3NS aussi."],
    },
    {
      name: "question and exclamation marks",
      text: "Vraiment ? Oui ! Fin",
      parts: ["Vraiment ?", "Oui !", "Fin"],
    },
    { name: "no more than there is", text: "un texte sans point", parts: ["un texte sans point"] },
    { name: "white space at both ends", text: "  Bleu existe.  ", parts: ["Bleu existe."] },
  ])("parts at $name", ({ text, parts }) => {
    expect(sentencesOf(text, "fr")).toEqual(parts);
  });

  it.each([
    { name: "a title", language: "fr", text: "M. Dupont dirige la société." },
    {
      name: "the title of a woman",
      language: "fr",
      text: "Selon Mme Martin et Dr. Durand, rien ne change.",
    },
    {
      name: "an article of a code",
      language: "fr",
      text: "Selon l'art. L. 1111-8 du code, il faut un contrat.",
    },
    {
      name: "an article after a typographic apostrophe",
      language: "fr",
      text: "Selon l’art. 48 du RGPD, rien.",
    },
    { name: "a page", language: "fr", text: "Voir p. 12 du rapport." },
    {
      name: "an abbreviation in brackets",
      language: "fr",
      text: "Les entités (art. 2, par. 1) sont visées.",
    },
    { name: "a list cut short", language: "fr", text: "OVHcloud, Scaleway, etc. sont candidats." },
    {
      name: "the parties of a case",
      language: "en",
      text: "Schrems v. Facebook was decided in 2020.",
    },
    { name: "a country", language: "en", text: "The U.S. Government asked for the data." },
    { name: "a company form", language: "en", text: "Google Inc. and Microsoft Corp. signed." },
    { name: "an initial", language: "en", text: "J. Edgar Hoover knew." },
    { name: "a number", language: "en", text: "SecNumCloud 3.2 costs 1.5 million." },
    { name: "an ordinary abbreviation", language: "en", text: "Some hosts, e.g. Scaleway, left." },
    { name: "dots that leave something out", language: "fr", text: "Il attend… et rien ne vient." },
  ] as const)("does not part after $name", ({ language, text }) => {
    expect(sentencesOf(text, language)).toEqual([text]);
  });

  it.each([
    { text: "Il date de 2018.", alone: false },
    { text: "Elles restent en France.", alone: false },
    { text: "Cette règle s'applique.", alone: false },
    { text: "C'est un label.", alone: false },
    { text: "Leur capital est français.", alone: false },
    { text: "« Ils ne savent pas », dit-il.", alone: false },
    { text: "Toutefois, un traité suffit.", alone: false },
    { text: "La société est contrôlée par Thales.", alone: false },
    { text: "Ce n'est pas acquis.", alone: false },
    { text: "OVHcloud date de 1999.", alone: true },
    { text: "Les données restent en France.", alone: true },
    { text: "Ilenia dirige Aruba.", alone: true },
    { text: "La Société générale est cliente.", alone: false },
    { text: "« SecNumCloud » est un visa.", alone: true },
  ])("knows that “$text” stands alone: $alone", ({ text, alone }) => {
    expect(splitSentences(text, "fr").map(({ standsAlone }) => standsAlone)).toEqual([alone]);
  });

  it.each([
    { text: "It dates from 2018.", alone: false },
    { text: "They stay in France.", alone: false },
    { text: "This rule applies.", alone: false },
    { text: "Its capital is French.", alone: false },
    { text: "However, a treaty is enough.", alone: false },
    { text: "The company is controlled by Thales.", alone: false },
    { text: "“These are facts”, he said.", alone: false },
    { text: "OVHcloud dates from 1999.", alone: true },
    { text: "Italy has its own cloud.", alone: true },
    { text: "The Data Act applies.", alone: true },
    { text: "Thesis Cloud is small.", alone: true },
  ])("knows in English that “$text” stands alone: $alone", ({ text, alone }) => {
    expect(splitSentences(text, "en").map(({ standsAlone }) => standsAlone)).toEqual([alone]);
  });

  it("cuts slices that are trimmed, in order, apart, and leave out nothing but white space", () => {
    const word = fc.constantFrom(
      "Bleu",
      "il",
      "M.",
      "art.",
      "3.2",
      "U.S.",
      "« oui »",
      "?",
      "fin.",
      "(p.",
      "…",
    );
    const text = fc
      .oneof(
        fc.array(word, { minLength: 1, maxLength: 20 }),
        fc.array(fc.string({ unit: "grapheme" })),
      )
      .map((words) => words.join(" ").replace(/\s+/g, " ").trim())
      .filter((joined) => joined !== "");
    fc.assert(
      fc.property(text, fc.constantFrom("fr", "en"), (given, language) => {
        const spans = splitSentences(given, language);

        const slices = spans.map(({ start, end }) => given.slice(start, end));
        const gaps = spans.map(({ start }, at) => given.slice(spans[at - 1]?.end ?? 0, start));
        expect(slices).toEqual(slices.map((slice) => slice.trim()));
        expect(slices).not.toContain("");
        expect(gaps.join("").trim()).toBe("");
        expect(spans.at(-1)?.end).toBe(given.length);
        expect(spans.map(({ start }) => start)).toEqual(
          spans.map(({ start }) => start).toSorted((a, b) => a - b),
        );
        expect(spans.every(({ start }, at) => start >= (spans[at - 1]?.end ?? 0))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
