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
    { text: "la fin du mois", from: "2026-11-01", to: "2026-11-30", isWhole: true },
  ])("counts $text", ({ text, ...span }) => {
    expect(countedSpan(tokens(text), TODAY, false)).toMatchObject(span);
  });

  it.each(["", "soon", "a month", "combien de mois", "next Tuesday"])(
    "counts none in %j",
    (text) => {
      expect(countedSpan(tokens(text), TODAY, false)).toBeUndefined();
    },
  );

  it("counts back where what is asked for is over", () => {
    expect(countedSpan(tokens("in 6 months"), TODAY, true)).toMatchObject({
      from: "2026-05-30",
      to: TODAY,
    });
  });
});
