import { describe, expect, it } from "vitest";
import { paragraphs, standsAsWords, standsWhole } from "../../src/evaluation/plain-text.ts";

describe("paragraphs", () => {
  it("parts paragraphs and items, drops headings and markers", () => {
    const body = "## Titre\nUne phrase. [1][2] La\nsuite. [3]\n\nAutre.\n- un [1]\n- deux\n  fin\n";

    expect(paragraphs(body)).toEqual(["Une phrase. La suite.", "Autre.", "- un", "- deux fin"]);
  });
});

describe("standsWhole", () => {
  const whole = "Un est vrai. Deux n'est pas vrai ! « Trois. » Quatre (2026) : cinq, 65,4 %.";

  it.each([
    { name: "everything", part: whole, expected: true },
    { name: "the first sentence", part: "Un est vrai.", expected: true },
    { name: "a sentence without its full stop", part: "Un est vrai", expected: true },
    { name: "a run of two", part: "Un est vrai. Deux n'est pas vrai !", expected: true },
    { name: "the last, after a quotation", part: "Quatre (2026) : cinq, 65,4 %.", expected: true },
    { name: "an end cut off", part: "Deux n'est", expected: false },
    { name: "a beginning cut off", part: "pas vrai !", expected: false },
    { name: "half a number", part: "4 %.", expected: false },
    { name: "what is not there", part: "Six.", expected: false },
    { name: "nothing", part: "", expected: false },
  ])("is $expected for $name", ({ part, expected }) => {
    expect(standsWhole(part, whole)).toBe(expected);
  });

  it("takes an item without its bullet", () => {
    expect(standsWhole("deux fin", "- deux fin")).toBe(true);
  });
});

describe("standsAsWords", () => {
  it.each([
    { name: "words", part: "est vrai", expected: true },
    { name: "a number with its unit", part: "65,4 %", expected: true },
    { name: "half a word", part: "est vr", expected: false },
    { name: "nothing", part: "", expected: false },
    { name: "the end of a number", part: "4 %", expected: false },
    { name: "the start of a number", part: "à 65", expected: false },
  ])("is $expected for $name", ({ part, expected }) => {
    expect(standsAsWords(part, "C'est vrai à 65,4 %.")).toBe(expected);
  });
});
