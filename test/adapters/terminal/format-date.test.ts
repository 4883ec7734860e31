import { describe, expect, it } from "vitest";
import { formatDate } from "../../../adapters/terminal/format-date.ts";
import { AskerLanguage } from "../../../src/domain/language.ts";
import { readWrittenDate } from "../../../src/evaluation/written-date.ts";

describe("formatDate", () => {
  it.each([
    { date: "2026", language: "fr" as const, expected: "2026" },
    { date: "2026-04", language: "fr" as const, expected: "avril 2026" },
    { date: "2026-04-01", language: "fr" as const, expected: "1er avril 2026" },
    { date: "2026-04-11", language: "fr" as const, expected: "11 avril 2026" },
    { date: "2026-04-01", language: "en" as const, expected: "1 April 2026" },
    { date: "2026-04-01", language: "de" as const, expected: "1. April 2026" },
    { date: "2026-04-01", language: "es" as const, expected: "1 de abril de 2026" },
    { date: "2026-04-01", language: "it" as const, expected: "1 aprile 2026" },
    { date: "2026-04-01", language: "nl" as const, expected: "1 april 2026" },
  ])("writes $date in $language as $expected", ({ date, language, expected }) => {
    expect(formatDate(date, language)).toBe(expected);
  });

  it("writes dates so that they can be read back", () => {
    for (const language of AskerLanguage.options) {
      for (let month = 1; month <= 12; month += 1) {
        const date = `2026-${String(month).padStart(2, "0")}-01`;

        expect(readWrittenDate(formatDate(date, language))).toBe(date);
      }
    }
  });
});
