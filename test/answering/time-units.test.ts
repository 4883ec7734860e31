import { describe, expect, it } from "vitest";
import { countBefore, namesOtherUnit, namesUnit, unitsIn } from "../../src/answering/time-units.ts";
import { fold } from "../../src/language/fold.ts";
import { tokens } from "../../src/language/tokens.ts";

describe("unitsIn", () => {
  it.each([
    { text: "deux semaines", day: "2026-12-14" },
    { text: "ein Jahr", day: "2028-11-30" },
    { text: "two days", day: "2026-12-02" },
    { text: "dos meses", day: "2027-01-30" },
    { text: "due anni", day: "2028-11-30" },
    { text: "twee maanden", day: "2027-01-30" },
    { text: "zwei Monate", day: "2027-01-30" },
  ])("knows how long $text are", ({ text, day }) => {
    const [unit] = unitsIn(tokens(text));

    expect(unit?.[1].shift("2026-11-30", 2)).toBe(day);
  });

  it.each([
    { unit: "week", whole: { from: "2026-11-23", to: "2026-11-29" } },
    { unit: "month", whole: { from: "2026-11-01", to: "2026-11-30" } },
    { unit: "year", whole: { from: "2026-01-01", to: "2026-12-31" } },
  ])("holds all days of the $unit of a day, the last too", ({ unit, whole }) => {
    const [placed] = unitsIn([unit]);

    expect(placed?.[1].whole?.("2026-11-29")).toEqual(whole);
    expect(placed?.[1].whole?.(whole.from)).toEqual(whole);
  });

  it.each(["an attestation", "mes fournisseurs", "daytime", "Anna", "soon", ""])(
    "sees none in %j",
    (text) => {
      expect(unitsIn(tokens(text))).toEqual([]);
    },
  );
});

describe("countBefore", () => {
  it.each([
    { text: "in 6 months", count: 6 },
    { text: "les 6 derniers mois", count: 6 },
    { text: "within a year", count: 1 },
    { text: "d'ici un an", count: 1 },
    { text: "innerhalb eines Jahres", count: 1 },
    { text: "hace un año", count: 1 },
    { text: "un anno fa", count: 1 },
    { text: "een jaar geleden", count: 1 },
    { text: "702 cette année", count: undefined },
    { text: "ten euros a month", count: undefined },
    { text: "2027 year", count: undefined },
  ])("counts $count in $text", ({ text, count }) => {
    const words = tokens(text);
    const at = words.findIndex((word) => unitsIn([word]).length > 0 || word === "an");

    expect(at).toBeGreaterThan(0);
    expect(countBefore(words, at)).toBe(count);
  });
});

describe("namesOtherUnit", () => {
  it.each([
    "au deuxième trimestre 2027",
    "T2 2027",
    "in Q2 2027",
    "im zweiten Quartal",
    "segundo trimestre",
    "nel secondo trimestre",
    "tweede kwartaal",
    "second half of 2027",
    "second semestre",
    "zweite Jahreshälfte",
    "segunda mitad",
    "seconda metà",
    "tweede helft",
    "this decade",
    "in zwei und einem halben Jahr",
    "deux ans et demi",
  ])("sees one in %s", (text) => {
    expect(namesOtherUnit(fold(text))).toBe(true);
    expect(namesUnit(fold(text))).toBe(true);
  });

  it.each([
    "S3-compatible storage in 2027",
    "C5 in 2027",
    "Quelles qualifications ont été prolongées",
    "a metà 2027",
    "a mediados de 2027",
    "within a year",
    "",
  ])("sees none in %j", (text) => {
    expect(namesOtherUnit(fold(text))).toBe(false);
  });
});
