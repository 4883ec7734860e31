import { date as anyDate, assert, constantFrom, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "../../src/language/fold.ts";
import { writtenDates } from "../../src/language/written-dates.ts";

function read(text: string): readonly (string | undefined)[] {
  return writtenDates(fold(text)).map(({ date }) => date);
}

/** A month in a language, by its number from 1. */
function monthIn(locale: string, month: number): string {
  const name = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" });
  return name.format(new Date(Date.UTC(2026, month - 1, 1)));
}

interface Day {
  readonly y: number;
  readonly m: number;
  readonly d: number;
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}

/** What people write of a day. */
const FORMS: Readonly<Record<string, (day: Day) => string>> = {
  ISO: ({ y, m, d }) => `${String(y)}-${pad(m)}-${pad(d)}`,
  "year first, slashes": ({ y, m, d }) => `${String(y)}/${pad(m)}/${pad(d)}`,
  slashes: ({ y, m, d }) => `${pad(d)}/${pad(m)}/${String(y)}`,
  "points, short": ({ y, m, d }) => `${String(d)}.${String(m)}.${String(y)}`,
  "points and blanks": ({ y, m, d }) => `${String(d)}. ${String(m)}. ${String(y)}`,
  hyphens: ({ y, m, d }) => `${pad(d)}-${pad(m)}-${String(y)}`,
  French: ({ y, m, d }) => `${d === 1 ? "1er" : String(d)} ${monthIn("fr", m)} ${String(y)}`,
  English: ({ y, m, d }) => `${String(d)} ${monthIn("en", m)} ${String(y)}`,
  American: ({ y, m, d }) => `${monthIn("en", m)} ${String(d)}, ${String(y)}`,
  "American without a comma": ({ y, m, d }) => `${monthIn("en", m)} ${String(d)} ${String(y)}`,
  "English ordinals": ({ y, m, d }) => `${String(d)}th of ${monthIn("en", m)} ${String(y)}`,
  German: ({ y, m, d }) => `${String(d)}. ${monthIn("de", m)} ${String(y)}`,
  "German without a blank": ({ y, m, d }) => `${String(d)}.${monthIn("de", m)} ${String(y)}`,
  Spanish: ({ y, m, d }) => `${String(d)} de ${monthIn("es", m)} de ${String(y)}`,
  "Spanish ordinals": ({ y, m, d }) => `${String(d)}º de ${monthIn("es", m)} de ${String(y)}`,
  Italian: ({ y, m, d }) => `${String(d)} ${monthIn("it", m)} ${String(y)}`,
  Dutch: ({ y, m, d }) => `${String(d)} ${monthIn("nl", m)} ${String(y)}`,
};

describe("writtenDates", () => {
  it("reads a day in each form as itself, and where it stands", () => {
    const days = anyDate({
      min: new Date("1900-01-01"),
      max: new Date("2099-12-31"),
      noInvalidDate: true,
    }).map((date) => date.toISOString().slice(0, 10));
    assert(
      property(days, constantFrom(...Object.values(FORMS)), (day, write) => {
        const [y = 0, m = 0, d = 0] = day.split("-").map(Number);
        const written = fold(write({ y, m, d }));

        expect(writtenDates(`von ${written}, x`)).toEqual([
          { date: day, at: 4, end: 4 + written.length },
        ]);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    { name: "a French month", text: "mars 2026", dates: ["2026-03"] },
    { name: "an English month", text: "in May 2026", dates: ["2026-05"] },
    { name: "a German month", text: "im März 2026", dates: ["2026-03"] },
    { name: "a Spanish month", text: "septiembre de 2026", dates: ["2026-09"] },
    { name: "an Italian month", text: "gennaio 2026", dates: ["2026-01"] },
    { name: "a Dutch month", text: "augustus 2026", dates: ["2026-08"] },
    { name: "a month in figures", text: "depuis 04/2026", dates: ["2026-04"] },
    { name: "a month, year first", text: "since 2026-04", dates: ["2026-04"] },
    { name: "a year", text: "en 2026", dates: ["2026"] },
    { name: "both ends of years", text: "2026-2027", dates: ["2026", "2027"] },
    { name: "the American day", text: "04/17/2026", dates: ["2026-04-17"] },
    { name: "an English ordinal behind", text: "March 3rd, 2026", dates: ["2026-03-03"] },
    { name: "several in order", text: "17.4.2026 bis Mai 2027", dates: ["2026-04-17", "2027-05"] },
  ])("reads $name", ({ text, dates }) => {
    expect(read(text)).toEqual(dates);
  });

  it.each([
    ["no such day", "31 February 2026"],
    ["no leap year", "29 février 2025"],
    ["no such day in figures", "2026-02-30"],
    ["no such month and day", "31/31/2026"],
  ])("knows no day for %s", (_name, text) => {
    expect(read(text)).toEqual([undefined]);
  });

  it.each([
    ["English guidelines", "Guidelines 02/2024"],
    ["English recommendations", "Recommendations 01/2020"],
    ["an English opinion", "Opinion 05/2024"],
    ["French guidelines", "lignes directrices 02/2024"],
    ["a French opinion", "avis n° 05/2024"],
    ["German guidelines", "Leitlinien 02/2024"],
    ["a German opinion", "Stellungnahme 05/2024"],
    ["a German number", "Nr. 05/2024"],
    ["Spanish guidelines", "directrices 02/2024"],
    ["a Spanish opinion", "dictamen 05/2024"],
    ["Italian guidelines", "linee guida 02/2024"],
    ["an Italian opinion", "parere 05/2024"],
    ["Dutch guidelines", "richtsnoeren 02/2024"],
    ["a Dutch opinion", "advies 05/2024"],
    ["a regulation", "Règlement (UE) 2023/2854"],
    ["a regulation whose number looks like a year", "Regulation (EU) 2022/2065"],
    ["the edition of a standard", "ISO/IEC 27001:2022"],
    ["the edition of a catalogue", "C5:2020"],
    ["years cut short", "2026-27"],
    ["a day without a year", "le 12 juin"],
    ["a year of two figures", "17/04/26"],
    ["figures alone", "20260417"],
    ["nothing", ""],
  ])("reads no date from %s", (_name, text) => {
    expect(read(text)).toEqual([]);
  });
});
