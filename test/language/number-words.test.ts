import { describe, expect, it } from "vitest";
import { canonicalNumbers } from "../../src/language/number-words.ts";

describe("canonicalNumbers", () => {
  it.each([
    {
      words: ["two", "deux", "zwei", "dos", "due", "twee"],
      figures: ["2", "2", "2", "2", "2", "2"],
    },
    { words: ["six", "sechs", "seis", "sei", "zes"], figures: ["6", "6", "6", "6", "6"] },
    { words: ["twelve", "douze", "zwolf"], figures: ["12", "12", "12"] },
    { words: ["one", "eine", "cloud", "7"], figures: ["one", "eine", "cloud", "7"] },
  ])("writes $words as $figures", ({ words, figures }) => {
    expect(canonicalNumbers(words)).toEqual(figures);
  });
});
