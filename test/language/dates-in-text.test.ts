import { date as anyDate, assert, constantFrom, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { AskerLanguage } from "../../src/domain/language.ts";
import { datesIn } from "../../src/language/dates-in-text.ts";
import { formatDate } from "../../src/language/format-date.ts";

describe("datesIn", () => {
  it.each([
    { text: "Le 17 avril 2026, la Commission a choisi.", dates: ["2026-04-17"] },
    { text: "Depuis le 1er septembre 2026.", dates: ["2026-09-01"] },
    { text: "On April 17, 2026 it chose.", dates: ["2026-04-17"] },
    { text: "On 17 April 2026 it chose.", dates: ["2026-04-17"] },
    { text: "En août 2025, puis en 2026.", dates: ["2025-08", "2026"] },
    { text: "Founded in 1999.", dates: ["1999"] },
    { text: "Am 17. Januar 2027 und im März 2028.", dates: ["2027-01-17", "2028-03"] },
    { text: "El 2 de octubre de 2024.", dates: ["2024-10-02"] },
    { text: "Dal 21 dicembre 2022 a maggio 2023.", dates: ["2022-12-21", "2023-05"] },
    { text: "Op 8 februari 2023, tot augustus 2025.", dates: ["2023-02-08", "2025-08"] },
    { text: "Le 12 juin, sans année.", dates: [] },
    { text: "Règlement (UE) 2023/2854 et COM(2026) 13", dates: ["2026"] },
    { text: "32 mars 2026", dates: [] },
    { text: "", dates: [] },
  ])("finds $dates in “$text”", ({ text, dates }) => {
    expect(datesIn(text)).toEqual(dates);
  });

  it("finds every date as answers write it", () => {
    const day = anyDate({
      min: new Date("1990-01-01"),
      max: new Date("2090-12-31"),
      noInvalidDate: true,
    }).map((date) => date.toISOString().slice(0, 10));
    assert(
      property(
        day,
        constantFrom(4, 7, 10),
        constantFrom(...AskerLanguage.options),
        (date, length, language) => {
          const partial = date.slice(0, length);

          expect(datesIn(`x ${formatDate(partial, language)} y`)).toEqual([partial]);
        },
      ),
    );
  });
});
