import { describe, expect, it } from "vitest";
import { readBound } from "../../src/answering/asked-bound.ts";
import { tokens } from "../../src/language/tokens.ts";

/** Index of the first year. */
function yearAt(words: readonly string[]): number {
  return words.findIndex((word) => /^20\d\d$/u.test(word));
}

describe("readBound", () => {
  it.each([
    { text: "avant la fin de mars 2027", bound: "before", isEnd: true },
    { text: "vor dem 1. März 2027", bound: "before", isEnd: false },
    { text: "by 2027", bound: "by", isEnd: false },
    { text: "entro il 2027", bound: "by", isEnd: false },
    { text: "después de enero de 2027", bound: "after", isEnd: false },
    { text: "sinds eind 2024", bound: "since", isEnd: true },
    { text: "tussen 2026 en 2027", bound: "between", isEnd: false },
    { text: "in 2027", bound: undefined, isEnd: false },
    { text: "nach SecNumCloud qualifiziert 2027", bound: undefined, isEnd: false },
    { text: "voor HDS in 2027", bound: undefined, isEnd: false },
  ])("$text: $bound, to its end: $isEnd", ({ text, bound, isEnd }) => {
    const words = tokens(text);

    expect(readBound(words, yearAt(words))).toMatchObject({ bound, isEnd });
  });

  it("counts the months before a year", () => {
    const words = tokens("from March to June 2027");

    expect(readBound(words, yearAt(words))).toMatchObject({ months: 2 });
  });
});
