import { describe, expect, it } from "vitest";
import { cutAtWord } from "../../src/presenting/cut-at-word.ts";

describe("cutAtWord", () => {
  it.each([
    { name: "a short text", text: "un deux", max: 7, expected: "un deux" },
    { name: "inside a word", text: "un deux trois", max: 10, expected: "un deux…" },
    { name: "right after a word", text: "un deux trois", max: 8, expected: "un deux…" },
    { name: "after a comma", text: "un deux, trois", max: 12, expected: "un deux…" },
    { name: "a text without spaces", text: "abcdefghij", max: 5, expected: "abcd…" },
    { name: "inside an emoji", text: "abc🙂def", max: 5, expected: "abc…" },
  ])("cuts $name", ({ text, max, expected }) => {
    expect(cutAtWord(text, max)).toBe(expected);
  });
});
