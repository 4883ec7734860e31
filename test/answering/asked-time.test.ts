import { describe, expect, it } from "vitest";
import { askedPeriod, askedYear, asksChanges } from "../../src/answering/asked-time.ts";

const today = "2026-11-28";

describe("askedYear", () => {
  it.each([
    { cleaned: "Who owned Alpha in 2023?", year: "2023", isBeginning: false },
    { cleaned: "Alpha fin 2021 ?", year: "2021", isBeginning: false },
    { cleaned: "depuis fin 2022, quoi ?", year: "2022", isBeginning: true },
    { cleaned: "what changed since 2022", year: "2022", isBeginning: true },
    { cleaned: "Was hat sich seit 2024 geändert?", year: "2024", isBeginning: true },
    { cleaned: "desde 2023", year: "2023", isBeginning: true },
    { cleaned: "dal 2023", year: "2023", isBeginning: true },
    { cleaned: "sinds 2023", year: "2023", isBeginning: true },
    { cleaned: "since the end of 2024", year: "2024", isBeginning: true },
    { cleaned: "ab dem 1. März 2024", year: "2024", isBeginning: true },
    { cleaned: "dal 21 dicembre 2022", year: "2022", isBeginning: true },
    { cleaned: "Who owns Alpha since the takeover in 2022?", year: "2022", isBeginning: true },
    { cleaned: "Since when did Beta own Alpha in 2022?", year: "2022", isBeginning: false },
  ])("reads $cleaned", ({ cleaned, year, isBeginning }) => {
    expect(askedYear({ cleaned, today })).toEqual({ year, isBeginning });
  });

  it.each(["Who owns Alpha?", "in 2026?", "in 2027?", "2021 or 2022?"])(
    "reads none in %s",
    (cleaned) => {
      expect(askedYear({ cleaned, today })).toBeUndefined();
    },
  );
});

describe("askedPeriod", () => {
  it.each([
    { cleaned: "What changed at Alpha in 2022?", first: "2022", last: "2022" },
    { cleaned: "Qu'est-ce qui a changé chez Alpha en 2026 ?", first: "2026", last: "2026" },
    { cleaned: "Was hat sich bei Alpha 2024 geändert?", first: "2024", last: "2024" },
    { cleaned: "¿Qué cambió en Alpha en 2025?", first: "2025", last: "2025" },
    { cleaned: "Quels changements chez Alpha en 2027 ?", first: "2027", last: "2027" },
    { cleaned: "What changed at Alpha since 2024?", first: "2024", last: undefined },
    { cleaned: "Was hat sich bei Alpha seit Ende 2024 geändert?", first: "2024", last: undefined },
    { cleaned: "Cosa è cambiato in Alpha dal 2024?", first: "2024", last: undefined },
    { cleaned: "Wat is er veranderd sinds de overname in 2024?", first: "2024", last: undefined },
    { cleaned: "Qu'est-ce qui a changé avant 2024 ?", first: undefined, last: "2023" },
    { cleaned: "What changed before March 2024?", first: undefined, last: "2024" },
    { cleaned: "Qu'est-ce qui a changé avant fin 2024 ?", first: undefined, last: "2024" },
    { cleaned: "¿Qué ha cambiado hasta 2024?", first: undefined, last: "2024" },
    { cleaned: "What changed between 2022 and 2024?", first: "2022", last: "2024" },
    { cleaned: "Was hat sich von 2024 bis 2022 geändert?", first: "2022", last: "2024" },
  ])("reads $first to $last in $cleaned", ({ cleaned, first, last }) => {
    expect({ first: undefined, last: undefined, ...askedPeriod({ cleaned }) }).toEqual({
      first,
      last,
    });
  });

  it("reads none where no year is named", () => {
    expect(askedPeriod({ cleaned: "What changed at Alpha?" })).toBeUndefined();
  });
});

describe("asksChanges", () => {
  it.each([
    "Qu'est-ce qui a changé chez Alpha ?",
    "quoi de neuf chez Alpha",
    "Quels changements chez Alpha depuis 2024 ?",
    "what changed at Alpha?",
    "What's new at Alpha?",
    "what has changed in the ownership of Alpha",
    "what happened to Alpha over time",
    "Was hat sich bei Alpha verändert?",
    "Was gibt es Neues bei Alpha?",
    "¿Qué ha cambiado en Alpha?",
    "Cosa è cambiato in Alpha?",
    "Wat is er veranderd bij Alpha?",
  ])("is so of %s", (cleaned) => {
    expect(asksChanges({ cleaned })).toBe(true);
  });

  it.each([
    "Who owns Alpha?",
    "Peut-on changer de fournisseur ?",
    "How do I change providers?",
    "Was ändert der Data Act?",
    "Was ist Alpha?",
    "What is Alpha?",
  ])("is not so of %s", (cleaned) => {
    expect(asksChanges({ cleaned })).toBe(false);
  });
});
