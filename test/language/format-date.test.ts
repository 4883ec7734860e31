import { describe, expect, it } from "vitest";
import { formatDate } from "../../src/language/format-date.ts";

describe("formatDate", () => {
  it.each([
    { language: "fr", date: "2026", text: "2026" },
    { language: "fr", date: "2026-04", text: "avril 2026" },
    { language: "fr", date: "2026-04-17", text: "17 avril 2026" },
    { language: "fr", date: "2026-04-01", text: "1er avril 2026" },
    { language: "fr", date: "2026-04-11", text: "11 avril 2026" },
    { language: "en", date: "2026", text: "2026" },
    { language: "en", date: "2026-04", text: "April 2026" },
    { language: "en", date: "2026-04-01", text: "1 April 2026" },
    { language: "de", date: "2026-04-17", text: "17. April 2026" },
    { language: "es", date: "2026-04-17", text: "17 de abril de 2026" },
    { language: "it", date: "2026-04-17", text: "17 aprile 2026" },
    { language: "nl", date: "2026-04-17", text: "17 april 2026" },
    { language: "nl", date: "2026-04", text: "april 2026" },
  ] as const)("writes $date as “$text” in $language", ({ date, language, text }) => {
    expect(formatDate(date, language)).toBe(text);
  });

  it("writes the day that is meant, in whatever time zone the machine is", () => {
    expect(formatDate("2026-01-01", "en")).toBe("1 January 2026");
    expect(formatDate("2025-12-31", "en")).toBe("31 December 2025");
  });
});
