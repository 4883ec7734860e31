import { describe, expect, it } from "vitest";
import { countedSpan } from "../../src/answering/asked-span.ts";
import { tokens } from "../../src/language/tokens.ts";

const TODAY = "2026-11-30";

describe("countedSpan", () => {
  it.each([
    { text: "within two weeks", from: TODAY, to: "2026-12-14", isWhole: false },
    { text: "in drei Monaten", from: TODAY, to: "2027-02-28", isWhole: false },
    { text: "les six derniers mois", from: "2026-05-30", to: TODAY, isWhole: false },
    { text: "tre mesi fa", from: "2026-08-30", to: TODAY, isWhole: false },
    { text: "702 cette année", from: "2026-01-01", to: "2026-12-31", isWhole: true },
    { text: "el mes pasado", from: "2026-10-01", to: "2026-10-31", isWhole: true },
    { text: "volgende maand", from: "2026-12-01", to: "2026-12-31", isWhole: true },
    { text: "within a year", from: TODAY, to: "2027-11-30", isWhole: false },
    { text: "d'ici un an", from: TODAY, to: "2027-11-30", isWhole: false },
    { text: "innerhalb eines Jahres", from: TODAY, to: "2027-11-30", isWhole: false },
    { text: "dentro de un año", from: TODAY, to: "2027-11-30", isWhole: false },
    { text: "entro un anno", from: TODAY, to: "2027-11-30", isWhole: false },
    { text: "binnen een jaar", from: TODAY, to: "2027-11-30", isWhole: false },
    { text: "next week", from: "2026-12-07", to: "2026-12-13", isWhole: true },
    { text: "la semaine prochaine", from: "2026-12-07", to: "2026-12-13", isWhole: true },
    { text: "nächste Woche", from: "2026-12-07", to: "2026-12-13", isWhole: true },
    { text: "la próxima semana", from: "2026-12-07", to: "2026-12-13", isWhole: true },
    { text: "la prossima settimana", from: "2026-12-07", to: "2026-12-13", isWhole: true },
    { text: "volgende week", from: "2026-12-07", to: "2026-12-13", isWhole: true },
    { text: "im Laufe des Jahres", from: "2026-01-01", to: "2026-12-31", isWhole: true },
    { text: "dans l'année", from: "2026-01-01", to: "2026-12-31", isWhole: true },
    { text: "een jaar geleden", from: "2025-11-30", to: TODAY, isWhole: false },
    { text: "la fin du mois", from: "2026-11-01", to: "2026-11-30", isWhole: true },
  ])("counts $text", ({ text, ...span }) => {
    expect(countedSpan(tokens(text), TODAY, false)).toMatchObject(span);
  });

  it.each([
    "",
    "soon",
    "a month",
    "combien de mois",
    "next Tuesday",
    "à ce jour",
    "to this day",
    "les prochains mois",
    "in den nächsten Jahren",
    "the coming weeks",
    "ten euros a month",
    "an attestation",
    "mes fournisseurs",
  ])("counts none in %j", (text) => {
    expect(countedSpan(tokens(text), TODAY, false)).toBeUndefined();
  });

  it("counts back where what is asked for is over", () => {
    expect(countedSpan(tokens("in 6 months"), TODAY, true)).toMatchObject({
      from: "2026-05-30",
      to: TODAY,
    });
  });
});
