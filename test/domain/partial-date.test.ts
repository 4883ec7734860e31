import { describe, expect, it } from "vitest";
import { hasPassed } from "../../src/domain/partial-date.ts";

describe("hasPassed", () => {
  it.each([
    { date: "2026-11-27", passed: true },
    { date: "2026-11-28", passed: false },
    { date: "2026-10", passed: true },
    { date: "2026-11", passed: false },
    { date: "2025", passed: true },
    { date: "2026", passed: false },
  ])("$date on 28 November 2026: $passed", ({ date, passed }) => {
    expect(hasPassed(date, "2026-11-28")).toBe(passed);
  });
});
