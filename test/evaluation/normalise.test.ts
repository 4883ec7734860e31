import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalise } from "../../src/evaluation/normalise.ts";

describe("normalise", () => {
  it.each([
    { name: "drops accents", text: "Qualifié à l'été", expected: "qualifie a l'ete" },
    { name: "drops accents written apart", text: "e\u0301te\u0301", expected: "ete" },
    { name: "opens ligatures and superscripts", text: "o\uFB03cier 2²", expected: "officier 22" },
    { name: "ignores case", text: "SecNumCloud", expected: "secnumcloud" },
    {
      name: "folds case beyond lower case",
      text: "Straße ΟΔΟΣ ὁδός",
      expected: "strasse οδοσ οδοσ",
    },
    {
      name: "makes typographic apostrophes plain",
      text: "l\u2019État l\u2018an lʼété",
      expected: "l'etat l'an l'ete",
    },
    { name: "collapses white space", text: " a \t\n b  c ", expected: "a b c" },
    { name: "takes no-break spaces for spaces", text: "a\u00A0b\u202Fc", expected: "a b c" },
    { name: "joins per cent to its number", text: "65,4\u00A0% et 5 %", expected: "65,4% et 5%" },
    {
      name: "spaces in thousands",
      text: "65\u202F000 agents, 1 234 567",
      expected: "65000 agents, 1234567",
    },
    { name: "commas in thousands", text: "65,000 staff", expected: "65000 staff" },
    { name: "points in thousands", text: "65.000 Leute", expected: "65000 leute" },
    { name: "apostrophes in thousands", text: "65’000 francs", expected: "65000 francs" },
    { name: "keeps decimals", text: "3,14 et 65,4 et 3.2", expected: "3,14 et 65,4 et 3.2" },
    { name: "keeps a decimal part after thousands", text: "1.234,56", expected: "1234,56" },
    {
      name: "keeps a year apart from a number",
      text: "en 2026 180 M€",
      expected: "en 2026 180 m€",
    },
    { name: "keeps ISO dates", text: "2026-04-17", expected: "2026-04-17" },
    { name: "keeps a list of numbers", text: "12, 300 et 4 5000", expected: "12, 300 et 4 5000" },
    { name: "reads a standard's number", text: "ISO 27 001", expected: "iso 27001" },
  ])("$name", ({ text, expected }) => {
    expect(normalise(text)).toBe(expected);
  });

  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const once = normalise(text);

        expect(normalise(once)).toBe(once);
      }),
    );
  });
});
