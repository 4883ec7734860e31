import { describe, expect, it } from "vitest";
import { dayOf, parseToday } from "../../../adapters/terminal/today.ts";
import { UsageError } from "../../../adapters/terminal/usage-error.ts";

describe("dayOf", () => {
  it.each([
    {
      name: "the first minute of a year",
      date: new Date(2026, 0, 1, 0, 0),
      expected: "2026-01-01",
    },
    {
      name: "the last minute of a day",
      date: new Date(2026, 10, 23, 23, 59),
      expected: "2026-11-23",
    },
  ])("gives the day where the clock hangs at $name", ({ date, expected }) => {
    expect(dayOf(date)).toBe(expected);
  });
});

describe("parseToday", () => {
  it.each(["1999-12-31", "2101-01-01", "0001-01-01", "9999-12-31"])("refuses %s", (day) => {
    expect(() => parseToday(day)).toThrow(UsageError);
    expect(() => parseToday(day)).toThrow("a day from 2000-01-01 to 2100-12-31");
  });

  it.each(["2026-11-23", "2024-02-29", "2000-01-01", "2100-12-31"])("takes %s", (day) => {
    expect(parseToday(day)).toBe(day);
  });

  it.each(["2026-02-30", "2025-02-29", "2026-11", "23/11/2026", "tomorrow", ""])(
    "refuses %j",
    (day) => {
      expect(() => parseToday(day)).toThrow(UsageError);
      expect(() => parseToday(day)).toThrow(
        "--today takes a day of the calendar such as 2026-11-23",
      );
    },
  );
});
