import { describe, expect, it } from "vitest";
import { AskerLanguage } from "../../src/domain/language.ts";
import { formatDate } from "../../src/language/format-date.ts";
import { MONTH_NAMES, monthNumber } from "../../src/language/months.ts";
import { tokens } from "../../src/language/tokens.ts";

const MONTHS = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, "0"));

describe("monthNumber", () => {
  it.each(AskerLanguage.options)("knows every month as answers write it in %s", (language) => {
    const found = MONTHS.map((month) =>
      tokens(formatDate(`2026-${month}`, language))
        .map(monthNumber)
        .find(Boolean),
    );

    expect(found).toEqual(MONTHS);
  });

  it.each(["", "2026", "mar", "monat"])("is undefined for %j", (word) => {
    expect(monthNumber(word)).toBeUndefined();
  });

  it("is matched by the pattern", () => {
    expect("im marz 2027".match(new RegExp(MONTH_NAMES, "u"))?.[0]).toBe("marz");
  });
});
