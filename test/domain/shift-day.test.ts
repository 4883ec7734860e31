import { describe, expect, it } from "vitest";
import { shiftMonths } from "../../src/domain/shift-day.ts";

describe("shiftMonths", () => {
  it.each([
    { day: "2026-11-28", months: 2, to: "2027-01-28" },
    { day: "2026-01-31", months: 1, to: "2026-02-28" },
    { day: "2028-01-31", months: 1, to: "2028-02-29" },
    { day: "2026-11-30", months: -9, to: "2026-02-28" },
    { day: "2026-01-15", months: -1, to: "2025-12-15" },
    { day: "2026-06-15", months: 0, to: "2026-06-15" },
    { day: "2026-06-15", months: -24, to: "2024-06-15" },
  ])("$day and $months months is $to", ({ day, months, to }) => {
    expect(shiftMonths(day, months)).toBe(to);
  });
});
