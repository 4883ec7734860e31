import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AskerLanguage } from "../../src/domain/language.ts";
import { readWrittenDate, writeDate } from "../../src/evaluation/written-date.ts";

describe("readWrittenDate", () => {
  it.each([
    { text: "17 avril 2026", expected: "2026-04-17" },
    { text: "le 1er août 2026", expected: "2026-08-01" },
    { text: "17 févr. 2026", expected: "2026-02-17" },
    { text: "avril 2026", expected: "2026-04" },
    { text: "17 April 2026", expected: "2026-04-17" },
    { text: "April 17, 2026", expected: "2026-04-17" },
    { text: "1st of May 2026", expected: "2026-05-01" },
    { text: "17. April 2026", expected: "2026-04-17" },
    { text: "17 de abril de 2026", expected: "2026-04-17" },
    { text: "17 aprile 2026", expected: "2026-04-17" },
    { text: "17 mei 2026", expected: "2026-05-17" },
    { text: "17/04/2026", expected: "2026-04-17" },
    { text: "17\u00A0avril\u00A02026", expected: "2026-04-17" },
    { text: "2026-04", expected: "2026-04" },
    { text: "2026", expected: "2026" },
    { text: "31 avril 2026", expected: null },
    { text: "17 avril", expected: null },
    { text: "17 2026", expected: null },
    { text: "avril mai 2026", expected: null },
    { text: "qualifié le 17 avril 2026", expected: null },
    { text: "", expected: null },
  ])("reads $text as $expected", ({ text, expected }) => {
    expect(readWrittenDate(text)).toBe(expected);
  });

  it("reads back every date that is written, in every language", () => {
    const date = fc.date({
      min: new Date("1990-01-01"),
      max: new Date("2099-12-31"),
      noInvalidDate: true,
    });
    const language = fc.constantFrom(...AskerLanguage.options);

    fc.assert(
      fc.property(date, language, fc.constantFrom(4, 7, 10), (day, asker, precision) => {
        const iso = day.toISOString().slice(0, precision);

        expect(readWrittenDate(writeDate(iso, asker))).toBe(iso);
      }),
    );
  });
});
