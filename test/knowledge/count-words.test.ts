import { describe, expect, it } from "vitest";
import { countWords } from "../../src/knowledge/count-words.ts";

describe("countWords", () => {
  it.each([
    { name: "nothing", text: "", expected: 0 },
    { name: "words", text: "Qualified in 2021", expected: 3 },
    { name: "an elided article as part of its word", text: "l'offre d'Alpha", expected: 2 },
    {
      name: "French marks between blanks as none",
      text: "Alpha : 60 % ; Beta « libre »",
      expected: 4,
    },
    {
      name: "a number in groups as one",
      text: "200 000 m² et 1\u202f200\u00a0000 euros",
      expected: 5,
    },
    { name: "two years as two", text: "2025 2026", expected: 2 },
    { name: "a full date as none", text: "Alpha 2026-12-29, Beta 2028-03-24", expected: 2 },
    { name: "a month as one", text: "Alpha 2026-12", expected: 2 },
  ])("counts $name", ({ text, expected }) => {
    const count = countWords(text);

    expect(count).toBe(expected);
  });
});
