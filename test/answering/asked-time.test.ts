import { describe, expect, it } from "vitest";
import { askedYear, asksChanges } from "../../src/answering/asked-time.ts";

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
