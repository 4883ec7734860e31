import { describe, expect, it } from "vitest";
import { canBeSame, claimDates, saysDate } from "../../src/language/claim-dates.ts";

describe("claimDates", () => {
  it.each([
    { text: "since 31 July 2026", dates: [{ date: "2026-07-31", role: "since" }] },
    { text: "until December 2028", dates: [{ date: "2028-12", role: "until" }] },
    { text: "jusqu'au 11 juillet 2028", dates: [{ date: "2028-07-11", role: "until" }] },
    { text: "jusqu'en 2030", dates: [{ date: "2030", role: "until" }] },
    { text: "depuis le 1er avril 2026", dates: [{ date: "2026-04-01", role: "since" }] },
    { text: "seit dem 3. März 2025", dates: [{ date: "2025-03-03", role: "since" }] },
    { text: "desde el 2 de octubre de 2024", dates: [{ date: "2024-10-02", role: "since" }] },
    { text: "dal 21 dicembre 2022", dates: [{ date: "2022-12-21", role: "since" }] },
    { text: "sinds 8 februari 2023", dates: [{ date: "2023-02-08", role: "since" }] },
    { text: "on April 17, 2026", dates: [{ date: "2026-04-17", role: "at" }] },
    { text: "am 2026-04-17", dates: [{ date: "2026-04-17", role: "at" }] },
    {
      text: "in 2013 and 2019",
      dates: [
        { date: "2013", role: "at" },
        { date: "2019", role: "at" },
      ],
    },
    { text: "31 February 2026", dates: [] },
    { text: "2900 people, version 3.2", dates: [] },
  ])("reads $text", ({ text, dates }) => {
    expect(claimDates(text)).toEqual(dates);
  });
});

describe("dates of different precision", () => {
  it.each([
    { known: "2026-07-31", claimed: "2026-07", says: true, same: true },
    { known: "2026-07", claimed: "2026-07-31", says: false, same: true },
    { known: "2026-07-31", claimed: "2026-08", says: false, same: false },
    { known: "2026", claimed: "2026", says: true, same: true },
  ])("$known says $claimed: $says, can be the same: $same", ({ known, claimed, says, same }) => {
    expect(saysDate(known, claimed)).toBe(says);
    expect(canBeSame(known, claimed)).toBe(same);
  });
});
