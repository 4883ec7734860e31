import { describe, expect, it } from "vitest";
import { readExpiry } from "../../src/answering/asked-expiry.ts";

const TODAY = "2026-11-28";

describe("readExpiry", () => {
  it.each([
    { text: "Lesquelles expirent avant fin 2027 ?", from: TODAY, to: "2027-12-31" },
    { text: "Which end before the end of the year?", from: TODAY, to: "2026-12-31" },
    { text: "Which expire before 2028?", from: TODAY, to: "2027-12-31" },
    { text: "Welche laufen 2028 aus?", from: "2028-01-01", to: "2028-12-31" },
    { text: "¿Cuáles vencen este año?", from: "2026-01-01", to: "2026-12-31" },
    { text: "Quali scadono entro il 2028?", from: TODAY, to: "2028-12-31" },
    { text: "Welke verlopen voor eind 2026?", from: TODAY, to: "2026-12-31" },
    { text: "Lesquelles expirent en mars 2027 ?", from: "2027-03-01", to: "2027-03-31" },
    { text: "Which expire within 2 months?", from: TODAY, to: "2027-01-29" },
    { text: "Lesquelles expirent dans les six mois ?", from: TODAY, to: "2027-06-02" },
    { text: "Which expire soon?", from: TODAY, to: "2027-05-30" },
  ])("reads $text", ({ text, from, to }) => {
    expect(readExpiry(text, TODAY)).toEqual({ from, to });
  });

  it.each([
    "Qui était qualifié en 2021 ?",
    "Until when is it valid?",
    "Which qualifications expire?",
    "",
  ])("reads no window from %j", (text) => {
    expect(readExpiry(text, TODAY)).toBeUndefined();
  });
});
