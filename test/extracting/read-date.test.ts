import { describe, expect, it } from "vitest";
import { readDate } from "../../src/extracting/read-date.ts";

describe("readDate", () => {
  it.each([
    ["2026-03-01T10:00:00Z", "2026-03-01"],
    ["2026-03-01 10:00", "2026-03-01"],
    ["2026/3/1", "2026-03-01"],
    ["2026-03", "2026-03"],
    ["2026", "2026"],
    ["D:20260301100000+01'00'", "2026-03-01"],
    ["20260301", "2026-03-01"],
    ["Tue, 03 Mar 2026 10:00:00 GMT", "2026-03-03"],
    ["3 Mar 2026", "2026-03-03"],
    ["le 1er avril 2026", "2026-04-01"],
    ["April 17, 2026", "2026-04-17"],
    ["2026-02-31", null],
    ["03/04/2026", null],
    ["1770-01-01", null],
    ["hier", null],
    ["", null],
    [null, null],
    ["9".repeat(100_000), null],
  ])("reads %j as %j", (text, expected) => {
    expect(readDate(text)).toBe(expected);
  });
});
