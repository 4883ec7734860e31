import { describe, expect, it } from "vitest";
import { datedSpan } from "../../src/answering/dated-span.ts";
import { fold } from "../../src/language/fold.ts";

const TODAY = "2026-11-28";

describe("datedSpan", () => {
  it.each([
    { text: "in 2027", from: "2027-01-01", to: "2027-12-31" },
    { text: "am 17. Januar 2027", from: "2027-01-17", to: "2027-01-17" },
    { text: "en febrero de 2028", from: "2028-02-01", to: "2028-02-29" },
    { text: "mi-2027", from: "2027-06-01", to: "2027-06-30" },
    { text: "2026-2027", from: "2026-01-01", to: "2027-12-31" },
    { text: "2026 or 2027", from: "2026-01-01", to: "2027-12-31" },
    { text: "2026 ou 2027", from: "2026-01-01", to: "2027-12-31" },
    { text: "2026 oder 2027", from: "2026-01-01", to: "2027-12-31" },
    { text: "de marzo de 2027 a junio de 2027", from: "2027-03-01", to: "2027-06-30" },
    { text: "da marzo 2027 a giugno 2027", from: "2027-03-01", to: "2027-06-30" },
    { text: "van maart 2027 tot juni 2027", from: "2027-03-01", to: "2027-06-30" },
    { text: "entre mars 2027 et juin 2027", from: "2027-03-01", to: "2027-06-30" },
    { text: "entre 2023 et aujourd'hui", from: "2023-01-01", to: TODAY },
    { text: "between March 2023 and today", from: "2023-03-01", to: TODAY },
    { text: "zwischen heute und 2028", from: TODAY, to: "2028-12-31" },
    { text: "entre hoy y marzo de 2027", from: TODAY, to: "2027-03-31" },
    { text: "tra oggi e il 2028", from: TODAY, to: "2028-12-31" },
    { text: "tussen nu en 2028", from: TODAY, to: "2028-12-31" },
  ])("reads $text", ({ text, ...days }) => {
    expect(datedSpan(fold(text), TODAY)).toMatchObject({ ...days, isWhole: true });
  });

  it.each([
    ["no date", "soon"],
    ["a day that is none", "on 31 February 2027"],
    ["years compared", "in 2027 compared to 2023"],
    ["years compared in French", "en 2027 par rapport à 2023"],
    ["years compared in German", "2027 im Vergleich zu 2023"],
    ["the year of what is held", "issued in 2024 and ending in 2027"],
    ["a month without its year", "from March to June 2027"],
    ["a French month without its year", "de mars jusqu'à juin 2027"],
    ["a German month without its year", "von März bis Juni 2027"],
    ["a Spanish month without its year", "de marzo hasta junio de 2027"],
    ["an Italian month without its year", "da marzo fino a giugno 2027"],
    ["a Dutch month without its year", "van maart tot en met juni 2027"],
    ["one end alone", "between 2027 and the summit"],
    ["years that are no span", "in 2023, 2025 and 2027"],
    ["nothing", ""],
  ])("reads no days from %s", (_name, text) => {
    expect(datedSpan(fold(text), TODAY)).toBeUndefined();
  });
});
